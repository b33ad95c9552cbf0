// A note to the reporter beside the reason of a rejection: a reply to the card while the decision is
// new. The reporter's message is edited.
import { readEffectiveAnswers } from '../../db/additions.ts';
import { findDecision } from '../../db/desk.ts';
import { findLanguage } from '../../db/people.ts';
import { type Refusal, refuse } from '../../errors.ts';
import { isRejectReason, LONGEST_NOTE, type RejectReason } from '../../reports/decision.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { verdictScreen, verdictSlot } from '../../screens/report-status.ts';
import { countCodePoints } from '../../text.ts';
import type { Show, Writes } from '../unit.ts';
import { type Desk, showDesk } from './access.ts';
import { readHolder } from './card.ts';
import { whyNotTheirs } from './undo.ts';

export async function noteRejection(desk: Desk, note: string): Promise<Writes | Refusal> {
  const { unit, by } = desk;
  const { number, version } = desk.case;
  const decision = await findDecision(unit.tx, number);
  const reason = decision?.reason;
  if (decision === undefined || reason == null || !isRejectReason(reason)) {
    return refuse('already_rejected');
  }
  const refusal = whyNotTheirs(desk, decision);
  if (refusal !== undefined) return refusal;
  if (countCodePoints(note) > LONGEST_NOTE) return refuse('note_too_long', { max: LONGEST_NOTE });
  const view = { ...(await readHolder(unit, desk.case)), note, version: version + 1 };
  return {
    desk: [
      { do: 'change_case', number, expectedVersion: version, set: {} },
      { do: 'note_decision', caseNumber: number, note },
      { do: 'audit', act: 'note', caseNumber: number, by },
    ],
    shows: [...(await showDesk(desk, view)), ...(await tellReporter(desk, { reason, note }))],
  };
}

async function tellReporter(
  { unit, report }: Desk,
  why: { readonly reason: RejectReason; readonly note: string },
): Promise<readonly Show[]> {
  const { person } = report;
  const language = person === null ? undefined : await findLanguage(unit.tx, person);
  if (person === null || language === undefined) return [];
  const answers = await readEffectiveAnswers(unit.tx, report);
  const described = { code: report.code, ...whereAndWhen(report, answers) };
  const screen = verdictScreen(language, described, { kind: 'rejected', ...why });
  return [{ recipient: { to: 'person', person }, slot: verdictSlot(report.id), screen }];
}
