// A note to the reporter beside the reason of a rejection: a reply to the card while the decision is
// new. The reporter's message is edited.
import { findDecision } from '../../db/desk.ts';
import { type Refusal, refuse } from '../../errors.ts';
import { isRejectReason, LONGEST_NOTE } from '../../reports/decision.ts';
import { countCodePoints } from '../../text.ts';
import type { Writes } from '../unit.ts';
import { type Desk, showDesk } from './access.ts';
import { readHolder } from './card.ts';
import { tellVerdict } from './tell-reporter.ts';
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
    shows: [
      ...(await showDesk(desk, view)),
      ...(await tellVerdict(desk, { kind: 'rejected', reason, note })),
    ],
  };
}
