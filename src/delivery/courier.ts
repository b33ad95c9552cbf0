// The courier shows what the outbox holds: one line for each chat, in order, under a lease.
import { randomUUID } from 'node:crypto';
import type { Cleaning, Job } from '../actions/unit.ts';
import type { Clock } from '../clock.ts';
import { finishCleaning, listMessages } from '../db/chat-messages.ts';
import type { Parcel } from '../db/commit.ts';
import type { Db } from '../db/connection.ts';
import {
  type Closing,
  LEASE_SECONDS,
  markAmbiguous,
  releaseRows,
  renewLeases,
} from '../db/outbox.ts';
import { findShown } from '../db/shown-screens.ts';
import { errorCode, type Log } from '../log.ts';
import type { Messenger, PersonKey, Showing } from '../messenger.ts';
import type { Queues } from '../queues/backend.ts';
import { createCloser } from './closer.ts';
import { retryAfterMs } from './retry.ts';

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
}

export interface Courier {
  /** Identity of this process; the holder of its leases. */
  readonly holder: string;
  /** Takes over rows that are leased to this process. */
  take(parcels: readonly Parcel[]): void;
  /** Resolves when nothing is in its hands. */
  settled(): Promise<void>;
  /** Ends after what is being shown right now; the rest is left to others. */
  close(): Promise<void>;
}

const RENEW_MS = (LEASE_SECONDS * 1000) / 3;

export function createCourier(options: CourierOptions): Courier {
  const { db, log } = options;
  const holder = randomUUID();
  const closer = createCloser(options);
  const lines = new Map<string, Parcel[]>();
  const running = new Set<Promise<void>>();
  const lease = keepLease(options, { holder, isIdle: () => lines.size === 0 });
  let isClosing = false;

  async function runLine(key: string, line: Parcel[]) {
    for (let parcel = line[0]; parcel !== undefined; parcel = line[0]) {
      // A process that slept longer than its lease no longer owns what it holds.
      if (isClosing || lease.isOver()) break;
      const goesOn = isReplaced(parcel, line) || (await deliver(parcel, options, closer.close));
      line.shift();
      if (!goesOn) {
        lines.delete(key);
        // What waited behind one that has to be tried again is in nobody's hands now; this process
        // would go on renewing its lease.
        await releaseRows(
          db,
          line.map((one) => one.seq),
          0,
        );
        return;
      }
    }
    lines.delete(key);
  }

  function take(parcels: readonly Parcel[]) {
    for (const parcel of parcels) {
      const key = parcel.kind === 'job' ? `job:${parcel.id}` : parcel.chatKey;
      const line = lines.get(key);
      if (line !== undefined) line.push(parcel);
      else start(key, [parcel]);
    }
  }

  function start(key: string, line: Parcel[]) {
    lines.set(key, line);
    const run = runLine(key, line)
      .catch((error) => {
        lines.delete(key);
        log.error({ code: errorCode(error) }, 'a line of the outbox stopped');
      })
      .finally(() => running.delete(run));
    running.add(run);
  }

  return {
    holder,
    take,
    async settled() {
      while (running.size > 0) await Promise.all(running);
      await closer.settled();
    },
    async close() {
      isClosing = true;
      lease.end();
      await Promise.all(running);
      await closer.settled();
    },
  };
}

/** Renews the leases of this process for as long as it has something in its hands. */
function keepLease(
  { db, log }: CourierOptions,
  { holder, isIdle }: { readonly holder: string; readonly isIdle: () => boolean },
) {
  let until = performance.now() + LEASE_SECONDS * 1000;
  const renew = async () => {
    const asked = performance.now();
    if (!isIdle()) await renewLeases(db, holder);
    until = asked + LEASE_SECONDS * 1000;
  };
  const renewal = setInterval(() => {
    renew().catch((error) => log.warn({ code: errorCode(error) }, 'leases were not renewed'));
  }, RENEW_MS);
  renewal.unref();
  return {
    isOver: () => performance.now() > until,
    end: () => clearInterval(renewal),
  };
}

/**
 * A later screen of the same slot waits behind it, or a cleaning that leaves nothing; the database
 * has cancelled this one.
 */
function isReplaced(parcel: Parcel, line: readonly Parcel[]): boolean {
  if (parcel.kind !== 'show') return false;
  return line.some(
    (other) =>
      other.seq > parcel.seq &&
      ((parcel.slot !== undefined && other.slot === parcel.slot) ||
        (isLastCleaning(other) && !(parcel.body as Showing).untracked)),
  );
}

const isLastCleaning = ({ kind, body }: Parcel) =>
  kind === 'clean' && (body as Cleaning).leavesNoTrace;

type Close = (closing: Closing) => Promise<void>;

/** Returns whether the next one of the line may follow. */
async function deliver(parcel: Parcel, options: CourierOptions, close: Close): Promise<boolean> {
  switch (parcel.kind) {
    case 'job':
      return enqueue(parcel, options, close);
    case 'clean':
      return clean(parcel, options);
    case 'show':
      return show(parcel, options, close);
    default:
      return parcel.kind satisfies never;
  }
}

async function enqueue(parcel: Parcel, { queues, db, log }: CourierOptions, close: Close) {
  try {
    await queues.addAll([parcel.body as Job]);
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'a job waits for its queue');
    await releaseRows(db, [parcel.seq], retryAfterMs(parcel.attempts));
    return false;
  }
  await close({ seq: parcel.seq, status: 'sent' });
  return true;
}

async function clean(parcel: Parcel, { db, messenger, log }: CourierOptions): Promise<boolean> {
  const { seq, chatId, chatKey, lane, attempts } = parcel;
  if (chatId === undefined) throw new Error('a cleaning needs an address');
  const cleaning = parcel.body as Cleaning;
  // Screens that were on their way when the cleaning was asked for have come before it.
  const meanwhile = cleaning.wholeChat ? await listMessages(db.orm, chatKey) : [];
  const messageIds = [...new Set([...cleaning.messageIds, ...meanwhile])];
  const removal = await messenger.remove({ chatId, lane }, messageIds);
  if (removal.outcome === 'later') {
    await releaseRows(db, [seq], Math.max(removal.afterMs, retryAfterMs(attempts)));
    return false;
  }
  if (removal.outcome === 'dead') log.warn({ code: removal.reason }, 'a chat was not cleaned');
  await finishCleaning(db, { seq, chatKey }, { ...cleaning, messageIds });
  return true;
}

async function show(parcel: Parcel, options: CourierOptions, close: Close): Promise<boolean> {
  const { seq, slot, chatId, chatKey, lane, attempts } = parcel;
  const { db, messenger } = options;
  const showing = parcel.body as Showing;
  if (chatId === undefined) throw new Error('a screen needs an address');
  const before = slot === undefined ? undefined : await findShown(db, slot);
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
      const person = showing.untracked ? undefined : options.personOf(chatId);
      const sentAt = shownAt.toISOString();
      const message = person !== undefined && { chatKey, messageId, person, sentAt };
      await close({ seq, status: 'sent', ...(shown && { shown }), ...(message && { message }) });
      return true;
    }
    case 'dead':
      options.log.warn({ code: delivery.reason }, 'a screen could not be shown');
      await close({ seq, status: 'dead', reason: delivery.reason });
      return true;
    case 'later':
      if (delivery.ambiguous) await markAmbiguous(db, seq);
      await releaseRows(db, [seq], Math.max(delivery.afterMs, retryAfterMs(attempts)));
      return false;
    case 'moved':
      await options.groupMoved(chatKey, delivery.chatId);
      return false;
    default:
      return delivery satisfies never;
  }
}
