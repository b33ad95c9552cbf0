// What has to be looked after from time to time: jobs that got lost, rows that served their time.
import { dropEmptyPartitions } from '../db/digest-partitions.ts';
import { closeOverdue } from '../db/outbox.ts';
import { listUnscreened } from '../db/reports.ts';
import { eraseOld } from '../db/retention.ts';
import type { Queues } from '../queues/backend.ts';
import { cleanOldMessages } from './reporter/clean.ts';
import type { Runtime } from './run.ts';

/** A job takes a moment; a report without a case after so long has lost its job. */
const LOST_AFTER_SECONDS = 20;

/** Asks again for reports that never reached the desk: queues may forget, the database does not. */
export async function findLostReports(
  { db, clock }: Pick<Runtime, 'db' | 'clock'>,
  queues: Pick<Queues, 'addAll'>,
): Promise<number> {
  const before = new Date(clock.now().getTime() - LOST_AFTER_SECONDS * 1000);
  const lost = await listUnscreened(db, before);
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
export async function tidy(runtime: Runtime): Promise<void> {
  const { db, log, clock } = runtime;
  const now = clock.now();
  const overdue = await closeOverdue(db, now);
  if (overdue > 0) log.warn({ count: overdue }, 'screens could not be shown within a day');
  // Before the retention, which would take the ids of the messages with it.
  await cleanOldMessages(runtime);
  await eraseOld(db, now);
  await dropEmptyPartitions(db, now);
}
