// Who may act at the desk, and on which case: read inside the transaction that acts, with the row
// of the case locked.
import {
  findCaseForUpdate,
  findDesk,
  findModerator,
  nextModeratorNumber,
  type StoredCase,
} from '../db/desk.ts';
import type { StoredReport } from '../db/reports.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { Language } from '../locales/translate.ts';
import { isUndecided } from '../reports/decision.ts';
import type { CaseView } from '../screens/desk-card.ts';
import { refusalText } from '../screens/refusal.ts';
import { showCase } from './desk-card.ts';
import type { Show, Unit, Writes } from './unit.ts';

export interface Desk {
  readonly unit: Unit;
  readonly language: Language;
  readonly case: StoredCase;
  readonly report: StoredReport;
  /** Number of the moderator who acts; a new one gets theirs with this write. */
  readonly number: number;
}

interface Entry {
  /** What is to be written about the moderator, whatever comes of it. */
  readonly writes: Writes;
  readonly entered: Desk | Refusal;
}

/** The case and the moderator who acts on it; or why they may not. */
export async function enterDesk(unit: Unit, caseNumber: number): Promise<Entry> {
  const { tx, incoming, conversation } = unit;
  const desk = await findDesk(tx, incoming.chatKey);
  if (desk === undefined) return { writes: {}, entered: refuse('not_the_desk') };
  const { writes, number } = await readMembership(unit);
  if (number === undefined) return { writes, entered: refuse('not_a_moderator') };
  const found = await findCaseForUpdate(tx, caseNumber);
  if (found === undefined) return { writes, entered: refuse('case_unknown') };
  if (found.report.person === conversation.person) return { writes, entered: refuse('own_report') };
  return { writes, entered: { unit, language: desk.language, ...found, number } };
}

/** Why the case is not theirs to act on: it was decided, or somebody else holds it. */
export async function refuseUnlessFree(desk: Desk): Promise<Refusal | undefined> {
  const { status, claimedBy } = desk.case;
  if (!isUndecided(status)) return refuse(`already_${status}`);
  if (claimedBy === null || claimedBy === desk.unit.conversation.person) return undefined;
  const other = await findModerator(desk.unit.tx, claimedBy);
  return refuse('claimed_by_other', { moderator: other?.number ?? 0 });
}

export function showDesk(desk: Desk, view: Partial<CaseView>): Promise<Show> {
  return showCase(desk.unit.tx, desk, desk.language, view);
}

/** The change of the case that the moderator's act brings about. */
export function changeOf(desk: Desk, status: 'claimed' | 'verified' | 'rejected') {
  const { number, version } = desk.case;
  return { number, expectedVersion: version, status, claimedBy: desk.unit.conversation.person };
}

/** How the card reads once the moderator has claimed the case with this act. */
export function claimedView({ case: { version }, number }: Desk) {
  return { status: 'claimed', version: version + 1, moderator: number } as const;
}

export function toast({ conversation }: Unit, refusal: Refusal): Writes {
  return { toast: refusalText(refusal, conversation.language) };
}

// What Telegram said about a member is kept for half a minute. Whoever left within so long stays
// out, whatever a process remembers that has not heard of it.
const STAYS_OUT_MS = 60_000;

/** Whether the person may act here, read inside the transaction that decides. */
export async function readMembership({ incoming, conversation, tx, now }: Unit) {
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
