// One outcome in words: "P1, organiser: a fine of 40 MCI (173,000 ₸); Almaty court; …".
import { fineInKzt, fineInMci, type Outcome, type OutcomeFault } from '../../assemblies/outcome.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';

/** Everything that is on record about one row. */
export function outcomeText(outcome: Outcome, language: Language): string {
  const { article, court, decidedOn, appeal, source } = outcome;
  const parts = [
    sanctionText(outcome, language),
    ...(article === undefined ? [] : [t(language, 'outcome.article', { article })]),
    ...(court === undefined ? [] : [court]),
    ...(decidedOn === undefined ? [] : [formatDay(decidedOn, language)]),
    ...(appeal === 'unknown' ? [] : [t(language, `outcome.appeal.${appeal}`)]),
    ...(outcome.phase === 'before' ? [t(language, 'outcome.taken_before')] : []),
    source ?? t(language, 'outcome.no_source'),
  ];
  return t(language, 'outcome.line', {
    person: personText(outcome, language),
    what: parts.join('; '),
  });
}

/** The kind of outcome in a word or two, for a button. */
export function kindText({ kind }: Pick<Outcome, 'kind'>, language: Language): string {
  return t(language, `card.outcome_kind.choice.${kind}`);
}

export function faultText(fault: OutcomeFault, language: Language): string {
  return t(language, `outcome.fault.${fault}`);
}

function personText({ personRef, role }: Outcome, language: Language): string {
  if (role === 'unknown') return personRef;
  return t(language, 'outcome.person', {
    person: personRef,
    role: t(language, `outcome.role.${role}`),
  });
}

function sanctionText(outcome: Outcome, language: Language): string {
  const { kind, arrestDays, prisonMonths } = outcome;
  if (kind === 'fine') return fineText(outcome, language);
  const name = t(language, `outcome.kind.${kind}`);
  if (arrestDays !== undefined)
    return t(language, 'outcome.for_days', { kind: name, n: arrestDays });
  if (prisonMonths !== undefined)
    return t(language, 'outcome.for_months', { kind: name, n: prisonMonths });
  return name;
}

/** As the source says it first; the other unit by the index of the year, where both are known. */
function fineText(outcome: Outcome, language: Language): string {
  const { fineMci, fineKzt } = outcome;
  const mci = fineInMci(outcome);
  const kzt = fineInKzt(outcome);
  if (fineKzt === undefined && fineMci !== undefined) {
    return kzt === undefined
      ? t(language, 'outcome.fine_mci', { mci: fineMci })
      : t(language, 'outcome.fine_mci_kzt', { mci: fineMci, kzt: Math.round(kzt) });
  }
  if (kzt === undefined) return t(language, 'outcome.kind.fine');
  return mci === undefined
    ? t(language, 'outcome.fine_kzt', { kzt })
    : t(language, 'outcome.fine_kzt_mci', { kzt, mci: Math.round(mci * 10) / 10 });
}
