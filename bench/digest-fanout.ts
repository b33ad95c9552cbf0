// The fan-out in a process of its own, in virtual time: the real sender, gate, messenger and
// database, but a Telegram that answers from memory and a clock that jumps to the next turn of the
// gate whenever everybody waits for it. Says how much of the allowed rate was used, whether Telegram
// would have refused anything, and what memory it took.
import { createHash } from 'node:crypto';
import { connect } from '../src/db/connection.ts';
import { prepareDigest } from '../src/db/digests.ts';
import { createDigestSender } from '../src/delivery/digests.ts';
import { weeksDue } from '../src/digest/schedule.ts';
import { type Gate, gateLimits } from '../src/gate.ts';
import { createLog } from '../src/log.ts';
import type { Picture } from '../src/messenger.ts';
import type { TelegramClient } from '../src/telegram/client.ts';
import { createMemoryGate } from '../src/telegram/gate.ts';
import { createTelegramMessenger } from '../src/telegram/messenger.ts';
import { createVault } from '../src/vault.ts';

export interface FanOut {
  readonly subscribers: number;
  readonly sent: number;
  readonly uploads: number;
  readonly virtualSeconds: number;
  readonly seconds: number;
  /** Share of the rate that the gate allows. */
  readonly ofAllowed: number;
  /** Calls that Telegram would have refused, with more than 30 in a second. */
  readonly refused: number;
  readonly rssMb: number;
  readonly heapMb: number;
}

const [databaseUrl = '', sourceKey = ''] = process.argv.slice(2);
const MB = 2 ** 20;
// Each run has a week of its own, and in each of them there were assemblies.
const START = Date.parse('2025-01-06T04:00:30Z');
const WEEK_MS = 7 * 86_400_000;

const db = connect({ url: databaseUrl });
const vault = createVault(Buffer.from(sourceKey, 'base64'));
const log = createLog('warn');

const hashOf = (picture: Picture) =>
  createHash('sha256').update(JSON.stringify(picture)).digest('base64url');

interface VirtualTime {
  readonly nowMs: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** Time that jumps. It starts anew for each run. */
function virtualTime(): VirtualTime {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    setTimer(run: () => void, ms: number) {
      let isOff = false;
      setImmediate(() => {
        if (isOff) return;
        nowMs += ms;
        run();
      });
      return () => {
        isOff = true;
      };
    },
  };
}

const ALLOWED_IN_A_SECOND = 30;
const SAY_EVERY = 100_000;

/** Counts what Telegram would refuse of what the gate lets go. */
function watched(gate: Gate, nowMs: () => number, counts: { refused: number }): Gate {
  const lately: number[] = [];
  return {
    ...gate,
    async pass(request) {
      await gate.pass(request);
      const at = nowMs();
      while (lately[0] !== undefined && lately[0] <= at - 1_000) lately.shift();
      lately.push(at);
      if (lately.length > ALLOWED_IN_A_SECOND) counts.refused += 1;
    },
  };
}

/** Answers like Telegram. */
function telegramInMemory() {
  const counts = { sent: 0, uploads: 0, refused: 0 };
  const call = async (method: string, params: Readonly<Record<string, unknown>>) => {
    counts.sent += 1;
    if (counts.sent % SAY_EVERY === 0) console.log(`  … ${counts.sent} sent`);
    if (method === 'sendPhoto' && typeof params['photo'] !== 'string') counts.uploads += 1;
    const photo = [{ file_id: `file-${counts.uploads}` }];
    const result = { message_id: counts.sent, date: Math.floor(START / 1_000), photo };
    return { ok: true, result };
  };
  return { client: { call } as unknown as TelegramClient, counts };
}

/** The highest of what was read, each time after a collection. */
function watchMemory() {
  const peak = { rss: 0, heap: 0 };
  const read = () => {
    // What dies while a collection is under way stays until the next one.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    peak.rss = Math.max(peak.rss, rss);
    peak.heap = Math.max(peak.heap, heapUsed);
  };
  return { peak, read };
}

const MEMORY_EVERY_MS = 500;

async function fanOut(subscribers: number, run: number): Promise<FanOut> {
  const time = virtualTime();
  const startedAt = START + run * WEEK_MS;
  const clock = { now: () => new Date(startedAt + time.nowMs()) };
  const { client, counts } = telegramInMemory();
  const memoryGate = createMemoryGate({ ...time, monotonicNow: time.nowMs });
  const gate = watched(memoryGate, time.nowMs, counts);
  const fileIds = new Map<string, string>();
  const messenger = createTelegramMessenger({
    client,
    gate,
    clock,
    callbackSecret: vault.buttonKey,
    chatKeyOf: vault.chatKey,
    documents: { make: () => Promise.reject(new Error('no files here')) },
    pictures: {
      draw: async (picture) => ({
        png: new Uint8Array(40_000),
        hash: hashOf(picture),
      }),
      hashOf,
      findFileId: async (hash) => fileIds.get(hash),
      keepFileId: async (hash, fileId) => void fileIds.set(hash, fileId),
    },
  });
  const personOf = (chatId: number) => vault.personKey(chatId);
  const groupMoved = async () => undefined;
  const sender = createDigestSender({ db, messenger, vault, log, clock, personOf, groupMoved });
  const week = weeksDue(clock.now()).at(-1) ?? '';
  await prepareDigest(db, week, clock.now());
  const memory = watchMemory();
  const timer = setInterval(memory.read, MEMORY_EVERY_MS);
  const from = performance.now();
  memory.read();
  await sender.send();
  memory.read();
  clearInterval(timer);
  const virtualSeconds = time.nowMs() / 1_000;
  const allowed = gateLimits.bot.burst + time.nowMs() / gateLimits.bot.everyMs;
  return {
    subscribers,
    ...counts,
    virtualSeconds,
    seconds: (performance.now() - from) / 1_000,
    ofAllowed: counts.sent / allowed,
    rssMb: memory.peak.rss / MB,
    heapMb: memory.peak.heap / MB,
  };
}

/** A small fan-out is over in a moment; as many make a fair measure of the memory that it takes. */
const SMALL = 5_000;
const SMALL_RUNS = 20;

let run = 0;

async function fanOuts(subscribers: number): Promise<FanOut> {
  const results: FanOut[] = [];
  const runs = subscribers < SMALL ? SMALL_RUNS : 1;
  while (results.length < runs) results.push(await fanOut(subscribers, run++));
  const [result] = results;
  if (result === undefined) throw new Error('nothing was run');
  const most = (of: (one: FanOut) => number) => Math.max(...results.map(of));
  return { ...result, rssMb: most((one) => one.rssMb), heapMb: most((one) => one.heapMb) };
}

// Whoever subscribes them does it elsewhere: their making is no part of the memory of a fan-out.
process.on('message', (subscribers: number) => {
  void fanOuts(subscribers).then((result) => process.send?.(result));
});
process.on('disconnect', () => void db.close());
