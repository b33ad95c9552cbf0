// The short form of tests/drill/races.test.ts: every scenario at least once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRaces, scenarios } from '../../support/races/run.ts';
import { createWorld, type World } from '../../support/world.ts';

const SEED = 20_261_125;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('of two who act at once one wins, the other is told, and all stays sound', async () => {
  const rounds = scenarios.length;
  const findings = await runRaces({ world, rounds, seed: SEED });
  expect(findings.trouble).toEqual([]);
  expect(findings.lost).toBeGreaterThan(rounds / 3);
  expect(findings.bothWon).toBeGreaterThan(0);
});

it('a record is never taken apart from one that has just joined another', async () => {
  const findings = await runRaces({ world, rounds: 30, seed: SEED, only: 'heir' });
  expect(findings.trouble).toEqual([]);
  expect(findings.lost).toBeGreaterThan(0);
});
