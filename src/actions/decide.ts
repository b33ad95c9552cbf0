// What moderators do with a case: claim, verify, reject. The case row is locked, and its version
// says whether the moderator saw the case as it is; of two who tap at once one wins.
import { randomUUID } from 'node:crypto';
import { assemblyOf } from '../assemblies/assembly.ts';
import { card } from '../card/card.ts';
import {
  findCaseForUpdate,
  findDecision,
  findDesk,
  findModerator,
  nextModeratorNumber,
  type StoredCase,
} from '../db/desk.ts';
import { findLanguage } from '../db/people.ts';
import type { StoredReport } from '../db/reports.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { Language } from '../locales/translate.ts';
import type { Press } from '../presses.ts';
import { isRejectReason, isUndecided, type Verdict } from '../reports/decision.ts';
import { type CaseView, caseScreen, caseSlot } from '../screens/desk-card.ts';
import { refusalText } from '../screens/refusal.ts';
import { verdictScreen } from '../screens/report-status.ts';
import type { Show, Unit, Writes } from './unit.ts';

export type CasePress = Extract<Press, { case: number }>;

interface Desk {
  readonly unit: Unit;
  readonly press: CasePress;
  readonly language: Language;
  readonly case: StoredCase;
  readonly report: StoredReport;
  /** Number of the moderator who acts; a new one gets theirs with this write. */
  readonly number: number;
}

/** A moderator's tap on the card of a case. */
export async function actOnCase(unit: Unit, press: CasePress): Promise<Writes> {
  const { tx, incoming, conversation } = unit;
  const desk = await findDesk(tx, incoming.chatKey);
  if (desk === undefined) return toast(unit, refuse('not_the_desk'));
  const membership = await readMembership(unit);
  if (membership.number === undefined) {
    return { ...membership.writes, ...toast(unit, refuse('not_a_moderator')) };
  }
  const found = await findCaseForUpdate(tx, press.case);
  if (found === undefined) return toast(unit, refuse('case_unknown'));
  const number = membership.number;
  const state: Desk = { unit, press, language: desk.language, ...found, number };
  if (found.report.person === conversation.person) {
    return { ...membership.writes, ...toast(unit, refuse('own_report')) };
  }
  return { ...membership.writes, ...(await act(state)) };
}

// What Telegram said about a member is kept for half a minute. Whoever left within so long stays
// out, whatever a process remembers that has not heard of it.
const STAYS_OUT_MS = 60_000;

/** Whether the person may act here, read inside the transaction that decides. */
async function readMembership({ incoming, conversation, tx, now }: Unit) {
  const { person } = conversation;
  const known = await findModerator(tx, person);
  const hasJustLeft =
    known?.isMember === false && now.getTime() - known.checkedAt.getTime() < STAYS_OUT_MS;
  if (hasJustLeft) return { writes: {}, number: undefined };
  const isMember = incoming.isMember ?? known?.isMember ?? false;
  if (!isMember && known === undefined) return { writes: {}, number: undefined };
  const number = known?.number ?? (await nextModeratorNumber(tx));
  const isNews = incoming.isMember !== undefined || known?.isMember !== isMember;
  const writes: Writes = isNews ? { moderator: { person, isMember, number } } : {};
  return { writes, number: isMember ? number : undefined };
}

async function act(desk: Desk): Promise<Writes> {
  const { unit, press, case: current } = desk;
  if (!isUndecided(current.status)) {
    return { ...(await redraw(desk)), ...toast(unit, refuse(`already_${current.status}`)) };
  }
  if (press.version !== current.version) {
    return { ...(await redraw(desk)), ...toast(unit, refuse('case_changed')) };
  }
  if (press.do === 'claim') return claim(desk);
  const holder = current.claimedBy;
  if (holder !== null && holder !== unit.conversation.person) {
    const other = await findModerator(unit.tx, holder);
    return toast(unit, refuse('claimed_by_other', { moderator: other?.number ?? 0 }));
  }
  switch (press.do) {
    case 'verify':
      return decide(desk, { kind: 'verified' });
    case 'reject':
      return askReason(desk);
    case 'unreject':
      return redraw(desk);
    case 'reject_for':
      return isRejectReason(press.reason)
        ? decide(desk, { kind: 'rejected', reason: press.reason })
        : toast(unit, refuse('button_unknown'));
    default:
      return press satisfies never;
  }
}

async function claim(desk: Desk): Promise<Writes> {
  const { unit, case: current } = desk;
  if (current.claimedBy === unit.conversation.person) return toast(unit, refuse('already_yours'));
  return {
    caseChange: change(desk, 'claimed'),
    shows: [
      show(desk, { status: 'claimed', version: current.version + 1, moderator: desk.number }),
    ],
  };
}

async function askReason(desk: Desk): Promise<Writes> {
  const { case: current, unit } = desk;
  if (current.claimedBy === unit.conversation.person) {
    return { shows: [show(desk, { moderator: desk.number, asksReason: true })] };
  }
  const view = { status: 'claimed', version: current.version + 1, moderator: desk.number } as const;
  return {
    caseChange: change(desk, 'claimed'),
    shows: [show(desk, { ...view, asksReason: true })],
  };
}

async function decide(desk: Desk, verdict: Verdict): Promise<Writes> {
  const { unit, case: current, report } = desk;
  const decided = {
    status: verdict.kind,
    version: current.version + 1,
    moderator: desk.number,
    ...(verdict.kind === 'rejected' && { reason: verdict.reason }),
  };
  return {
    caseChange: change(desk, verdict.kind),
    decision: { caseNumber: current.number, moderator: unit.conversation.person, verdict },
    ...(verdict.kind === 'verified' && {
      assembly: { ...assemblyOf(report, randomUUID()), reportId: report.id },
    }),
    shows: [show(desk, decided), ...(await tellReporter(desk, verdict))],
  };
}

async function tellReporter({ unit, report }: Desk, verdict: Verdict): Promise<readonly Show[]> {
  if (report.person === null) return [];
  const language = await findLanguage(unit.tx, report.person);
  if (language === undefined) return [];
  const recipient = { to: 'person', person: report.person } as const;
  return [{ recipient, screen: verdictScreen(language, report, verdict) }];
}

/** The card as the database has it, for a moderator who looked at an older one. */
async function redraw(desk: Desk): Promise<Writes> {
  const { case: current, unit } = desk;
  const decision = await findDecision(unit.tx, current.number);
  const by = decision?.moderator ?? current.claimedBy;
  const moderator = by === null ? undefined : await findModerator(unit.tx, by);
  const reason = decision?.reason;
  const view = {
    ...(moderator && { moderator: moderator.number }),
    ...(reason && isRejectReason(reason) && { reason }),
  };
  return { shows: [show(desk, view)] };
}

function show(desk: Desk, view: Partial<CaseView>): Show {
  const { case: current, report, language } = desk;
  const { number, version, status, findings } = current;
  const base = { card, language, number, version, status, findings, answers: report.answers };
  const full: CaseView = { ...base, ...view };
  return {
    recipient: { to: 'desk' },
    slot: caseSlot(number),
    revision: full.version,
    screen: caseScreen(full),
  };
}

function change(desk: Desk, status: 'claimed' | 'verified' | 'rejected') {
  const { number, version } = desk.case;
  return { number, expectedVersion: version, status, claimedBy: desk.unit.conversation.person };
}

function toast(unit: Unit, refusal: Refusal): Writes {
  return { toast: refusalText(refusal, unit.conversation.language) };
}
