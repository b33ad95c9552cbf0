// For tests: waiting until nothing is left to do, and moving the clock of retries.
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { BullQueue, OpenQueues } from './store.ts';

const DRAIN_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 5;
// A job may finish and add one to a queue that was found empty a moment ago; two looks in a row
// that see nothing are enough, because the new job is there before the old one is gone.
const QUIET_LOOKS = 2;

export async function drainQueues(open: OpenQueues): Promise<void> {
  const deadline = performance.now() + DRAIN_WITHIN_MS;
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const busy = await Promise.all([...open.values()].map(isBusy));
    quiet = busy.includes(true) ? 0 : quiet + 1;
    if (performance.now() > deadline)
      throw new Error(`not drained: ${[...open.keys()].join(', ')}`);
    if (quiet < QUIET_LOOKS) await pause(LOOK_EVERY_MS);
  }
}

async function isBusy(queue: BullQueue): Promise<boolean> {
  const {
    waiting = 0,
    active = 0,
    delayed = 0,
  } = await queue.getJobCounts('waiting', 'active', 'delayed');
  if (waiting + active > 0) return true;
  return delayed > 0 && (await queue.getDelayed()).some(isDue);
}

// The moment when the delay began is not kept; this one is a little earlier, and the worker fetches
// the job within that little.
const isDue = (job: Job) => (job.processedOn ?? job.timestamp) + job.delay <= Date.now();

export async function hastenQueues(open: OpenQueues): Promise<void> {
  for (const queue of open.values()) {
    const delayed: readonly Job[] = await queue.getDelayed();
    // The next job of a schedule carries its key. Run early, it would plan another one at once.
    for (const job of delayed) if (job.repeatJobKey === undefined) await job.promote();
  }
}
