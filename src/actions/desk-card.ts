// The card of a case as the database has it, with all that was added to the report since.

import type { EventStatus } from '../assemblies/assembly.ts';
import type { Level } from '../assemblies/level.ts';
import { card } from '../card/card.ts';
import type { Answers } from '../card/types.ts';
import { readEffectiveAnswers } from '../db/additions.ts';
import { findCitingAssembly } from '../db/assemblies.ts';
import type { Queryable } from '../db/connection.ts';
import { findDecision, findDesk, findModerator, type StoredCase } from '../db/desk.ts';
import { findCaseProposal } from '../db/proposals.ts';
import { listQuestions } from '../db/questions.ts';
import type { StoredReport } from '../db/reports.ts';
import { readTrackRecord } from '../db/track-record.ts';
import { canBeUndone, isRejectReason, isUndecided } from '../reports/decision.ts';
import { holderOf } from '../reports/lease.ts';
import { additionScreen } from '../screens/addition.ts';
import { type CaseView, caseScreen, caseSlot } from '../screens/desk-card.ts';
import type { Show, Unit, Writes } from './unit.ts';

export interface CaseRows {
  readonly case: StoredCase;
  readonly report: StoredReport;
}

type Now = Pick<Unit, 'tx' | 'now'>;

/** The card for the group that has the case, with what this unit is about to change laid over it. */
export async function showCase(
  { tx, now }: Now,
  { case: current, report }: CaseRows,
  change: Partial<CaseView> = {},
): Promise<readonly Show[]> {
  // What waits for room on the desk is shown when its turn comes.
  if (current.desk === null || current.laidAt === null) return [];
  const group = await findDesk(tx, current.desk);
  if (group === undefined) return [];
  const { number, version, findings, codename, openedAt } = current;
  const status = statusAt(current, now);
  const full: CaseView = {
    card,
    language: group.language,
    number,
    version,
    status,
    findings,
    codename,
    receivedAt: openedAt,
    answers: await readEffectiveAnswers(tx, report),
    questions: await listQuestions(tx, number),
    track: await readTrackRecord(tx, report),
    ...change,
  };
  return [
    {
      recipient: { to: 'desk', chatKey: group.chatKey },
      slot: caseSlot(number),
      revision: full.version,
      screen: caseScreen(full),
    },
  ];
}

/** A claim that ran out is none, also before anybody has written that down. */
export function statusAt(current: StoredCase, now: Date): StoredCase['status'] {
  const hasLapsed = current.status === 'claimed' && holderOf(current, now) === undefined;
  return hasLapsed ? 'open' : current.status;
}

/** Who holds, proposed or decided the case, and why; what came of it. */
export async function readHolder(
  { tx, now }: Now,
  current: StoredCase,
): Promise<Partial<CaseView>> {
  const decision = await findDecision(tx, current.number);
  const proposal =
    current.status === 'proposed' ? await findCaseProposal(tx, current.number) : undefined;
  const by = decision?.moderator ?? holderOf(current, now);
  const moderator = by === undefined ? undefined : await findModerator(tx, by);
  const second = decision?.second ? await findModerator(tx, decision.second) : undefined;
  const assembly =
    current.status === 'verified' ? await findCitingAssembly(tx, current.reportId) : undefined;
  const reason = decision?.reason;
  return {
    ...(moderator && { moderator: moderator.number }),
    ...(second && { second: second.number }),
    ...(reason && isRejectReason(reason) && { reason }),
    ...(current.claimedUntil && { claimedUntil: current.claimedUntil }),
    ...(decision && { canUndo: canBeUndone(decision.decidedAt, now) }),
    ...(assembly && {
      assembly: assembly.number,
      level: assembly.level as Level,
      eventStatus: assembly.eventStatus as EventStatus,
    }),
    ...(proposal && {
      proposal: { number: proposal.number, by: proposal.by, why: proposal.why, act: proposal.act },
    }),
  };
}

/**
 * Something was added to a report. An undecided case gets a new version, so that nobody decides on
 * what they have not seen; a decided one a note beside it.
 */
export async function showAddition(
  unit: Now,
  current: StoredCase,
  { report, answers }: { readonly report: StoredReport; readonly answers: Answers },
): Promise<Pick<Writes, 'shows' | 'desk'>> {
  const { tx } = unit;
  if (!isUndecided(current.status)) return noteAddition(tx, current, answers);
  const effective = { ...(await readEffectiveAnswers(tx, report)), ...answers };
  return renewCard(unit, { case: current, report }, { answers: effective });
}

/** The card shows something new: older buttons are stale from now on. */
export async function renewCard(
  unit: Now,
  rows: CaseRows,
  change: Partial<CaseView>,
): Promise<Pick<Writes, 'shows' | 'desk'>> {
  const { number, version } = rows.case;
  const view = { ...(await readHolder(unit, rows.case)), ...change, version: version + 1 };
  return {
    desk: [{ do: 'change_case', number, expectedVersion: version, set: {} }],
    shows: await showCase(unit, rows, view),
  };
}

async function noteAddition(tx: Queryable, current: StoredCase, answers: Answers) {
  const group = current.desk === null ? undefined : await findDesk(tx, current.desk);
  if (group === undefined) return {};
  const { language, chatKey } = group;
  const screen = additionScreen({ card, language, number: current.number, answers });
  return { shows: [{ recipient: { to: 'desk', chatKey }, screen }] } as const;
}
