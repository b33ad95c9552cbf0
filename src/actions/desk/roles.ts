// `/moderators` and `/me`: who works at the desk and in which role. A coordinator proposes another
// role, and a second moderator agrees; `settle-role.ts` has what comes then.
import { randomUUID } from 'node:crypto';
import { findDesk, findModerator } from '../../db/desk.ts';
import {
  findModeratorByNumber,
  hasOtherCoordinator,
  isRoleProposed,
  listDesks,
  listModerators,
  type StoredModerator,
  takeTurnAtRoles,
} from '../../db/moderators.ts';
import { nextProposalNumber } from '../../db/proposals.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { Language } from '../../locales/translate.ts';
import type { PersonKey } from '../../messenger.ts';
import type { Press } from '../../presses.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import { isRole, type Role } from '../../reports/roles.ts';
import {
  moderatorsScreen,
  ownNumberText,
  type RoleChange,
  roleChangeScreen,
  roleMenuScreen,
} from '../../screens/desk/roles.ts';
import { helpScreen, noteScreen } from '../../screens/plain.ts';
import { refusalText } from '../../screens/refusal.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { enterGroup, readMembership, roleIn, toast } from './access.ts';

// More fit neither into a message nor under it.
const MOST_LISTED = 40;

type RolePress = Extract<Press, { readonly do: 'moderators' | 'role_menu' | 'set_role' }>;

/** A coordinator, in a group or in their private chat with the bot. */
export interface Coordinator {
  readonly unit: Unit;
  readonly by: PersonKey;
  readonly language: Language;
  /** Absent for one who is in no group: they look, and change nothing. */
  readonly number: number | undefined;
}

/** `/me`: which number the cards show for whoever asks. */
export async function tellOwnNumber(unit: Unit): Promise<Writes> {
  const { tx, incoming, conversation } = unit;
  const isPrivate = incoming.chatKind === 'private';
  const desk = isPrivate ? undefined : await findDesk(tx, incoming.chatKey);
  if (!isPrivate && desk === undefined) return {};
  const language = desk?.language ?? conversation.language;
  const { writes, number, role } = await readMembership(unit);
  if (number === undefined && isPrivate) return show({ screen: helpScreen(language) });
  const text =
    number === undefined
      ? refusalText(refuse('not_a_moderator'), language)
      : ownNumberText({ number, role }, language);
  return { ...writes, ...show({ screen: noteScreen(text) }) };
}

/** `/moderators`: the list, with a way to change each role. */
export async function askForModerators(unit: Unit): Promise<Writes> {
  const { writes, entered } = await enterAsCoordinator(unit);
  if (isRefusal(entered)) {
    const text = refusalText(entered, unit.conversation.language);
    return { ...writes, ...show({ screen: noteScreen(text) }) };
  }
  return { ...writes, shows: [{ ...(await listShow(entered)), move: true }] };
}

/** A tap on that list. */
export async function tapRoles(unit: Unit, press: RolePress): Promise<Writes> {
  const { writes, entered } = await enterAsCoordinator(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await act(entered, press)) };
}

async function act(coordinator: Coordinator, press: RolePress): Promise<Writes> {
  switch (press.do) {
    case 'moderators':
      return { shows: [await listShow(coordinator)] };
    case 'role_menu':
      return openMenu(coordinator, press.moderator);
    case 'set_role':
      return proposeRole(coordinator, press);
    default:
      return press satisfies never;
  }
}

/** In a group as any moderator; in a private chat also one of the configuration in no group. */
export async function enterAsCoordinator(unit: Unit): Promise<{
  readonly writes: Writes;
  readonly entered: Coordinator | Refusal;
}> {
  const { incoming, conversation } = unit;
  if (incoming.chatKind !== 'private') {
    const { writes, entered } = await enterGroup(unit);
    if (isRefusal(entered)) return { writes, entered };
    if (entered.role !== 'coordinator') return { writes, entered: refuse('not_a_coordinator') };
    return { writes, entered };
  }
  const { person, language } = conversation;
  const { number, role } = await readMembership(unit);
  const isConfigured = unit.coordinators.includes(person);
  const isOne = isConfigured || (role === 'coordinator' && number !== undefined);
  if (!isOne) return { writes: {}, entered: refuse('not_a_coordinator') };
  return { writes: {}, entered: { unit, by: person, language, number } };
}

