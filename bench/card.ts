// Benchmark: the whole card, durable, against a bot that only echoes. See docs/benchmarks.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createCardCrowd, createEchoCrowd } from './crowd.ts';
import { inMs, percentile, table } from './figures.ts';
import { trickle } from './load.ts';
import { describeMachine, readLoad, versionOf } from './machine.ts';
import { type Contender, head, lineOf, type Result, runRound } from './rounds.ts';
import { openStage, type Stage } from './stage.ts';
import { compareStored, countScreens } from './stored.ts';

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '40,100' },
    /** A folder for a CPU profile of our bot. */
    profile: { type: 'string' },
  },
});
const rounds = Number(asked.rounds);
const seconds = Number(asked.seconds);
const WARM_UP_SECONDS = 5;
/** As many taps a second as about two hundred people make who fill their cards at once. */
const RATE = 100;
const RESULTS = '.data/bench';

const say = (line = '') => console.log(line);
const quick = 'Baqylau, taps at once';
const patient = 'Baqylau, taps what is shown';
const echo = 'Telegraf echo';

function openContenders(stage: Stage) {
  const { vault, ours } = stage;
  const crowds = [false, true].map((isPatient) => createCardCrowd({ vault, isPatient }));
  const contenders: Contender[] = crowds.map((crowd, index) => ({
    name: index === 0 ? quick : patient,
    actor: ours,
    crowd,
  }));
  contenders.splice(1, 0, { name: echo, actor: stage.echo, crowd: createEchoCrowd() });
  stage.listen((arrival) => contenders.forEach(({ crowd }) => crowd.arrived(arrival)));
  return { contenders, finished: () => crowds.flatMap((crowd) => crowd.finished) };
}

async function compare(stage: Stage, contenders: readonly Contender[], connections: number) {
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const contender of contenders)
      results.push(await runRound(stage, contender, { connections, seconds }));
  }
  return results;
}

async function atRate(stage: Stage, { name, actor, crowd }: Contender) {
  const options = { target: actor.target, crowd, connections: 40, seconds: 2 * seconds };
  const result = await trickle({ ...options, rate: RATE, listen: stage.listen });
  await stage.settled();
  const both = (values: readonly number[]) => [0.5, 0.99].map((at) => inMs(percentile(values, at)));
  return [name, ...both(result.answerMs), ...both(result.screenMs), String(result.refused)];
}

async function sayStored(stage: Stage, finished: Parameters<typeof compareStored>[1]) {
  const { reports, finishedCards, isEqual } = await compareStored(stage.sql, finished, stage.vault);
  const screens = await countScreens(stage.sql);
  say(`${finishedCards} cards finished, ${reports} reports stored; their answers are`);
  say(`${isEqual ? 'equal' : 'NOT EQUAL'} to what was meant (SHA-256 over all of them).`);
  say(`Screens: ${JSON.stringify(screens)}; cancelled ones were overtaken by a later one.`);
  if (reports !== finishedCards || !isEqual) process.exitCode = 1;
}

async function atFullLoad(stage: Stage, contenders: readonly Contender[], isLoaded: boolean) {
  const all: object[] = [];
  for (const connections of asked.connections.split(',').map(Number)) {
    const results = await compare(stage, contenders, connections);
    const of = (name: string) => results.filter((one) => one.name === name);
    const lines = contenders.map(({ name }) => lineOf(of(name), of(echo), isLoaded));
    say(`\n${connections} connections, median of ${rounds} rounds of ${seconds} s`);
    say(table([head, ...lines]));
    all.push({ connections, results });
  }
  return all;
}

async function run(stage: Stage, isLoaded: boolean) {
  const { contenders, finished } = openContenders(stage);
  const warmUp = { connections: 40, seconds: WARM_UP_SECONDS };
  for (const contender of contenders) await runRound(stage, contender, warmUp);
  const all = await atFullLoad(stage, contenders, isLoaded);
  const calm = [];
  for (const contender of contenders.slice(1)) calm.push(await atRate(stage, contender));
  const calmHead = [`at ${RATE} updates/s`, '200: p50', 'p99', 'next screen: p50', 'p99', 'missed'];
  say(`\n${table([calmHead, ...calm])}\n`);
  await sayStored(stage, finished());
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/card-${new Date().toISOString().replaceAll(':', '-')}.json`;
  writeFileSync(file, JSON.stringify({ machine: describeMachine(), isLoaded, all, calm }));
  say(`All figures: ${file}`);
}

const { load, isLoaded } = readLoad();
const versions = ['telegraf', 'fastify', 'postgres'].map((name) => `${name} ${versionOf(name)}`);
say(`${describeMachine()}; ${versions.join(', ')}; PostgreSQL 18 with fsync; load ${load}`);
if (isLoaded) say('The machine is LOADED: the figures say nothing about who is faster.');
const { profile } = asked;
const nodeOptions = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
const stage = await openStage({ nodeOptions });
try {
  await run(stage, isLoaded);
} finally {
  await stage.close();
}
