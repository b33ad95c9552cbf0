// The intake turns updates into committed effects. Updates of different people share one
// transaction (a commit costs more than all its statements); updates of one person keep their order.
import { type Committed, commitUnits } from '../db/commit.ts';
import { isOutage, type Tx } from '../db/connection.ts';
import type { DecidedUnit, Origin } from '../db/decided.ts';
import { markDead, type OpenedUnits, openUnits } from '../db/units.ts';
import { t } from '../locales/translate.ts';
import { errorCode } from '../log.ts';
import { noteScreen } from '../screens/plain.ts';
import { type DispatchOptions, dispatch } from './dispatch.ts';
import type { Runtime } from './run.ts';
import type { Incoming, Writes } from './unit.ts';

export interface Received {
  readonly incoming: Incoming;
  /** Where to answer; in memory only. */
  readonly chatId: number;
}

/** What the messenger is told once the effect is committed. */
export interface Receipt {
  readonly toast?: string;
  /** The chat has become a group of moderators. */
  readonly isLinked?: boolean;
}

/** The database cannot be reached: nothing was done, and the update must come again. */
export class Outage extends Error {
  constructor() {
    super('The database cannot be reached.');
    this.name = 'Outage';
  }
}

export interface Intake {
  /** Resolves after the commit. Throws `Outage` only. */
  receive(received: Received): Promise<Receipt>;
  /** Resolves when nothing is being handled. */
  settled(): Promise<void>;
}

// By now the commit is a small part of the cost: measured, 100 and 200 are no faster.
const MAX_BATCH = 50;
// One transaction at a time makes the largest batches: measured, two are 15 % slower and three 25 %.
// Others start only beside those that are stuck, as behind a lock of another process.
const STUCK_AFTER_MS = 200;
const MAX_RUNNING = 4;
const MAX_WAITING = 5_000;
const POISON_TRIES = 3;

interface Waiting extends Received {
  readonly done: (receipt: Receipt) => void;
  readonly failed: (error: Error) => void;
}