async function listShow({ unit, language }: Coordinator): Promise<Show> {
  const rows = await listModerators(unit.tx, MOST_LISTED);
  const moderators = rows.map((row) => ({
    number: row.number,
    role: roleIn(row, unit.coordinators),
    isMember: row.isMember,
  }));
  return inSlot(unit, moderatorsScreen(moderators, language));
}

async function openMenu({ unit, language }: Coordinator, number: number): Promise<Writes> {
  const found = await findModeratorByNumber(unit.tx, number);
  if (found === undefined) return toast(unit, refuse('moderator_unknown'));
  const moderator = { number, role: roleIn(found, unit.coordinators), isMember: found.isMember };
  return { shows: [inSlot(unit, roleMenuScreen(moderator, language))] };
}

async function proposeRole(
  coordinator: Coordinator,
  press: { readonly moderator: number; readonly role: string },
): Promise<Writes> {
  const { unit, by, number: own } = coordinator;
  const { moderator, role } = press;
  if (!isRole(role)) return toast(unit, refuse('button_unknown'));
  if (own === undefined) return toast(unit, refuse('coordinator_outside'));
  await takeTurnAtRoles(unit.tx);
  const refusal = await whyNot(unit, moderator, role);
  if (refusal !== undefined) return toast(unit, refusal);
  const number = await nextProposalNumber(unit.tx);
  const proposed = { kind: 'role', moderator, role } as const;
  const why = whySecondNeeded({ act: proposed, answers: {}, role: 'coordinator' });
  const change = { proposal: number, by: own, moderator, role, status: 'waiting' } as const;
  return {
    desk: [
      { do: 'propose', id: randomUUID(), number, act: proposed, why, by },
      { do: 'audit', act: 'propose', detail: { proposes: 'role', moderator, role }, by },
    ],
    shows: [await listShow(coordinator), ...(await showRoleChange(unit, change))],
  };
}

/** Why this role cannot be proposed. */
async function whyNot(unit: Unit, number: number, role: Role): Promise<Refusal | undefined> {
  const found = await findModeratorByNumber(unit.tx, number);
  if (found === undefined) return refuse('moderator_unknown');
  if (await isRoleProposed(unit.tx, number)) return refuse('role_waits');
  return whyNotChange(unit, found, role);
}

/** What holds when a role is proposed, and still when it is confirmed. */
export async function whyNotChange(
  unit: Unit,
  found: StoredModerator,
  role: Role,
): Promise<Refusal | undefined> {
  if (unit.coordinators.includes(found.person)) return refuse('role_configured');
  if (found.role === role) return refuse('role_same');
  // Those of the configuration can always make another one; without them somebody has to stay.
  const isLast =
    found.role === 'coordinator' &&
    unit.coordinators.length === 0 &&
    !(await hasOtherCoordinator(unit.tx, found.person));
  return isLast ? refuse('last_coordinator') : undefined;
}

/** The proposal, in every group: whoever is there may agree. */
export async function showRoleChange(unit: Unit, change: RoleChange): Promise<readonly Show[]> {
  const desks = await listDesks(unit.tx);
  return desks.map(({ chatKey, language }) => ({
    recipient: { to: 'desk', chatKey },
    slot: `role:${change.proposal}:${chatKey}`,
    screen: roleChangeScreen(change, language),
  }));
}

/** Whether they are a coordinator by the configuration or by their role. */
export async function isCoordinator(unit: Unit, person: PersonKey): Promise<boolean> {
  const found = await findModerator(unit.tx, person);
  return found?.isMember === true && roleIn(found, unit.coordinators) === 'coordinator';
}

function inSlot({ incoming }: Unit, screen: Show['screen']): Show {
  return { recipient: { to: 'here' }, slot: `moderators:${incoming.chatKey}`, screen };
}

function show(one: Omit<Show, 'recipient'>): Writes {
  return { shows: [{ recipient: { to: 'here' }, ...one }] };
}
