// Rounds at full load, the contenders in turns: what disturbs the machine disturbs all of them.
import { cpuMsOf } from './cpu.ts';
import type { Crowd } from './crowd.ts';
import { inMs, median, percentile, perSecond, ratioText } from './figures.ts';
import { type Round, saturate } from './load.ts';
import type { Actor, Stage } from './stage.ts';

export interface Contender {
  readonly name: string;
  readonly actor: Actor;
  readonly crowd: Crowd;
}

export interface Result extends Round {
  readonly name: string;
  /** Until all that was promised by a 200 was shown, stored and screened. */
  readonly secondsWithRest: number;
  readonly botMs: number;
  readonly postgresMs: number;
}

export interface RoundOptions {
  readonly connections: number;
  readonly seconds: number;
}

export async function runRound(
  { settled, postgresPid }: Stage,
  { name, actor, crowd }: Contender,
  { connections, seconds }: RoundOptions,
): Promise<Result> {
  const [bot, database] = [cpuMsOf(actor.pid), cpuMsOf(postgresPid)];
  const begun = performance.now();
  const round = await saturate({ target: actor.target, crowd, connections, seconds });
  await settled();
  return {
    ...round,
    name,
    secondsWithRest: (performance.now() - begun) / 1_000,
    botMs: cpuMsOf(actor.pid) - bot,
    postgresMs: cpuMsOf(postgresPid) - database,
  };
}

/** One line of the table: medians of the rounds; the ratio round by round. */
export function lineOf(results: readonly Result[], rival: readonly Result[], isLoaded: boolean) {
  const rates = results.map((one) => one.updates / one.seconds);
  const ratios = rates.map((rate, index) => rate / rateOf(rival[index]));
  const answers = results.flatMap((one) => one.answerMs);
  const each = (sum: (one: Result) => number) =>
    median(results.map((one) => sum(one) / one.updates));
  const refused = results.reduce((sum, one) => sum + one.refused, 0);
  return [
    results[0]?.name ?? '',
    perSecond(median(rates)),
    isLoaded ? 'loaded' : ratioText(ratios),
    perSecond(median(results.map((one) => one.updates / one.secondsWithRest))),
    inMs(percentile(answers, 0.5)),
    inMs(percentile(answers, 0.99)),
    each((one) => one.botMs).toFixed(2),
    each((one) => one.postgresMs).toFixed(2),
    String(refused),
  ];
}

export const head = [
  'at full load',
  'updates/s',
  'against the echo',
  'with the rest',
  'p50',
  'p99',
  'bot CPU ms',
  'PostgreSQL',
  'refused',
];

const rateOf = (result: Result | undefined) =>
  result === undefined ? Number.NaN : result.updates / result.seconds;
