// Reject all that say nearly the same: one moderator proposes it with a reason, another one agrees.
import { randomUUID } from 'node:crypto';
import { countAlike } from '../../db/alike.ts';
import { findCaseForUpdate } from '../../db/desk.ts';
import { nextProposalNumber } from '../../db/proposals.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { isRejectReason, isUndecided } from '../../reports/decision.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import { alikeProposalScreen, alikeReasonsScreen, alikeSlot } from '../../screens/desk/alike.ts';
import type { Unit, Writes } from '../unit.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';

/** *Reject all alike*: for which reason? */
export async function askAboutAlike(unit: Unit, number: number): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const alike = await findAlike(entered, number);
  if (isRefusal(alike)) return { ...writes, ...toast(unit, alike) };
  const { language } = entered;
  const { fingerprint, count } = alike;
  const screen = alikeReasonsScreen({ language, number, count });
  const slot = alikeSlot(fingerprint);
  return {
    ...writes,
    shows: [{ recipient: { to: 'here' }, lane: 'moderation', slot, screen, move: true }],
  };
}

/** For this one; a second moderator is asked. */
export async function proposeAlike(
  unit: Unit,
  press: { readonly number: number; readonly reason: string },
): Promise<Writes> {
  const { number, reason } = press;
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  if (!isRejectReason(reason)) return { ...writes, ...toast(unit, refuse('button_unknown')) };
  const alike = await findAlike(entered, number);
  if (isRefusal(alike)) return { ...writes, ...toast(unit, alike) };
  const { by, role, language } = entered;
  const { fingerprint, count } = alike;
  const proposal = await nextProposalNumber(unit.tx);
  const act = { kind: 'reject_alike', fingerprint, reason } as const;
  const why = whySecondNeeded({ act, answers: {}, role });
  const view = { language, number, count, proposal, by: entered.number, reason };
  const slot = alikeSlot(fingerprint);
  const detail = { proposes: act.kind, cases: count };
  return {
    ...writes,
    desk: [
      { do: 'propose', id: randomUUID(), number: proposal, act, why, by },
      { do: 'audit', act: 'propose', caseNumber: number, detail, by },
    ],
    shows: [
      { recipient: { to: 'here' }, lane: 'moderation', slot, screen: alikeProposalScreen(view) },
    ],
  };
}

/** What is like this case and awaits a decision, the case included. */
async function findAlike({ unit, chatKey, by }: AtDesk, number: number) {
  const found = await findCaseForUpdate(unit.tx, number);
  const refusal = whyNot(found, { chatKey, by });
  if (refusal !== undefined || found === undefined) return refusal ?? refuse('case_unknown');
  const { fingerprint } = found.case;
  const count = await countAlike(unit.tx, { chatKey, fingerprint });
  return count === 0 || fingerprint === '' ? refuse('none_alike') : { fingerprint, count };
}

function whyNot(
  found: Awaited<ReturnType<typeof findCaseForUpdate>>,
  { chatKey, by }: Pick<AtDesk, 'chatKey' | 'by'>,
): Refusal | undefined {
  if (found === undefined) return refuse('case_unknown');
  if (found.case.desk !== chatKey) return refuse('case_elsewhere');
  if (found.report.person === by) return refuse('own_report');
  return isUndecided(found.case.status) ? undefined : refuse(`already_${found.case.status}`);
}
