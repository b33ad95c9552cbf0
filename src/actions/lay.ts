// Lays before the moderators what waits for room on their desks, oldest first.
import type { Tx } from '../db/connection.ts';
import { listCasesToLay, markLaid } from '../db/desk.ts';
import { readHolder, showCase } from './desk-card.ts';
import { type Runtime, runAction } from './run.ts';
import type { Show, Writes } from './unit.ts';

const AT_ONCE = 20;

/** Lays all that waits. Safe to repeat and to run twice at once: the cases are taken under locks. */
export async function layCases(runtime: Runtime): Promise<void> {
  let count = AT_ONCE;
  while (count === AT_ONCE) {
    await runAction(runtime, async (tx, now) => {
      const laid = await lay(tx, now);
      count = laid.count;
      return laid.writes;
    });
  }
}

async function lay(
  tx: Tx,
  now: Date,
): Promise<{ readonly count: number; readonly writes: Writes }> {
  const rows = await listCasesToLay(tx, AT_ONCE);
  const shows: Show[] = [];
  for (const { case: current, report } of rows) {
    const laid = { case: { ...current, laidAt: now }, report };
    const cards = await showCase({ tx, now }, laid, await readHolder({ tx, now }, current));
    shows.push(...cards.map((card) => ({ ...card, move: true })));
  }
  if (rows.length > 0)
    await markLaid(
      tx,
      rows.map((row) => row.case.number),
      now,
    );
  return { count: rows.length, writes: { shows } };
}
