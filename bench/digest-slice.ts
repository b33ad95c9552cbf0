// A slice of a fan-out in real time: the whole product, a Telegram over HTTP, and people who ask
// something meanwhile.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../src/db/connection.ts';
import { gateLimits } from '../src/gate.ts';
import { createVault } from '../src/vault.ts';
import { forgetDigests } from '../tests/support/digest-partitions.ts';
import { now } from './clock.ts';
import { FIRST_SUBSCRIBER, subscribe } from './digest-subscribers.ts';
import type { Arrival } from './fake-telegram.ts';
import { percentile } from './figures.ts';
import { openLine } from './line.ts';
import { start } from './processes.ts';

export interface Slice {
  readonly seconds: number;
  readonly summaries: number;
  readonly answers: number;
  /** Of everything that was sent, of the rate that the gate allows. */
  readonly ofAllowed: number;
  /** The most in any second; Telegram refuses from 31 on. */
  readonly mostInASecond: number;
  readonly p50: number;
  readonly p99: number;
}

const PATH = '/telegram';
/** Somebody asks each so many milliseconds, which leaves most of the rate to the summaries. */
const ASK_EVERY_MS = 250;
const FIRST_PERSON = 5_000_000;

/** As many subscribers as the slice cannot finish with. */
export async function runSlice(
  databaseUrl: string,
  sourceKey: Buffer,
  seconds: number,
): Promise<Slice> {
  const vault = createVault(sourceKey);
  const db = connect({ url: databaseUrl, max: 2 });
  const hour = Number(new Date(Date.now() + 5 * 3_600_000).toISOString().slice(11, 13));
  const weekday = new Date(Date.now() + 5 * 3_600_000).getUTCDay() || 7;
  await db.sql`truncate subscription`;
  await forgetDigests(db);
  const slot = { weekday, hour, since: new Date(Date.now() - 3 * 86_400_000).toISOString() };
  await subscribe({ db, vault }, { from: 0, to: (seconds + 30) * 30, slot });
  await db.close();
  const secret = randomBytes(16).toString('hex');
  const telegram = await start('fake-telegram.ts', []);
  const apiRoot = `http://127.0.0.1:${telegram.port}`;
  const words = [apiRoot, PATH, secret, databaseUrl, sourceKey.toString('base64')];
  const bot = await start('digest-bot.ts', words);
  try {
    return await measure({ telegram, target: { port: bot.port, path: PATH, secret } }, seconds);
  } finally {
    await bot.close();
    await telegram.close();
  }
}

interface Stage {
  readonly telegram: Awaited<ReturnType<typeof start>>;
  readonly target: { readonly port: number; readonly path: string; readonly secret: string };
}

async function measure({ telegram, target }: Stage, seconds: number): Promise<Slice> {
  const summaries: number[] = [];
  const answers = new Map<number, number>();
  telegram.listen((message) => {
    for (const [chatId, , at] of message as Arrival[]) {
      if (chatId >= FIRST_SUBSCRIBER) summaries.push(at);
      else answers.set(chatId, at);
    }
  });
  // The round that begins with the next minute starts it.
  while (summaries.length < 2 * gateLimits.bot.burst) await pause(20);
  const asked = await askAll(target, seconds);
  await pause(1_000);
  const { from, to } = asked;
  const inSlice = summaries.filter((at) => at >= from && at < to);
  const waits = [...asked.people].map(([id, at]) => (answers.get(id) ?? Infinity) - at);
  const all = [...inSlice, ...answers.values()].filter((at) => at >= from && at < to);
  return {
    seconds: (to - from) / 1_000,
    summaries: inSlice.length,
    answers: waits.length,
    ofAllowed: all.length / ((to - from) / gateLimits.bot.everyMs),
    mostInASecond: mostInASecond(all),
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
  };
}

/** New people ask for help, one after the other. */
async function askAll(target: Stage['target'], seconds: number) {
  const line = await openLine(target);
  const people = new Map<number, number>();
  const from = now();
  for (let n = 0; now() < from + seconds * 1_000; n += 1) {
    const id = FIRST_PERSON + n;
    people.set(id, now());
    void line.post(JSON.stringify(helpFrom(id, n)));
    await pause(Math.max(0, from + (n + 1) * ASK_EVERY_MS - now()));
  }
  const to = now();
  await pause(500);
  line.close();
  return { from, to, people };
}

function helpFrom(id: number, n: number) {
  const from = { id, is_bot: false, first_name: 'P', language_code: 'ru' };
  const entities = [{ type: 'bot_command', offset: 0, length: 5 }];
  const date = Math.floor(Date.now() / 1_000);
  const chat = { id, type: 'private', first_name: 'P' };
  return {
    update_id: n + 1,
    message: { message_id: n + 1, from, chat, date, text: '/help', entities },
  };
}

function mostInASecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
