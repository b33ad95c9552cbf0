// A thousand reports in a minute, in real time, against the limits of Telegram and with the real
// gate. The figures of the last run stand in docs/drills.md.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createMemoryGate } from '../../src/telegram/gate.ts';
import { insertReports, inspectBurst } from '../support/burst.ts';
import { realClock } from '../support/clock.ts';
import { createWorld, type World } from '../support/world.ts';

const REPORTS = 1_000;
const SECONDS = 60;

it('1,000 reports in a minute all come before the moderators, and nothing is refused', async () => {
  const world = await createWorld({ limited: { gate: createMemoryGate(), clock: realClock } });
  try {
    for (let second = 0; second < SECONDS; second += 1) {
      const startedAt = performance.now();
      const from = Math.round((second * REPORTS) / SECONDS);
      const count = Math.round(((second + 1) * REPORTS) / SECONDS) - from;
      await screen(world, await insertReports(world, { from, count }));
      await pause(Math.max(0, 1_000 - (performance.now() - startedAt)));
    }
    await allLaid(world);
    const findings = await inspectBurst(world);
    console.log(JSON.stringify(findings));
    expect(findings).toMatchObject({ refused: 0, missing: 0 });
    expect(findings.shareUsed).toBeGreaterThanOrEqual(0.95);
    expect(findings.fewWaitedSeconds).toBeLessThan(findings.manyWaitedSeconds / 2);
  } finally {
    await world.close();
  }
});

async function screen({ app }: World, ids: readonly string[]) {
  await app.queues.addAll(
    ids.map((reportId) => ({
      queue: 'screening',
      id: `screening-${reportId}`,
      payload: { reportId },
    })),
  );
}

async function allLaid({ app }: World) {
  for (let cases = 0, left = 1; left > 0 || cases < REPORTS; ) {
    await pause(1_000);
    const [row] = await app.db.sql<{ cases: number; unlaid: number; unshown: number }[]>`
      select count(*)::int as cases, (count(*) filter (where laid_at is null))::int as unlaid,
        (select count(*)::int from outbox where status = 'pending') as unshown
      from desk_case`;
    cases = row?.cases ?? 0;
    left = (row?.unlaid ?? 0) + (row?.unshown ?? 0);
  }
}
