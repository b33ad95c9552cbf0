// Sends weekly summaries to their subscribers, so many at once, through the lowest lane of the gate.
// They do not pass through the outbox: a hundred thousand rows would stand there before everybody.
import type { Clock } from '../clock.ts';
import type { Db } from '../db/connection.ts';
import {
  type ClaimedDelivery,
  type Cursor,
  claimDeliveries,
  closeDeliveries,
  type DeliveryEnd,
  markLeaving,
  noteShown,
  releaseDelivery,
} from '../db/digest-deliveries.ts';
import { getFrozen } from '../db/digests.ts';
import { endSubscription, subscriptionPlace } from '../db/subscriptions.ts';
import { errorCode, type Log } from '../log.ts';
import type { Delivery, Messenger, PersonKey, Screen } from '../messenger.ts';
import type { Vault } from '../vault.ts';
import { createDigestScreens, editionOf, type Subscriber } from './digest-screens.ts';
import { createPilots, type Pilots } from './pilots.ts';
import { retryAfterMs } from './retry.ts';
import { together } from './together.ts';

export interface DigestSender {
  /** Sends all that is prepared; resolves when nothing is left that could be sent now. */
  send(signal?: AbortSignal): Promise<void>;
  /** Ends after what is being sent right now. */
  close(): Promise<void>;
}

export interface DigestSenderOptions {
  readonly db: Db;
  readonly messenger: Messenger;
  readonly vault: Vault;
  readonly log: Log;
  readonly clock: Clock;
  /** Whose private chat it is; nobody's for a group. */
  readonly personOf: (chatId: number) => PersonKey | undefined;
  /** A group got another id: remember it. */
  readonly groupMoved: (chatKey: string, chatId: number) => Promise<void>;
}

// Telegram answers within a third of a second: eight at once would keep 25 a second, and as many
// again are for the chats that have to wait for a turn of their own.
const AT_ONCE = 16;
// A second of work: what was claimed lasts while the next ones are fetched, and few are in doubt
// about what their subscriber chose meanwhile.
const BATCH = 25;

// What went wrong on this side may be right in a minute.
const TROUBLE_MS = 60_000;

export function createDigestSender(options: DigestSenderOptions): DigestSender {
  const tools = openTools(options);
  const runs = new Set<Promise<void>>();
  let isClosing = false;

  async function send(signal?: AbortSignal) {
    const stopped = () => isClosing || signal?.aborted === true;
    const pool = createPool(AT_ONCE);
    let after: Cursor | undefined;
    let found = 0;
    while (!stopped()) {
      const now = options.clock.now();
      const batch = await claimDeliveries(options.db, { after, limit: BATCH, now });
      found += batch.length;
      for (const one of batch) {
        await pool.room();
        if (stopped()) break;
        pool.add(() => deliverOne(one, tools));
      }
      after = batch.at(-1);
      if (batch.length > 0) continue;
      // At the end: once more from the beginning, for what was given back meanwhile.
      await pool.empty();
      if (found === 0) break;
      found = 0;
    }
    await pool.empty();
  }

  return {
    send(signal) {
      const run = send(signal).finally(() => runs.delete(run));
      runs.add(run);
      return run;
    },
    async close() {
      isClosing = true;
      await Promise.allSettled(runs);
    },
  };
}

/** So many at once, for one that asks for room. What is put in never rejects. */
function createPool(size: number) {
  let running = 0;
  // No race between those that run: whatever takes long would gather a memory of each one.
  let waiting: { readonly below: number; readonly go: () => void } | undefined;
  const until = (below: number) =>
    running < below
      ? Promise.resolve()
      : new Promise<void>((go) => {
          waiting = { below, go };
        });
  const ended = () => {
    running -= 1;
    if (waiting !== undefined && running < waiting.below) waiting.go();
  };
  return {
    add(work: () => Promise<void>) {
      running += 1;
      void work().finally(ended);
    },
    room: () => until(size),
    empty: () => until(1),
  };
}

interface Tools extends DigestSenderOptions {
  readonly screensOf: (digest: number, to: Subscriber) => Promise<readonly Screen[]>;
  readonly pilots: Pilots;
  readonly leave: (one: ClaimedDelivery & { readonly subscriber: Subscriber }) => Promise<boolean>;
  readonly end: (end: DeliveryEnd) => Promise<void>;
}

function openTools(options: DigestSenderOptions): Tools {
  const { db, clock } = options;
  return {
    ...options,
    screensOf: createDigestScreens((digest) => getFrozen(db, digest)),
    pilots: createPilots(),
    leave: together((leaving) =>
      markLeaving(
        db,
        leaving.map((one) => ({ ...one, ...one.subscriber })),
      ),
    ),
    end: together(async (ends) => {
      await closeDeliveries(db, ends, clock.now());
      return ends.map(() => undefined);
    }),
  };
}

