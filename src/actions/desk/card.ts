// The card of a case as the database has it, with all that was added to the report since.

import type { EventStatus } from '../../assemblies/assembly.ts';
import type { Level } from '../../assemblies/level.ts';
import { card } from '../../card/card.ts';
import type { Answers } from '../../card/types.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import { countAlike } from '../../db/alike.ts';
import { findCitingAssembly } from '../../db/assemblies.ts';
import type { Queryable } from '../../db/connection.ts';
import {
  type DeskGroup,
  findDecision,
  findDesk,
  findModerator,
  getDesk,
  type StoredCase,
} from '../../db/desk.ts';
import { isShown } from '../../db/laying.ts';
import { findCaseProposal } from '../../db/proposals.ts';
import { listQuestions } from '../../db/questions.ts';
import type { StoredReport } from '../../db/reports.ts';
import { readTrackRecord } from '../../db/track-record.ts';
import { canBeUndone, isRejectReason, isUndecided } from '../../reports/decision.ts';
import { holderOf } from '../../reports/lease.ts';
import { additionScreen } from '../../screens/desk/addition.ts';
import { type CaseView, caseSlot } from '../../screens/desk/case-view.ts';
import { caseScreen } from '../../screens/desk/desk-card.ts';
import { findCandidates } from '../records/candidates.ts';
import { offerAddition } from '../records/offer.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { showPage } from './case-page.ts';

export interface CaseRows {
  readonly case: StoredCase;
  readonly report: StoredReport;
}

type Now = Pick<Unit, 'tx' | 'now'>;

/**
 * The card for the group that has the case, with what this unit is about to change laid over it;
 * and the page that has it in a line, when that changes.
 */
export async function showCase(
  unit: Now,
  rows: CaseRows,
  change: Partial<CaseView> = {},
): Promise<readonly Show[]> {
  const { page, number, desk, laidAt } = rows.case;
  const cards = await showCard(unit, rows, change);
  const status = change.status ?? rows.case.status;
  if (page === null || laidAt === null || desk === null || status === rows.case.status)
    return cards;
  const group = await getDesk(unit.tx, desk);
  const statuses = new Map([[number, status]]);
  return [...cards, await showPage(unit, { group, page, statuses })];
}

/** The card alone, if there is one: a line of a page has none until somebody asks for it. */
export async function showCard(
  unit: Now,
  rows: CaseRows,
  change: Partial<CaseView>,
): Promise<readonly Show[]> {
  const { tx } = unit;
  const { desk: chatKey, laidAt, page, number } = rows.case;
  // What waits for room on the desk is shown when its turn comes.
  if (chatKey === null || laidAt === null) return [];
  if (page !== null && !(await isShown(tx, chatKey, caseSlot(number)))) return [];
  const group = await findDesk(tx, chatKey);
  return group === undefined ? [] : [await drawCard(unit, rows, { group, change })];
}

/** The card at the end of the chat, whatever shows the case so far. */
export async function bringCard(unit: Now, rows: CaseRows): Promise<readonly Show[]> {
  const group = rows.case.desk === null ? undefined : await findDesk(unit.tx, rows.case.desk);
  if (group === undefined) return [];
  const change = await readHolder(unit, rows.case);
  return [{ ...(await drawCard(unit, rows, { group, change })), move: true }];
}

interface Drawing {
  readonly group: DeskGroup;
  readonly change: Partial<CaseView>;
}

async function drawCard(
  { tx, now }: Now,
  { case: current, report }: CaseRows,
  { group, change }: Drawing,
): Promise<Show> {
  const { number, version, findings, codename, openedAt, fingerprint } = current;
  const { chatKey } = group;
  const status = statusAt(current, now);
  const answers = change.answers ?? (await readEffectiveAnswers(tx, report));
  const isOpen = isUndecided(change.status ?? status);
  const full: CaseView = {
    card,
    language: group.language,
    number,
    version,
    status,
    findings,
    codename,
    receivedAt: openedAt,
    answers,
    candidates: isOpen ? await findCandidates(tx, report, answers) : [],
    questions: await listQuestions(tx, number),
    track: await readTrackRecord(tx, report),
    ...(fingerprint !== '' && { alike: await countAlike(tx, { chatKey, fingerprint }, number) }),
    ...change,
  };
  return {
    recipient: { to: 'desk', chatKey: group.chatKey },
    slot: caseSlot(number),
    revision: full.version,
    screen: caseScreen(full),
  };
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
    ...(decision?.note && { note: decision.note }),
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

interface AddedNow {
  /** Of the addition. */
  readonly id: string;
  readonly report: StoredReport;
  readonly answers: Answers;
}

/**
 * Something was added to a report. An undecided case gets a new version, so that nobody decides on
 * what they have not seen; a decided one a note beside it, and where a record cites the report and
 * would change, the offer to take that.
 */
export async function showAddition(
  unit: Now,
  current: StoredCase,
  { id, report, answers }: AddedNow,
): Promise<Pick<Writes, 'shows' | 'desk'>> {
  const { tx } = unit;
  if (!isUndecided(current.status)) {
    const offered = await offerAddition(tx, current, { id, reportId: report.id, answers });
    return offered ?? noteAddition(tx, current, answers);
  }
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
