// The bot is taken out of a group of moderators, or comes back: open cases never stay with a group
// that cannot see them.
import { findDesk } from '../../db/desk.ts';
import { hasStrays, rerouteCases } from '../../db/routing.ts';
import type { ChatKey } from '../../messenger.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Unit, Writes } from '../unit.ts';
import { layingJob } from './laying-job.ts';

/** Telegram told that the bot left a group, or came into it. */
export async function changePresence(unit: Unit, isPresent: boolean): Promise<Writes> {
  const { chatKey, updateId } = unit.incoming;
  const desk = await findDesk(unit.tx, chatKey);
  if (desk === undefined || desk.isPresent === isPresent) return {};
  return presenceWrites({ chatKey, isPresent }, updateId);
}

/** A message could not be shown because the group is gone, or the bot may not write there. */
export async function deskGone(runtime: Runtime, chatKey: ChatKey): Promise<void> {
  let isDesk = false;
  await runAction(runtime, async (tx) => {
    const desk = await findDesk(tx, chatKey);
    isDesk = desk?.isPresent === true;
    return isDesk ? presenceWrites({ chatKey, isPresent: false }, `gone-${chatKey}`) : {};
  });
  if (isDesk) runtime.log.error({ code: 'desk_gone' }, 'a group of moderators cannot be reached');
}

/** A case that was opened while its group left is given to another one. Safe to repeat. */
export async function routeStrays(runtime: Runtime): Promise<void> {
  await runAction(runtime, async (tx) => {
    if (await hasStrays(tx)) await rerouteCases(tx);
    return {};
  });
}

/** @param of tells this request from others */
export function presenceWrites(
  change: { readonly chatKey: ChatKey; readonly isPresent: boolean },
  of: number | string,
): Writes {
  return { desk: [{ do: 'set_presence', ...change }], jobs: [layingJob(of)] };
}
