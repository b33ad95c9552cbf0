// Two moderators at once, many times: by two processes, and in one batch of one process. Scenarios
// and their details are drawn from a seed.
import type { Intake } from '../../../src/actions/intake.ts';
import { newPerson, type Person } from '../person.ts';
import { randomOf, shuffled } from '../random-numbers.ts';
import type { World } from '../world.ts';
import { caseRaces } from './cases.ts';
import { offerRaces } from './offers.ts';
import { troubleOf } from './outcome.ts';
import { proposalRaces } from './proposals.ts';
import type { Race, Scenario } from './race.ts';
import { reckoning } from './reckoning.ts';
import { recordRaces } from './records.ts';
import { reporterRaces } from './reporters.ts';
import { type Done, nextRound, type Stage, send, setStage } from './stage.ts';

export const scenarios: readonly Scenario[] = [
  ...caseRaces,
  ...proposalRaces,
  ...recordRaces,
  ...offerRaces,
  ...reporterRaces,
];

export interface RaceOptions {
  readonly world: World;
  readonly rounds: number;
  readonly seed: number;
  /** Only scenarios whose name has this in it. */
  readonly only?: string;
}

export interface RaceFindings {
  readonly rounds: number;
  readonly scenarios: number;
  /** Acts of which nothing came. */
  readonly lost: number;
  /** Rounds of which something came of both acts. */
  readonly bothWon: number;
  /** Transactions that the database ended because they waited in a circle. */
  readonly deadlocks: number;
  readonly seconds: number;
  readonly trouble: readonly string[];
}

/** More than this and something is wrong in general. */
const ENOUGH_TROUBLE = 20;
/** The messages are shown as they come; now and then they are waited for. */
const ROUNDS_BETWEEN_RESTS = 100;

export async function runRaces({
  world,
  rounds,
  seed,
  only = '',
}: RaceOptions): Promise<RaceFindings> {
  const startedAt = performance.now();
  const random = randomOf(seed);
  const stage = await setStage(world, random);
  const blocker = newPerson(world, 'en');
  const trouble: string[] = [];
  const tally = { lost: 0, bothWon: 0 };
  const chosen = scenarios.filter(({ name }) => name.includes(only));
  let queue: Scenario[] = [];
  for (let round = 0; round < rounds && trouble.length < ENOUGH_TROUBLE; round += 1) {
    if (queue.length === 0) queue = shuffled(random, chosen);
    const scenario = queue.pop() as Scenario;
    await nextRound(stage, round);
    const race = await scenario.set(stage);
    const done = await runOne(stage, race, { blocker, isBatch: round % 2 === 1 });
    const lost = done.filter(({ toast }) => toast !== undefined).length;
    tally.lost += lost;
    if (lost === 0) tally.bothWon += 1;
    for (const line of await troubleOf(stage, race, done)) {
      trouble.push(`seed ${seed}, round ${round}, ${scenario.name}: ${line}`);
    }
    if (round % ROUNDS_BETWEEN_RESTS === 0) await world.settled();
  }
  await world.settled();
  trouble.push(...(await reckoning(world)));
  return {
    rounds,
    scenarios: chosen.length,
    ...tally,
    deadlocks: await deadlocksOf(world),
    seconds: Math.round((performance.now() - startedAt) / 1000),
    trouble,
  };
}

/** Either of the two may come first. */
async function runOne(
  stage: Stage,
  { acts }: Race,
  { blocker, isBatch }: { readonly blocker: Person; readonly isBatch: boolean },
): Promise<readonly Done[]> {
  const [first, second] = stage.intakes;
  const intakes: readonly Intake[] = isBatch ? [first, first] : [first, second];
  const order = stage.random() < 0.5 ? [0, 1] : [1, 0];
  // While this is looked at the two others come, and are taken together.
  const look = { by: blocker, does: { do: 'log', about: 'all', before: 0 } } as const;
  const before = isBatch ? send(stage, look, first) : undefined;
  const sent: Promise<Done>[] = [];
  for (const index of order) {
    const act = acts[index] ?? acts[0];
    sent[index] = send(stage, act, intakes[index] ?? first);
  }
  const done = await Promise.all(sent);
  await before;
  return done;
}

async function deadlocksOf({ app }: World): Promise<number> {
  await app.db.sql`select pg_stat_force_next_flush()`;
  const [row] = await app.db.sql<{ n: string }[]>`
    select deadlocks as n from pg_stat_database where datname = current_database()`;
  return Number(row?.n);
}
