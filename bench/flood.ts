// Benchmark: what others notice of one person who sends a thousand messages a second. People fill
// their cards at a fixed rate, in turns without and with the flood. See docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { cpuMsOf } from './cpu.ts';
import { createCardCrowd, createFlooder } from './crowd.ts';
import { inMs, median, percentile, table, times } from './figures.ts';
import { pour, type Round, trickle } from './load.ts';
import { describeMachine, readLoad } from './machine.ts';
import { openStage, type Stage } from './stage.ts';
import { compareStored } from './stored.ts';

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    /** Honest updates a second. */
    rate: { type: 'string', default: '100' },
    /** Messages of the flood a second. */
    flood: { type: 'string', default: '1000' },
  },
});
const rounds = Number(asked.rounds);
const seconds = Number(asked.seconds);
const rate = Number(asked.rate);
const floodRate = Number(asked.flood);
const WARM_UP_SECONDS = 5;
const CONNECTIONS = 40;

type Trickled = Awaited<ReturnType<typeof trickle>>;

const say = (line = '') => console.log(line);

function openCrowd({ vault, listen }: Stage) {
  const crowd = createCardCrowd({ vault, isPatient: true });
  listen(crowd.arrived);
  return crowd;
}

type CardCrowd = ReturnType<typeof openCrowd>;

/** The honest people of one round; what the flooder is told is none of their screens. */
function honest({ ours: { target }, listen }: Stage, crowd: CardCrowd, length = seconds) {
  return trickle({ target, crowd, connections: CONNECTIONS, seconds: length, rate, listen });
}

function flood({ ours: { target } }: Stage): Promise<Round> {
  const crowd = createFlooder();
  return pour({ target, crowd, connections: CONNECTIONS, seconds, rate: floodRate });
}

/** A round and what it cost the bot: CPU does not depend on who else uses the machine. */
async function costing<T>({ ours, settled }: Stage, round: () => Promise<T>) {
  const before = cpuMsOf(ours.pid);
  const result = await round();
  await settled();
  return { result, cpuMs: cpuMsOf(ours.pid) - before };
}

const both = (values: readonly number[]) => [0.5, 0.99].map((at) => percentile(values, at));
const screensOf = (all: readonly Trickled[]) => all.flatMap((one) => one.screenMs);

function rowOf(name: string, all: readonly Trickled[]): string[] {
  const answers = all.flatMap((one) => one.answerMs);
  const missed = all.reduce((sum, one) => sum + one.refused, 0);
  return [name, ...[...both(answers), ...both(screensOf(all))].map(inMs), String(missed)];
}

function sayFlood(floods: readonly Round[], extraCpuMs: number) {
  const sent = floods.reduce((sum, one) => sum + one.updates, 0);
  const missed = floods.reduce((sum, one) => sum + one.refused, 0);
  const took = floods.reduce((sum, one) => sum + one.seconds, 0);
  const [p50 = 0, p99 = 0] = both(floods.flatMap((one) => one.answerMs));
  say(`The flood: ${sent} answered with 200, ${Math.round(sent / took)} a second,`);
  say(`p50 ${inMs(p50)}, p99 ${inMs(p99)}; ${missed} found no free connection.`);
  say(`It cost the bot ${(extraCpuMs / sent).toFixed(3)} ms of CPU a message.`);
}

function sayRatios(alone: readonly Trickled[], flooded: readonly Trickled[]) {
  const ratio = (at: number, over: readonly Trickled[], under: readonly Trickled[]) =>
    percentile(screensOf(over), at) / percentile(screensOf(under), at);
  const each = flooded.map((one, index) => ratio(0.99, [one], alone.slice(index, index + 1)));
  const [p50, p99] = [0.5, 0.99].map((at) => times(ratio(at, flooded, alone)));
  say(`To the next screen, with the flood against without: p50 ${p50}, p99 ${p99}`);
  say(`(round by round ${each.map(times).join(', ')}; median ${times(median(each))}).`);
}

async function run(stage: Stage) {
  const crowd = openCrowd(stage);
  await honest(stage, crowd, WARM_UP_SECONDS);
  const alone: Trickled[] = [];
  const flooded: Trickled[] = [];
  const floods: Round[] = [];
  let extraCpuMs = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const calm = await costing(stage, () => honest(stage, crowd));
    const wild = await costing(stage, () => Promise.all([honest(stage, crowd), flood(stage)]));
    alone.push(calm.result);
    flooded.push(wild.result[0]);
    floods.push(wild.result[1]);
    extraCpuMs += wild.cpuMs - calm.cpuMs;
  }
  const head = [`${rate} honest updates/s`, '200: p50', 'p99', 'next screen: p50', 'p99', 'missed'];
  say(`\n${table([head, rowOf('alone', alone), rowOf('beside the flood', flooded)])}\n`);
  sayFlood(floods, extraCpuMs);
  sayRatios(alone, flooded);
  const { reports, finishedCards, isEqual } = await compareStored(
    stage.sql,
    crowd.finished,
    stage.vault,
  );
  say(
    `${finishedCards} cards finished, ${reports} reports stored, ${isEqual ? 'equal' : 'NOT EQUAL'}.`,
  );
  if (reports !== finishedCards || !isEqual) process.exitCode = 1;
}

const { load, isLoaded } = readLoad();
say(`${describeMachine()}; PostgreSQL 18 with fsync; load ${load}`);
if (isLoaded) say('The machine is LOADED: times belong to this run alone.');
const stage = await openStage({ isGuarded: true });
try {
  await run(stage);
} finally {
  await stage.close();
}
