// A thousand reports in a minute of the clock, against the limits of Telegram and with the real
// gate. In real time: tests/drill/burst.test.ts.
import { expect, it } from 'vitest';
import { layCases } from '../../../src/actions/desk/lay.ts';
import { screenSentReport } from '../../../src/actions/desk/screen-report.ts';
import { runAction } from '../../../src/actions/run.ts';
import { createMemoryGate, type MemoryGate } from '../../../src/telegram/gate.ts';
import { insertReports, inspectBurst } from '../../support/burst.ts';
import { timedClock } from '../../support/clock.ts';
import { createWorld, type World } from '../../support/world.ts';

const REPORTS = 1_000;
const SECONDS = 60;

it('1,000 reports in a minute all come before the moderators, and nothing is refused', async () => {
  const clock = timedClock('2026-11-22T06:00:00Z');
  const gate = createMemoryGate(clock);
  const world = await createWorld({ limited: { gate, clock }, withoutWorker: true });
  try {
    for (let second = 0; second < 400; second += 1) {
      if (second < SECONDS) await arrive(world, second);
      await layCases(world.app);
      if ((await isQuiet(world, gate)) && second >= SECONDS) break;
      clock.pass(1);
    }
    const findings = await inspectBurst(world);
    expect(findings).toMatchObject({ refused: 0, missing: 0 });
    expect(findings.shareUsed).toBeGreaterThanOrEqual(0.95);
    // Places with a few reports do not wait behind the one with nine hundred.
    expect(findings.fewWaitedSeconds).toBeLessThan(findings.manyWaitedSeconds / 2);
  } finally {
    await world.close();
  }
});

/** The reports of this second are there and screened. */
async function arrive(world: World, second: number) {
  const from = Math.round((second * REPORTS) / SECONDS);
  const count = Math.round(((second + 1) * REPORTS) / SECONDS) - from;
  for (const id of await insertReports(world, { from, count })) {
    await runAction(world.app, (tx) => screenSentReport(tx, id));
  }
}

/** Waits until all that may leave by this time has left. Returns whether nothing waits at all. */
async function isQuiet({ app }: World, gate: MemoryGate): Promise<boolean> {
  for (;;) {
    const [row] = await app.db.sql<{ unshown: number; unlaid: number }[]>`
      select (select count(*)::int from outbox where status = 'pending') as unshown,
        (select count(*)::int from desk_case where laid_at is null) as unlaid`;
    const { unshown = 0, unlaid = 0 } = row ?? {};
    if (unshown === 0) return unlaid === 0;
    // The line of the group stands before the gate until the clock moves on.
    if (gate.waiting() > 0) return false;
  }
}
