// A claim that ran out is written down: the case is open again, and its card says so.
import { listLapsedClaims } from '../../db/waiting.ts';
import type { DeskWrite } from '../desk-writes.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show } from '../unit.ts';
import { showCase } from './card.ts';

const AT_ONCE = 20;

/** Safe to repeat and to run twice at once. */
export async function endLapsedClaims(runtime: Runtime): Promise<void> {
  while ((await endSome(runtime)) === AT_ONCE);
}

async function endSome(runtime: Runtime): Promise<number> {
  let count = 0;
  await runAction(runtime, async (tx, now) => {
    const lapsed = await listLapsedClaims(tx, now, AT_ONCE);
    count = lapsed.length;
    const desk: DeskWrite[] = [];
    const shows: Show[] = [];
    for (const rows of lapsed) {
      const { number, version: expectedVersion } = rows.case;
      const set = { status: 'open', claimedBy: null, claimedUntil: null } as const;
      desk.push({ do: 'change_case', number, expectedVersion, set });
      const view = { status: 'open', version: expectedVersion + 1 } as const;
      shows.push(...(await showCase({ tx, now }, rows, view)));
    }
    return { desk, shows };
  });
  return count;
}
