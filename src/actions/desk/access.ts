// Who may act at the desk, and on which case: read inside the transaction that acts, with the row
// of the case locked.
import {
  findCaseForUpdate,
  findDesk,
  findModerator,
  hasOneDesk,
  nextModeratorNumber,
  type StoredCase,
} from '../../db/desk.ts';
import type { StoredReport } from '../../db/reports.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { Language } from '../../locales/translate.ts';
import type { PersonKey } from '../../messenger.ts';
import { isUndecided } from '../../reports/decision.ts';
import { holderOf, leaseFrom } from '../../reports/lease.ts';
import { isRole, type Role } from '../../reports/roles.ts';
import type { CaseView } from '../../screens/desk/case-view.ts';
import { refusalText } from '../../screens/refusal.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { showCase } from './card.ts';

/** A moderator in their group. */
export interface AtDesk {
  readonly unit: Unit;
  readonly chatKey: string;
  /** Of the group. */
  readonly language: Language;
  /** Who acts. */
  readonly by: PersonKey;
  /** Number of the moderator who acts; a new one gets theirs with this write. */
  readonly number: number;
  readonly role: Role;
}

/** A moderator before a case. */
export interface Desk extends AtDesk {
  readonly case: StoredCase;
  readonly report: StoredReport;
}

interface Entry<T> {
  /** What is to be written about the moderator, whatever comes of it. */
  readonly writes: Writes;
  readonly entered: T | Refusal;
}

/** The moderator who acts; or why they may not. */
export async function enterGroup(unit: Unit): Promise<Entry<AtDesk>> {
  const { tx, incoming, conversation } = unit;
  const desk = await findDesk(tx, incoming.chatKey);
  if (desk === undefined) return { writes: {}, entered: refuse('not_the_desk') };
  const { writes, number, role } = await readMembership(unit);
  if (number === undefined) return { writes, entered: refuse('not_a_moderator') };
  const { chatKey, language } = desk;
  return { writes, entered: { unit, chatKey, language, by: conversation.person, number, role } };
}

/** The case and the moderator who acts on it; or why they may not. */
export async function enterDesk(unit: Unit, caseNumber: number): Promise<Entry<Desk>> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { writes, entered };
  const found = await findCaseForUpdate(unit.tx, caseNumber);
  if (found === undefined) return { writes, entered: refuse('case_unknown') };
  if (found.case.desk !== entered.chatKey) return { writes, entered: refuse('case_elsewhere') };
  if (found.report.person === entered.by) return { writes, entered: refuse('own_report') };
  return { writes, entered: { ...entered, ...found } };
}

/** Why the case is not theirs to act on: it was decided, or somebody else holds it. */
export async function refuseUnlessFree(desk: Desk): Promise<Refusal | undefined> {
  const { status } = desk.case;
  if (!isUndecided(status)) return refuse(`already_${status}`);
  if (status === 'proposed') return refuse('already_proposed');
  const holder = holderOf(desk.case, desk.unit.now);
  if (holder === undefined || holder === desk.by) return undefined;
  const other = await findModerator(desk.unit.tx, holder);
  return refuse('claimed_by_other', { moderator: other?.number ?? 0 });
}

/** The card of the case for its group, with what this act changes. */
export function showDesk(desk: Desk, view: Partial<CaseView> = {}): Promise<readonly Show[]> {
  return showCase(desk.unit, desk, view);
}

/** The claim that comes with every act on a case, and how the card reads then. */
export function claimed(desk: Desk) {
  const { number, version } = desk.case;
  const claimedUntil = leaseFrom(desk.unit.now);
  const change: DeskWrite = {
    do: 'change_case',
    number,
    expectedVersion: version,
    set: { status: 'claimed', claimedBy: desk.by, claimedUntil },
  };
  const view = {
    status: 'claimed',
    version: version + 1,
    moderator: desk.number,
    claimedUntil,
  } as const;
  return { change, view };
}

export function toast({ conversation }: Unit, refusal: Refusal): Writes {
  return { toast: refusalText(refusal, conversation.language) };
}

// What Telegram said about a member is kept for half a minute. Whoever left within so long stays
// out, whatever a process remembers that has not heard of it.
const STAYS_OUT_MS = 60_000;

/**
 * Whether the person may act here, read inside the transaction that decides. While Telegram cannot
 * be asked, what was known before says who is a moderator, but not in which of several groups.
 */
export async function readMembership({ incoming, conversation, tx, now, coordinators }: Unit) {
  const { person } = conversation;
  const known = await findModerator(tx, person);
  const role = roleIn({ person, role: known?.role }, coordinators);
  const hasJustLeft =
    known?.isMember === false && now.getTime() - known.checkedAt.getTime() < STAYS_OUT_MS;
  if (hasJustLeft) return { writes: {}, number: undefined, role };
  const isMember = incoming.isMember ?? (known?.isMember === true && (await hasOneDesk(tx)));
  if (!isMember && known === undefined) return { writes: {}, number: undefined, role };
  const number = known?.number ?? (await nextModeratorNumber(tx));
  const isNews = incoming.isMember !== undefined;
  const writes: Writes = isNews ? { moderator: { person, isMember, number } } : {};
  return { writes, number: isMember ? number : undefined, role };
}

/** The configuration names coordinators; everybody else is what the desk made them. */
export function roleIn(
  { person, role }: { readonly person: PersonKey; readonly role: string | undefined },
  coordinators: readonly PersonKey[],
): Role {
  if (coordinators.includes(person)) return 'coordinator';
  return role !== undefined && isRole(role) ? role : 'moderator';
}
