// Leaving: jobs first, then queues, then connections, and never longer than a process manager waits.
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { within } from './deadline.ts';
import type { OpenQueues, Store } from './store.ts';
import type { Crew } from './work.ts';

// A process manager kills after ten seconds. The two after the six are for jobs that heed the signal.
const FINISH_WITHIN_MS = 6_000;
const ABORT_WITHIN_MS = 2_000;
// Storing that a job is done takes milliseconds; a worker that has none and stays waits for a lost
// store.
const LEAVE_WITHIN_MS = 1_000;
const LOOK_EVERY_MS = 50;

interface ClosingParts {
  readonly store: Store;
  readonly open: OpenQueues;
  readonly crew: Crew | undefined;
  readonly log: Log;
}

export async function closeAll({ store, open, crew, log }: ClosingParts): Promise<void> {
  if (crew !== undefined) await dismiss(crew, log);
  const queues = Promise.allSettled([...open.values()].map((queue) => queue.close()));
  await within(LEAVE_WITHIN_MS, 'queue_close', queues).catch(() => undefined);
  await store.close();
}

async function dismiss(crew: Crew, log: Log): Promise<void> {
  const finished = crew.finish();
  if (await leaves(crew, finished, FINISH_WITHIN_MS)) return;
  // What does not stop now loses its lock and is run again by another process.
  log.warn({ count: crew.countRunning() }, 'jobs are still running; asking them to stop');
  crew.abort();
  await leaves(crew, finished, ABORT_WITHIN_MS);
}

/** Whether the workers are done, or would be if their store were there. */
async function leaves(crew: Crew, finished: Promise<void>, ms: number): Promise<boolean> {
  const isIdle = await Promise.race([finished.then(() => true), untilIdle(crew, ms)]);
  if (isIdle) await within(LEAVE_WITHIN_MS, 'worker_close', finished).catch(() => undefined);
  return isIdle;
}

async function untilIdle(crew: Crew, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (crew.countRunning() > 0 && performance.now() < deadline) await pause(LOOK_EVERY_MS);
  return crew.countRunning() === 0;
}
