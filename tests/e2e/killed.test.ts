// The program is killed in the middle of everything, and nobody who uses it loses anything.
// `npm run drill` does the same with more kills.
import { expect, it } from 'vitest';
import { runDrill } from '../support/killing.ts';

const seed = Math.floor(Math.random() * 1e9);

it(`nothing is lost or done twice when the program is killed 5 times (seed ${seed})`, async () => {
  const findings = await runDrill({ kills: 5, reports: 8, seed });
  expect(findings.trouble).toEqual([]);
  expect(findings.reports).toBe(8);
});