export function createIntake(runtime: Runtime, options: DispatchOptions): Intake {
  const waiting: Waiting[] = [];
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  const stuck = new Set<Promise<void>>();

  function pump() {
    if (running.size > stuck.size || running.size >= MAX_RUNNING) return;
    const batch = takeBatch(waiting, busy);
    if (batch.length > 0) start(batch);
  }

  function start(batch: readonly Waiting[]) {
    for (const one of batch) busy.add(one.incoming.person);
    const run = handleBatch(runtime, batch, options).finally(() => {
      clearTimeout(late);
      for (const one of batch) busy.delete(one.incoming.person);
      running.delete(run);
      stuck.delete(run);
      pump();
    });
    running.add(run);
    const late = setTimeout(() => {
      stuck.add(run);
      pump();
    }, STUCK_AFTER_MS);
  }

  // What comes again must not be overtaken: the person's later updates come again as well.
  function failWith(person: string, error: Error, failed: (error: Error) => void) {
    failed(error);
    const next = waiting.findIndex((one) => one.incoming.person === person);
    for (const later of next < 0 ? [] : waiting.splice(next, 1)) later.failed(error);
  }

  return {
    receive: (received) =>
      new Promise((done, failed) => {
        // Better an early "come again" than a queue that grows without end.
        if (waiting.length >= MAX_WAITING) return failed(new Outage());
        const { person } = received.incoming;
        waiting.push({ ...received, done, failed: (error) => failWith(person, error, failed) });
        pump();
      }),
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Takes the first waiting update of each person who is not being served right now. */
function takeBatch(waiting: Waiting[], busy: ReadonlySet<string>): Waiting[] {
  const batch: Waiting[] = [];
  const seen = new Set(busy);
  for (let index = 0; index < waiting.length && batch.length < MAX_BATCH; ) {
    const one = waiting[index];
    if (one === undefined || seen.has(one.incoming.person)) {
      index += 1;
      continue;
    }
    seen.add(one.incoming.person);
    batch.push(one);
    waiting.splice(index, 1);
  }
  return batch;
}

async function handleBatch(runtime: Runtime, batch: readonly Waiting[], options: DispatchOptions) {
  try {
    const receipts = await handle(runtime, batch, options);
    for (const [index, one] of batch.entries()) one.done(receipts[index] ?? {});
  } catch (error) {
    if (batch.length === 1 && batch[0]) return retryAlone(runtime, batch[0], options, error);
    // One of them spoils the transaction of all; alone the others go through.
    for (const one of batch) await handleBatch(runtime, [one], options);
  }
}

async function retryAlone(
  runtime: Runtime,
  one: Waiting,
  options: DispatchOptions,
  first: unknown,
) {
  let error = first;
  for (let attempt = 2; attempt <= POISON_TRIES && !isOutage(error); attempt += 1) {
    try {
      const [receipt] = await handle(runtime, [one], options);
      return one.done(receipt ?? {});
    } catch (next) {
      error = next;
    }
  }
  if (isOutage(error)) return one.failed(new Outage());
  await bury(runtime, one, error).then(
    () => one.done({}),
    () => one.failed(new Outage()),
  );
}

/** One transaction for all: inbox, locks, decisions, writes. Then the courier has the parcels. */
async function handle(
  { db, vault, courier, sweeper, clock, coordinators }: Runtime,
  batch: readonly Received[],
  options: DispatchOptions,
): Promise<readonly Receipt[]> {
  const now = clock.now();
  const decide = async (tx: Tx) => {
    const opened = await openUnits(
      tx,
      batch.map((one) => one.incoming),
      now,
    );
    const units: (DecidedUnit | undefined)[] = [];
    for (const received of batch) {
      const { incoming } = received;
      const conversation = opened.conversations.get(incoming.person);
      if (conversation === undefined || !opened.fresh.has(incoming.updateId)) {
        units.push(undefined);
        continue;
      }
      const { limits } = options;
      const unit = { incoming, conversation, now, tx, limits, coordinators };
      const writes = await dispatch(unit, options);
      units.push({ origin: originOf(received, opened), writes });
    }
    const decided = units.filter((unit) => unit !== undefined);
    const committed = await commitUnits(tx, decided, { vault, holder: courier.holder, now });
    return { units, committed };
  };
  const { units, committed } = await db.transaction(decide);
  hand(committed, { courier, sweeper });
  return units.map((unit) => receiptOf(unit?.writes));
}

function originOf({ incoming, chatId }: Received, opened: OpenedUnits): Origin {
  const isReachable = opened.reachable.has(incoming.person);
  const lastExchangeAt = opened.conversations.get(incoming.person)?.lastExchangeAt;
  return { incoming, chatId, isReachable, ...(lastExchangeAt && { lastExchangeAt }) };
}

function hand(
  { parcels, hasWaiting }: Committed,
  { courier, sweeper }: Pick<Runtime, 'courier' | 'sweeper'>,
) {
  courier.take(parcels);
  if (hasWaiting) sweeper.nudge();
}

function receiptOf(writes: Writes | undefined): Receipt {
  return {
    ...(writes?.toast !== undefined && { toast: writes.toast }),
    ...(writes?.linkDesk && { isLinked: true }),
  };
}

/** An update that fails every time ends in the inbox as dead, and its person is told. */
async function bury(runtime: Runtime, received: Received, error: unknown): Promise<void> {
  const { db, vault, courier, sweeper, log } = runtime;
  const { incoming } = received;
  const now = runtime.clock.now();
  log.error({ code: errorCode(error), update: incoming.event.kind }, 'an update was given up');
  const committed = await db.transaction(async (tx) => {
    const opened = await openUnits(tx, [incoming], now);
    if (!opened.fresh.has(incoming.updateId)) return { parcels: [], hasWaiting: false };
    await markDead(tx, incoming.updateId, errorCode(error));
    const language = opened.conversations.get(incoming.person)?.language ?? incoming.language;
    const screen = noteScreen(t(language, 'report.error'));
    const writes: Writes =
      incoming.chatKind === 'private' ? { shows: [{ recipient: { to: 'here' }, screen }] } : {};
    const unit = { origin: originOf(received, opened), writes };
    return commitUnits(tx, [unit], { vault, holder: courier.holder, now });
  });
  hand(committed, { courier, sweeper });
}
