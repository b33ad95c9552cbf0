// `/health`: what waits, what went wrong, and how far the weekly summary is. For coordinators, in
// their private chat or at the desk.
import { findDesk } from '../db/desk.ts';
import { readHealth } from '../db/health.ts';
import { refuse } from '../errors.ts';
import { healthScreen } from '../screens/desk/health.ts';
import { isCoordinator } from './desk/group.ts';
import type { Unit, Writes } from './unit.ts';
import { say, sayNo } from './where.ts';

export async function askForHealth(unit: Unit): Promise<Writes> {
  const { tx, incoming, conversation, now } = unit;
  const desk = await findDesk(tx, incoming.chatKey);
  if (incoming.chatKind !== 'private' && desk === undefined) return {};
  const { language } = desk ?? conversation;
  if (!(await isCoordinator(unit))) return sayNo(refuse('not_a_coordinator'), language);
  return say(healthScreen({ language, ...(await readHealth(tx, now)) }));
}
