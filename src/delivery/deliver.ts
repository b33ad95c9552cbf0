// Delivers one row of the outbox: shows a screen, or hands a job to its queue.
import type { Cleaning, Job } from '../actions/unit.ts';
import type { Clock } from '../clock.ts';
import { finishCleaning, listMessages } from '../db/chat-messages.ts';
import type { Parcel } from '../db/commit.ts';
import type { Db } from '../db/connection.ts';
import { type Closing, markAmbiguous } from '../db/outbox.ts';
import { listShown, type ShownMessage, type Slot } from '../db/shown-screens.ts';
import { errorCode, type Log } from '../log.ts';
import type { Messenger, PersonKey, Showing } from '../messenger.ts';
import type { Queues } from '../queues/backend.ts';
import { retryAfterMs } from './retry.ts';
import { together } from './together.ts';

export interface CourierOptions {
  readonly db: Db;
  readonly messenger: Messenger;
  readonly queues: Pick<Queues, 'addAll'>;
  readonly log: Log;
  readonly clock: Clock;
  /** Whose private chat it is; nobody's for a group. */
  readonly personOf: (chatId: number) => PersonKey | undefined;
  /** A group got another id: remember it. */
  readonly groupMoved: (chatKey: string, chatId: number) => Promise<void>;
  /** A group is there no longer, or lets the bot write no more. */
  readonly groupGone: (chatKey: string) => Promise<void>;
}

export type Close = (closing: Closing) => Promise<void>;

/** What deliveries share, so that those of the same moment cost one round trip together. */
export interface Tools extends CourierOptions {
  readonly findShown: (slot: Slot) => Promise<ShownMessage | undefined>;
  readonly addJob: (job: Job) => Promise<void>;
}

export function openTools(options: CourierOptions): Tools {
  return {
    ...options,
    findShown: together((slots) => listShown(options.db, slots)),
    addJob: together(async (jobs) => {
      await options.queues.addAll(jobs);
      return jobs.map(() => undefined);
    }),
  };
}

/** Returns for how long the line has to stop, or nothing when the next one may follow. */
export function deliver(parcel: Parcel, tools: Tools, close: Close): Promise<number | undefined> {
  switch (parcel.kind) {
    case 'job':
      return enqueue(parcel, tools, close);
    case 'clean':
      return clean(parcel, tools);
    case 'show':
      return show(parcel, tools, close);
    default:
      return parcel.kind satisfies never;
  }
}

async function enqueue(parcel: Parcel, { addJob, log }: Tools, close: Close) {
  try {
    await addJob(parcel.body as Job);
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'a job waits for its queue');
    return retryAfterMs(parcel.attempts);
  }
  await close({ seq: parcel.seq, status: 'sent' });
  return undefined;
}

async function clean(parcel: Parcel, { db, messenger, log }: Tools): Promise<number | undefined> {
  const { seq, chatId, chatKey, lane, attempts } = parcel;
  if (chatId === undefined) throw new Error('a cleaning needs an address');
  const cleaning = parcel.body as Cleaning;
  // Screens that were on their way when the cleaning was asked for have come before it.
  const meanwhile = cleaning.wholeChat ? await listMessages(db.orm, chatKey) : [];
  const messageIds = [...new Set([...cleaning.messageIds, ...meanwhile])];
  const removal = await messenger.remove({ chatId, lane }, messageIds);
  if (removal.outcome === 'later') return Math.max(removal.afterMs, retryAfterMs(attempts));
  if (removal.outcome === 'dead') log.warn({ code: removal.reason }, 'a chat was not cleaned');
  await finishCleaning(db, { seq, chatKey }, { ...cleaning, messageIds });
  return undefined;
}

async function show(parcel: Parcel, tools: Tools, close: Close): Promise<number | undefined> {
  const { seq, slot, chatId, chatKey, lane, attempts } = parcel;
  const { db, messenger, findShown } = tools;
  const showing = parcel.body as Showing;
  if (chatId === undefined) throw new Error('a screen needs an address');
  const before = slot === undefined ? undefined : await findShown({ slot, chatKey });
  const delivery = await messenger.show({ chatId, lane }, showing, before);
  switch (delivery.outcome) {
    case 'shown': {
      const { messageId, shownAt } = delivery;
      const shown = slot !== undefined && {
        slot,
        chatKey,
        messageId,
        revision: showing.revision ?? 0,
        shownAt: shownAt.toISOString(),
        hasKeyboard: (showing.screen.keyboard?.length ?? 0) > 0,
      };
      const person = showing.untracked ? undefined : tools.personOf(chatId);
      const sentAt = shownAt.toISOString();
      const message = person !== undefined && { chatKey, messageId, person, sentAt };
      await close({ seq, status: 'sent', ...(shown && { shown }), ...(message && { message }) });
      return undefined;
    }
    case 'dead':
      tools.log.warn({ code: delivery.reason }, 'a screen could not be shown');
      await close({ seq, status: 'dead', reason: delivery.reason });
      if (delivery.reason === 'gone' && tools.personOf(chatId) === undefined)
        await tools.groupGone(chatKey);
      return undefined;
    case 'later':
      if (delivery.ambiguous) await markAmbiguous(db, seq);
      return Math.max(delivery.afterMs, retryAfterMs(attempts));
    case 'moved':
      await tools.groupMoved(chatKey, delivery.chatId);
      return 0;
    default:
      return delivery satisfies never;
  }
}
