// Benchmark a1: the whole card, durable, against a bot that only echoes. See docs/benchmarks.md.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { deskPlace } from '../src/db/commit.ts';
import { connect } from '../src/db/connection.ts';
import { linkDesk } from '../src/db/desk.ts';
import { migrate } from '../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { createVault, type Vault } from '../src/vault.ts';
import { type CardCrowd, type Crowd, createCardCrowd, createEchoCrowd } from './crowd.ts';
import type { Arrival } from './fake-telegram.ts';
import { inMs, median, percentile, perSecond, ratioText } from './figures.ts';
import type { Target } from './line.ts';
import { type LoadOptions, type Round, saturate, trickle } from './load.ts';
import { describeMachine, readLoad, versionOf } from './machine.ts';
import { type Started, start } from './processes.ts';
import { compareStored, countOpen, countScreens } from './stored.ts';

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '40,100' },
    /** Writes a CPU profile of our bot into this folder. */
    profile: { type: 'string' },
  },
});
const rounds = Number(asked.rounds);
const seconds = Number(asked.seconds);
const connectionCounts = asked.connections.split(',').map(Number);
const RATE = 100;
const PATH = '/telegram';
const DESK = -1_001_000_000_000;

const say = (line = '') => console.log(line);

function listenTo(telegram: Started, heard: (arrival: Arrival) => void): () => void {
  const listener = (message: unknown) => (message as Arrival[]).forEach(heard);
  telegram.child.on('message', listener);
  return () => telegram.child.off('message', listener);
}

interface Contender {
  readonly name: string;
  readonly target: Target;
  readonly crowd: Crowd;
}

interface Result extends Round {
  readonly name: string;
  readonly connections: number;
  /** Until everything was shown, stored and screened as well. */
  readonly secondsWithDrain: number;
}

/** A B C, A B C, A B C: what disturbs the machine disturbs all of them. */
async function runRounds(
  contenders: readonly Contender[],
  connections: number,
  settled: () => Promise<void>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, target, crowd } of contenders) {
      const begun = performance.now();
      const result = await saturate({ target, crowd, connections, seconds });
      await settled();
      const secondsWithDrain = (performance.now() - begun) / 1_000;
      results.push({ name, connections, ...result, secondsWithDrain });
    }
  }
  return results;
}

function report(results: readonly Result[], rival: readonly Result[]) {
  const rates = results.map((one) => one.updates / one.seconds);
  const ratios = rates.map((rate, index) => {
    const other = rival[index];
    return other === undefined ? Number.NaN : rate / (other.updates / other.seconds);
  });
  const drained = results.map((one) => one.updates / one.secondsWithDrain);
  const answers = results.flatMap((one) => one.answerMs);
  const [first] = results;
  say(
    `  c${first?.connections ?? 0}`.padEnd(7) +
      (first?.name ?? '').padEnd(44) +
      perSecond(median(rates)).padStart(8) +
      `  ${ratioText(ratios)}`.padEnd(24) +
      `p50 ${inMs(percentile(answers, 0.5))}  p99 ${inMs(percentile(answers, 0.99))}  ` +
      `drained ${perSecond(median(drained))}  refused ${results.reduce((sum, one) => sum + one.refused, 0)}`,
  );
}

async function main() {
  const quiet = readLoad();
  say(describeMachine());
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: say, tuning: 'durable' });
  await migrate(server.url);
  const sourceKey = randomBytes(32);
  const vault = createVault(sourceKey);
  await openDesk(server.url, vault);
  const secret = randomBytes(16).toString('hex');
  const telegram = await start('fake-telegram.ts', []);
  const apiRoot = `http://127.0.0.1:${telegram.port}`;
  const profiler =
    asked.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`];
  const ours = await start(
    'our-bot.ts',
    [apiRoot, PATH, secret, server.url, sourceKey.toString('base64')],
    profiler,
  );
  const echo = await start('echo-bot.ts', [apiRoot, PATH, secret]);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const settled = async () => {
    while ((await countOpen(sql)) > 0) await new Promise((go) => setTimeout(go, 20));
  };
  const quick = createCardCrowd({ vault, isPatient: false });
  const patient = createCardCrowd({ vault, isPatient: true });
  listenTo(telegram, (arrival) => {
    quick.arrived(arrival);
    patient.arrived(arrival);
  });
  const target = { port: ours.port, path: PATH, secret };
  const echoTarget = { port: echo.port, path: PATH, secret };
  const contenders: Contender[] = [
    { name: 'Baqylau, taps as soon as answered', target, crowd: quick },
    { name: 'Telegraf echo', target: echoTarget, crowd: createEchoCrowd() },
    { name: 'Baqylau, taps what is on the screen', target, crowd: patient },
  ];
  for (const { target, crowd } of contenders) {
    await saturate({ target, crowd, connections: 40, seconds: 3 });
    await settled();
  }
  for (const connections of connectionCounts) {
    const results = await runRounds(contenders, connections, settled);
    const rival = results.filter((one) => one.name === 'Telegraf echo');
    for (const { name } of contenders)
      report(
        results.filter((one) => one.name === name),
        rival,
      );
  }
  for (const [name, to, crowd] of [
    ['Baqylau', target, patient],
    ['Telegraf echo', echoTarget, createEchoCrowd()],
  ] as const) {
    const result = await trickle({
      target: to,
      crowd,
      connections: 40,
      seconds,
      rate: RATE,
      listen: (heard) => listenTo(telegram, heard),
    });
    say(
      `  ${RATE}/s ${name}: answer p50 ${inMs(percentile(result.answerMs, 0.5))} p99 ${inMs(percentile(result.answerMs, 0.99))} screen p50 ${inMs(percentile(result.screenMs, 0.5))} p99 ${inMs(percentile(result.screenMs, 0.99))}`,
    );
  }
  await settled();
  const crowds: CardCrowd[] = [quick, patient];
  say(
    JSON.stringify(
      await compareStored(
        sql,
        crowds.flatMap((one) => one.finished),
        vault,
      ),
    ),
  );
  say(JSON.stringify(await countScreens(sql)));
  await sql.end();
  await ours.close();
  await echo.close();
  await telegram.close();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
  say(JSON.stringify(quiet));
}

async function openDesk(url: string, vault: Vault) {
  const db = connect({ url, max: 1 });
  const chatKey = vault.chatKey(DESK);
  await linkDesk(db.orm, {
    chatKey,
    chat: vault.sealChat(DESK, deskPlace(chatKey)),
    language: 'ru',
  });
  await db.close();
}

await main();