/** Whatever happens, the delivery is closed, given back, or found by the next round as lapsed. */
async function deliverOne(one: ClaimedDelivery, tools: Tools): Promise<void> {
  const { db, log, clock } = tools;
  try {
    const { subscriber } = one;
    if (subscriber === undefined) return await releaseDelivery(db, one, 0, clock.now());
    await deliver({ ...one, subscriber }, tools);
  } catch (error) {
    log.error({ code: errorCode(error) }, 'a summary could not be delivered');
    await releaseDelivery(db, one, TROUBLE_MS, clock.now()).catch(() => undefined);
  }
}

type Wanted = ClaimedDelivery & { readonly subscriber: Subscriber };

async function deliver(one: Wanted, tools: Tools): Promise<void> {
  const { vault, pilots } = tools;
  const chatId = vault.openChat(one.subscriber.chat, subscriptionPlace(one.subscriber.chatKey));
  const screens = await tools.screensOf(one.digest, one.subscriber);
  // After the first of several messages another place was chosen, of which there is less to tell.
  if (one.shown >= screens.length) return tools.end({ ...one, status: 'sent' });
  for (const [index, screen] of screens.entries()) {
    if (index < one.shown) continue;
    const show = () => showOne({ one, chatId, screen }, tools);
    const edition = editionOf(one.digest, one.subscriber);
    const delivery =
      screen.picture === undefined
        ? await show()
        : await pilots.follow(`${edition}:${index}`, show, ({ outcome }) => outcome === 'shown');
    const isLast = index === screens.length - 1;
    if (!(await settle({ one, chatId, isLast }, delivery, tools))) return;
  }
}

interface OneScreen {
  readonly one: Wanted;
  readonly chatId: number;
  readonly screen: Screen;
}

async function showOne({ one, chatId, screen }: OneScreen, tools: Tools): Promise<Shown> {
  const { messenger, leave, log } = tools;
  let hasLeft = false;
  const mayLeave = async () => {
    hasLeft = await leave(one);
    return hasLeft;
  };
  try {
    return await messenger.show({ chatId, lane: 'digest', mayLeave }, { screen }, undefined);
  } catch (error) {
    log.error({ code: errorCode(error) }, 'a summary could not be shown');
    if (hasLeft) return { outcome: 'unknown' };
    const { picture, ...words } = screen;
    // A picture that cannot be drawn keeps nobody from the text.
    if (picture !== undefined) return showOne({ one, chatId, screen: words }, tools);
    return { outcome: 'later', afterMs: TROUBLE_MS, ambiguous: false };
  }
}

/** The answer got lost on this side; it is found as lapsed, and counted. */
type Shown = Delivery | { readonly outcome: 'unknown' };

interface Settled {
  readonly one: Wanted;
  readonly chatId: number;
  readonly isLast: boolean;
}

/** Writes down how it ended. Returns whether the next message of it may follow. */
async function settle(
  { one, chatId, isLast }: Settled,
  delivery: Shown,
  tools: Tools,
): Promise<boolean> {
  const { db, clock, end } = tools;
  const { digest, subscription, claim } = one;
  switch (delivery.outcome) {
    case 'shown': {
      const message = notedOf({ one, chatId }, delivery, tools);
      if (!isLast) {
        await noteShown(db, one, message);
        return true;
      }
      await end({ digest, subscription, claim, status: 'sent', ...(message && { message }) });
      return false;
    }
    case 'dead':
      await giveUp(one, delivery.reason, tools);
      return false;
    case 'moved':
      await tools.groupMoved(one.subscriber.chatKey, delivery.chatId);
      await releaseDelivery(db, one, 0, clock.now());
      return false;
    case 'unknown':
      return false;
    case 'later':
      if (delivery.ambiguous) await end({ digest, subscription, claim, status: 'ambiguous' });
      else await releaseDelivery(db, one, laterMs(one, delivery), clock.now());
      return false;
    default:
      return delivery satisfies never;
  }
}

/** At once when nothing was tried: the subscriber chose something else meanwhile. */
function laterMs({ attempts }: Wanted, delivery: Extract<Delivery, { outcome: 'later' }>): number {
  return Math.max(delivery.afterMs, attempts === 0 ? 0 : retryAfterMs(attempts));
}

/** Blocked, or gone: the subscription ends without a word. What Telegram refuses is no fault of theirs. */
async function giveUp(one: Wanted, reason: string, tools: Tools) {
  const { db, clock, log } = tools;
  const { digest, subscription, claim, subscriber } = one;
  if (reason === 'blocked' || reason === 'gone') {
    await endSubscription(db.orm, subscriber.chatKey, clock.now());
  } else {
    log.warn({ code: reason }, 'a summary was refused');
  }
  await tools.end({ digest, subscription, claim, status: 'dead', reason });
}

function notedOf(
  { one, chatId }: { readonly one: Wanted; readonly chatId: number },
  { messageId, shownAt }: Extract<Delivery, { outcome: 'shown' }>,
  { personOf }: Tools,
) {
  const person = personOf(chatId);
  const sentAt = shownAt.toISOString();
  return person === undefined
    ? undefined
    : { chatKey: one.subscriber.chatKey, messageId, person, sentAt };
}
