// The long form of tests/flow/desk/races.test.ts. DRILL_ROUNDS: how many races (10,000); DRILL_SEED:
// the seed that a failure printed; DRILL_ONLY: a part of the names of scenarios. The figures of the
// last run stand in docs/drills.md.
import { cpus } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRaces } from '../support/races/run.ts';
import { createWorld, type World } from '../support/world.ts';

const rounds = Number(process.env['DRILL_ROUNDS'] ?? 10_000);
const only = process.env['DRILL_ONLY'];
const seed = Number(process.env['DRILL_SEED'] ?? Math.floor(Math.random() * 1e9));

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it(`two at once have one outcome in each of ${rounds} rounds (seed ${seed})`, async () => {
  const findings = await runRaces({ world, rounds, seed, ...(only !== undefined && { only }) });
  console.log(JSON.stringify({ ...findings, seed, cores: cpus().length }));
  expect(findings.trouble).toEqual([]);
});
