// Deletes messages of a private chat, the person's own too. Telegram takes a hundred at once and
// none that is older than 48 hours; of such a one of our own at least the text goes.
import { type Gate, GateClosed } from '../gate.ts';
import type { Removal, Target } from '../messenger.ts';
import { noteFlood } from './carry.ts';
import type { TelegramClient } from './client.ts';
import { deliveryOf } from './deliveries.ts';
import type { ApiFailure } from './failures.ts';

const BATCH = 100;

interface Tools {
  readonly client: TelegramClient;
  readonly gate: Gate;
}

const removed: Removal = { outcome: 'removed' };

/** Ids that Telegram does not know are passed over, so that it can be repeated. */
export async function removeMessages(
  tools: Tools,
  to: Target,
  messageIds: readonly number[],
): Promise<Removal> {
  try {
    for (let start = 0; start < messageIds.length; start += BATCH) {
      const removal = await removeBatch(tools, to, messageIds.slice(start, start + BATCH));
      if (removal.outcome !== 'removed') return removal;
    }
    return removed;
  } catch (error) {
    if (error instanceof GateClosed) return removalOf(undefined);
    throw error;
  }
}

async function removeBatch({ client, gate }: Tools, to: Target, ids: readonly number[]) {
  await gate.pass({ chatId: to.chatId, lane: to.lane, isGroup: false, kind: 'edit' });
  const target = { chat_id: to.chatId, message_ids: [...ids] };
  const answer = await client.call('deleteMessages', target);
  if (answer.ok) return removed;
  noteFlood(gate, to.chatId, answer.failure);
  // One message that may not be deleted stops them all.
  if (!isAboutOne(answer.failure)) return removalOf(answer.failure);
  return removeOneByOne({ client, gate }, to, ids);
}

async function removeOneByOne({ client, gate }: Tools, to: Target, ids: readonly number[]) {
  for (const id of ids) {
    await gate.pass({ chatId: to.chatId, lane: to.lane, isGroup: false, kind: 'edit' });
    const target = { chat_id: to.chatId, message_id: id };
    const answer = await client.call('deleteMessage', target);
    if (answer.ok) continue;
    noteFlood(gate, to.chatId, answer.failure);
    if (!isAboutOne(answer.failure)) return removalOf(answer.failure);
    // A message of the person themselves refuses this as well; nobody but they can delete it.
    if (isTooOld(answer.failure)) await client.call('editMessageText', { ...target, text: '·' });
  }
  return removed;
}

const isAboutOne = ({ kind }: ApiFailure) => kind === 'not_found' || kind === 'bad_request';

const isTooOld = ({ description }: ApiFailure) => /can't be deleted/i.test(description);

const LATER_MS = 3_000;

/** What a failure means for all of them. Without one the gate closed before anything left. */
function removalOf(failure: ApiFailure | undefined): Removal {
  const delivery = failure && deliveryOf(failure, true);
  if (delivery?.outcome === 'dead' || delivery?.outcome === 'later') return delivery;
  if (delivery?.outcome === 'moved') return { outcome: 'dead', reason: 'gone' };
  return { outcome: 'later', afterMs: LATER_MS, ambiguous: false };
}
