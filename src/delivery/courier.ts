// The courier shows what the outbox holds: one line for each chat, in order, under a lease.
import { randomUUID } from 'node:crypto';
import type { Cleaning } from '../actions/unit.ts';
import type { Parcel } from '../db/commit.ts';
import type { Db } from '../db/connection.ts';
import { releaseRows } from '../db/outbox.ts';
import { errorCode } from '../log.ts';
import type { Showing } from '../messenger.ts';
import { createCloser } from './closer.ts';
import { type Close, type CourierOptions, deliver, openTools, type Tools } from './deliver.ts';
import { keepLease } from './lease.ts';
import { retryAfterMs } from './retry.ts';

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

export function createCourier(options: CourierOptions): Courier {
  const { db, log } = options;
  const holder = randomUUID();
  const close = createCloser(options);
  const tools = openTools(options);
  const lines = new Map<string, Parcel[]>();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  const held = () => [...lines.values()].flatMap(seqsOf);
  const lease = keepLease({ db, log, holder, held });

  async function runLine(key: string, line: Parcel[]) {
    let stoppedForMs: number | undefined;
    for (let parcel = line[0]; parcel !== undefined; parcel = line[0]) {
      if (!lease.isValid()) return void lines.delete(key);
      if (isClosing) stoppedForMs = 0;
      else if (!isReplaced(parcel, line)) stoppedForMs = await tryDelivery(parcel, tools, close);
      if (stoppedForMs !== undefined) break;
      line.shift();
    }
    if (stoppedForMs !== undefined) await putOff(db, line, stoppedForMs);
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
    },
    async close() {
      isClosing = true;
      lease.close();
      await Promise.all(running);
    },
  };
}

const seqsOf = (line: readonly Parcel[]) => line.map((parcel) => parcel.seq);

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

/** What stands behind must not overtake: the whole line is given back, for anyone to take up. */
async function putOff(db: Db, line: readonly Parcel[], afterMs: number) {
  for (let count = 0; count < line.length; ) {
    count = line.length;
    await releaseRows(db, seqsOf(line), afterMs);
  }
}

/** Returns for how long the line has to stop, or nothing when it goes on. */
async function tryDelivery(
  parcel: Parcel,
  tools: Tools,
  close: Close,
): Promise<number | undefined> {
  try {
    return await deliver(parcel, tools, close);
  } catch (error) {
    tools.log.error({ code: errorCode(error) }, 'a row of the outbox could not be delivered');
    return retryAfterMs(parcel.attempts);
  }
}
