// The worker is killed in the middle of a fan-out, and everybody gets the week once, but for those
// whose answer died with it, who are counted. `npm run drill` does the same to ten thousand.
import { expect, it } from 'vitest';
import { runDigestDrill } from '../support/digest-drill.ts';

const seed = Math.floor(Math.random() * 1e9);

it(`200 subscribers get a week once while the worker is killed twice (seed ${seed})`, async () => {
  const findings = await runDigestDrill({ kills: 2, subscribers: 200, seed });
  expect(findings.trouble).toEqual([]);
  expect(findings.digests).toBe(1);
  // What is in the air at once, for each kill.
  expect(findings.ambiguous).toBeLessThanOrEqual(2 * 16);
});
