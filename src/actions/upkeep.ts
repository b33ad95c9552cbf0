// What has to be looked after from time to time: jobs that got lost, rows that served their time.
import { closeOverdue } from '../db/outbox.ts';
import { listUnscreened } from '../db/reports.ts';
import { forgetOld } from '../db/upkeep.ts';
import type { Queues } from '../queues/backend.ts';
import type { Runtime } from './run.ts';

/** A job takes a moment; a report without a case after so long has lost its job. */
const LOST_AFTER_SECONDS = 20;

/** Asks again for reports that never reached the desk: queues may forget, the database does not. */
export async function findLostReports(
  { db }: Pick<Runtime, 'db'>,
  queues: Pick<Queues, 'addAll'>,
): Promise<number> {
  const lost = await listUnscreened(db, LOST_AFTER_SECONDS);
  await queues.addAll(
    lost.map((reportId) => ({
      queue: 'screening',
      id: `screening-${reportId}`,
      payload: { reportId },
    })),
  );
  return lost.length;
}

/** Deletes what is kept for a while only, and ends what waited in vain. */
export async function tidy({ db, log }: Pick<Runtime, 'db' | 'log'>): Promise<void> {
  const overdue = await closeOverdue(db);
  if (overdue > 0) log.warn({ count: overdue }, 'screens could not be shown within a day');
  await forgetOld(db);
}
