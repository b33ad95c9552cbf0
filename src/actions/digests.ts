// The weekly summaries' minute: what is due is prepared, what a crash left is counted, and all that
// can be sent is sent. Any number of processes may do this at once, and as often as they like.
import { closeLapsed } from '../db/digest-deliveries.ts';
import { prepareDigest } from '../db/digests.ts';
import { weeksDue } from '../digest/schedule.ts';
import type { Runtime } from './run.ts';

export async function sendDigests(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  await prepareDigests(runtime);
  await runtime.digests.send(signal);
}

type Parts = Pick<Runtime, 'db' | 'clock' | 'log'>;

/** Everything but the sending. */
export async function prepareDigests({ db, clock, log }: Parts): Promise<void> {
  const now = clock.now();
  let missed = 0;
  for (const week of weeksDue(now)) {
    const { due, late } = await prepareDigest(db, week, now);
    missed += late;
    if (due > 0) log.info({ count: due }, 'weekly summaries are due');
  }
  const { ambiguous, late } = await closeLapsed(db, now);
  missed += late;
  if (missed > 0) log.warn({ count: missed }, 'weekly summaries are too late and are not sent');
  if (ambiguous > 0) {
    log.warn({ count: ambiguous }, 'weekly summaries may have been sent; they are not repeated');
  }
}
