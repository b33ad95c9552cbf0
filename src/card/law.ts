// What the law asks of an assembly, as dated data: which procedure was in force on which day for
// which form, and whether an assembly counts as authorised under it.
import { form as formQuestion } from './sections/form.ts';

/** Until June 2020 permission for everything; since then notification or approval, by form. */
export type Regime = 'law_1995' | 'law_2020_notification' | 'law_2020_approval';

export type Authorised = 'authorised' | 'unauthorised' | 'unknown';

interface LawPeriod {
  /** First local day on which the law was in force. */
  readonly from: string;
  /** The procedure of each form; the others follow `general`. */
  readonly general: Regime;
  readonly forms: Readonly<Record<string, Regime>>;
}

/** The laws, latest first. */
const lawPeriods: readonly LawPeriod[] = [
  { from: '2020-06-06', general: 'law_2020_notification', forms: formsByApproval() },
  { from: '1995-03-17', general: 'law_1995', forms: {} },
];

/** Monthly calculation index in tenge, by its first day, latest first. */
const indices: readonly { readonly from: string; readonly kzt: number }[] = [
  { from: '2026-01-01', kzt: 4325 },
  { from: '2025-01-01', kzt: 3932 },
  { from: '2024-01-01', kzt: 3692 },
];

/** The procedure for a form on a local day `YYYY-MM-DD`. */
export function regimeOf(date: string, form: string): Regime {
  const period = lawPeriods.find(({ from }) => from <= date) ?? lawPeriods.at(-1);
  if (period === undefined) throw new Error('no law');
  return period.forms[form] ?? period.general;
}

/**
 * Whether an assembly was authorised. Under the notification of 2020 the silence of the akimat
 * is consent, also where people took it for a refusal; anywhere else silence changes nothing.
 */
export function authorised(permitStatus: string, permitAnswer: string, regime: Regime): Authorised {
  if (permitStatus === 'allowed' || permitStatus === 'official') return 'authorised';
  if (permitStatus === 'not_applied') return 'unauthorised';
  if (permitAnswer === 'silent' && regime === 'law_2020_notification') return 'authorised';
  return permitStatus === 'denied' ? 'unauthorised' : 'unknown';
}

/** The index in force on a day; before the first one known, that one. */
export function mciOf(date: string): number {
  const index = findMci(date) ?? indices.at(-1)?.kzt;
  if (index === undefined) throw new Error('no monthly calculation index');
  return index;
}

/** The index in force on a day, as far back as it is known. */
export function findMci(date: string): number | undefined {
  return indices.find(({ from }) => from <= date)?.kzt;
}

function formsByApproval(): Readonly<Record<string, Regime>> {
  const byApproval = formQuestion.choices.filter((one) => one.legalRoute === 'approval');
  return Object.fromEntries(byApproval.map((one) => [one.value, 'law_2020_approval']));
}
