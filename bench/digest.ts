// Benchmark: the weekly summary to a hundred thousand and a million subscribers. Preparing it beside
// BullMQ, the fan-out in virtual time, and a slice of it in real time. See docs/benchmarks.md.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from '../src/db/connection.ts';
import { createVault } from '../src/vault.ts';
import { forgetDigests } from '../tests/support/digest-partitions.ts';
import { addCounted } from './counted-assemblies.ts';
import type { FanOut } from './digest-fanout.ts';
import { prepareOurs, prepareRivals } from './digest-prepare.ts';
import { runSlice } from './digest-slice.ts';
import { subscribe, subscribeUpTo } from './digest-subscribers.ts';
import { inMs } from './figures.ts';
import { onTrialServer } from './trial-database.ts';

const { values: asked } = parseArgs({
  options: {
    /** Sizes of the fan-out; memory is compared with the first. */
    sizes: { type: 'string', default: '1000,100000,1000000' },
    /** Subscribers for whom deliveries are prepared. */
    prepare: { type: 'string', default: '100000' },
    /** What to run; the fan-out alone runs on a database without fsync. */
    parts: { type: 'string', default: 'prepare,fanout,slice' },
    /** Seconds of the slice in real time. */
    slice: { type: 'string', default: '30' },
  },
});
const LIMITS = { ofAllowed: 0.98, rssMb: 5, times: 20, p99: 300 };
/** Code is compiled and caches fill; what that takes is not counted as growth. */
const WARM_UP = 100_000;

const say = (line = '') => console.log(line);
const failures: string[] = [];
const holdTo = (isHeld: boolean, what: string) => void (isHeld || failures.push(what));

const slot = { weekday: 1, hour: 9, since: '2024-12-01T00:00:00Z' };
/** Some fifteen in each week: its summary has a picture, and takes as much text as they have. */
const ASSEMBLIES = 30_000;

async function prepare(databaseUrl: string, sourceKey: Buffer) {
  const db = connect({ url: databaseUrl, max: 1 });
  const count = Number(asked.prepare);
  await subscribe({ db, vault: createVault(sourceKey) }, { from: 0, to: count, slot });
  const ours = await prepareOurs(db, '2026-W47', new Date('2026-11-23T04:00:30Z'), 5);
  const keys = await db.sql<{ chat_key: string }[]>`select chat_key from subscription`;
  const rivals = await prepareRivals(
    databaseUrl,
    keys.map((row) => row.chat_key),
  );
  await db.sql`truncate subscription`;
  await forgetDigests(db);
  await db.close();
  say(`\nPreparing ${count} deliveries: ${inMs(ours.ms)}, ${inMs(ours.cpuMs)} of the processor`);
  for (const { name, ms, cpuMs } of rivals) {
    const [times, cpuTimes] = [ms / ours.ms, cpuMs / ours.cpuMs];
    say(`${name}, a job each: ${inMs(ms)}, ${times.toFixed(1)} times as long`);
    say(`  of the processor, Node alone: ${inMs(cpuMs)}, ${cpuTimes.toFixed(1)} times as much`);
    holdTo(times >= LIMITS.times, `${LIMITS.times} times faster than ${name}`);
  }
}

/** In a process of its own, which is told how many there are and says how it went. */
function startFanOuts(databaseUrl: string, sourceKey: Buffer) {
  const file = fileURLToPath(new URL('digest-fanout.ts', import.meta.url));
  const child = fork(file, [databaseUrl, sourceKey.toString('base64')], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  return {
    run: (subscribers: number) =>
      new Promise<FanOut>((done, failed) => {
        child.once('message', (message) => done(message as FanOut));
        child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
        child.send(subscribers);
      }),
    close: () => child.disconnect(),
  };
}

async function fanOut(databaseUrl: string, sourceKey: Buffer) {
  const sizes = [WARM_UP, ...asked.sizes.split(',').map(Number)];
  const db = connect({ url: databaseUrl, max: 1 });
  const vault = createVault(sourceKey);
  const child = startFanOuts(databaseUrl, sourceKey);
  const results: FanOut[] = [];
  for (const size of sizes) {
    await subscribeUpTo({ db, vault, slot }, size);
    const result = await child.run(size);
    results.push(result);
    sayFanOut(result);
  }
  child.close();
  await db.close();
  holdFanOuts(results);
}

function sayFanOut({ subscribers, sent, uploads, refused, ofAllowed, ...took }: FanOut) {
  const hours = (took.virtualSeconds / 3_600).toFixed(2);
  say(
    `${subscribers}: ${sent} sent in ${hours} h of virtual time (${Math.round(took.seconds)} s), ` +
      `${ofAllowed.toFixed(4)} of the allowed rate, ${refused} refused, ` +
      `${uploads} uploads, RSS ${took.rssMb.toFixed(1)} MB, heap ${took.heapMb.toFixed(1)} MB`,
  );
}

function holdFanOuts(results: readonly FanOut[]) {
  const [, base] = results;
  for (const { subscribers, sent, ofAllowed, refused, rssMb } of results.slice(1)) {
    holdTo(sent >= subscribers, `${subscribers} were sent`);
    holdTo(ofAllowed >= LIMITS.ofAllowed, `${LIMITS.ofAllowed} of the allowed rate`);
    holdTo(refused === 0, 'nothing refused');
    holdTo(rssMb - (base?.rssMb ?? 0) <= LIMITS.rssMb, `+${LIMITS.rssMb} MB at ${subscribers}`);
  }
}

async function slice(databaseUrl: string, sourceKey: Buffer) {
  const result = await runSlice(databaseUrl, sourceKey, Number(asked.slice));
  say(
    `\n${result.seconds.toFixed(0)} s in real time: ${result.summaries} summaries and ` +
      `${result.answers} answers, ${result.ofAllowed.toFixed(4)} of the allowed rate, ` +
      `${result.mostInASecond} in the busiest second; answers p50 ${inMs(result.p50)}, ` +
      `p99 ${inMs(result.p99)}`,
  );
  holdTo(result.ofAllowed >= LIMITS.ofAllowed, `${LIMITS.ofAllowed} of the allowed rate (real)`);
  holdTo(result.mostInASecond <= 30, 'no second has more than 30');
  holdTo(result.p99 <= LIMITS.p99, `answers within ${LIMITS.p99} ms`);
}

// In virtual time the disk is nobody's matter.
const tuning = asked.parts === 'fanout' ? 'test' : 'durable';
const sourceKey = randomBytes(32);
await onTrialServer(tuning, async (url) => {
  const db = connect({ url, max: 1 });
  await addCounted(db.sql, ASSEMBLIES);
  await db.close();
  if (asked.parts.includes('prepare')) await prepare(url, sourceKey);
  if (asked.parts.includes('fanout')) await fanOut(url, sourceKey);
  if (asked.parts.includes('slice')) await slice(url, sourceKey);
});
say(failures.length === 0 ? '\nHolds.' : `\nDOES NOT HOLD: ${failures.join('; ')}`);
if (failures.length > 0) process.exitCode = 1;
