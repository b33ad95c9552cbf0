// `/health`: what waits, what went wrong, and how far the weekly summary is. For coordinators, in
// their private chat or at the desk.
import { findDesk } from '../db/desk.ts';
import { readHealth } from '../db/health.ts';
import { refuse } from '../errors.ts';
import { healthScreen } from '../screens/desk/health.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { isCoordinator } from './desk/group.ts';
import type { Unit, Writes } from './unit.ts';

export async function askForHealth(unit: Unit): Promise<Writes> {
  const { tx, incoming, conversation, now } = unit;
  const desk = await findDesk(tx, incoming.chatKey);
  if (incoming.chatKind !== 'private' && desk === undefined) return {};
  const { language } = desk ?? conversation;
  if (!(await isCoordinator(unit))) {
    const screen = noteScreen(refusalText(refuse('not_a_coordinator'), language));
    return { shows: [{ recipient: { to: 'here' }, screen }] };
  }
  const screen = healthScreen({ language, ...(await readHealth(tx, now)) });
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}
