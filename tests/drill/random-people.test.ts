// The long form of tests/flow/random-people.test.ts. DRILL_RUNS: how many stories (500);
// DRILL_MINUTES: for how long at most (5); DRILL_SEED, DRILL_PATH and DRILL_REPLAY: what a failure
// printed as seed, path and replayPath. The figures of the last run stand in docs/drills.md.
import { cpus } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTally } from '../support/random-commands.ts';
import { playRandomPeople } from '../support/random-people.ts';
import { createWorld, type World } from '../support/world.ts';

const { DRILL_RUNS, DRILL_MINUTES, DRILL_SEED, DRILL_PATH, DRILL_REPLAY } = process.env;
const runs = Number(DRILL_RUNS ?? 500);
const withinMs = Number(DRILL_MINUTES ?? 5) * 60_000;
const seed = Number(DRILL_SEED ?? Math.floor(Math.random() * 1e9));

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it(`the stored reports equal what people have meant in up to ${runs} stories (seed ${seed})`, async () => {
  const tally = newTally();
  await playRandomPeople({
    world,
    runs,
    withinMs,
    maxCommands: 60,
    tally,
    seed,
    ...(DRILL_PATH !== undefined && { path: DRILL_PATH }),
    ...(DRILL_REPLAY !== undefined && { replayPath: DRILL_REPLAY }),
  });
  console.log(JSON.stringify({ ...tally, seed, cores: cpus().length }));
  expect(tally.reports).toBeGreaterThan(0);
});
