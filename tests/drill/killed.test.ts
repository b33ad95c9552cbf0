// The long form of tests/e2e/killed.test.ts. DRILL_KILLS: how often (30); DRILL_SEED: the seed
// that a failure printed. The figures of the last run stand in docs/drills.md.
import { cpus } from 'node:os';
import { expect, it } from 'vitest';
import { runDrill } from '../support/killing.ts';

const kills = Number(process.env['DRILL_KILLS'] ?? 30);
const seed = Number(process.env['DRILL_SEED'] ?? Math.floor(Math.random() * 1e9));

it(`nothing is lost or done twice when the program is killed ${kills} times (seed ${seed})`, async () => {
  const findings = await runDrill({ kills, reports: Math.max(30, kills), seed });
  console.log(JSON.stringify({ ...findings, seed, cores: cpus().length }));
  expect(findings.trouble).toEqual([]);
});
