// The long form of tests/e2e/digest-killed.test.ts. DRILL_KILLS: how often (100); DRILL_SUBSCRIBERS:
// to how many (10,000); DRILL_SEED: the seed that a failure printed. docs/drills.md has the figures.
import { cpus } from 'node:os';
import { expect, it } from 'vitest';
import { runDigestDrill } from '../support/digest-drill.ts';

const kills = Number(process.env['DRILL_KILLS'] ?? 100);
const subscribers = Number(process.env['DRILL_SUBSCRIBERS'] ?? 10_000);
const seed = Number(process.env['DRILL_SEED'] ?? Math.floor(Math.random() * 1e9));

it(`${subscribers} subscribers get a week once while the worker is killed ${kills} times (seed ${seed})`, async () => {
  const findings = await runDigestDrill({ kills, subscribers, seed });
  console.log(JSON.stringify({ ...findings, seed, cores: cpus().length }));
  expect(findings.trouble).toEqual([]);
  expect(findings.digests).toBe(1);
});
