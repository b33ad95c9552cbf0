// Asking for jobs: checked as a whole before the first one is stored.
import type { AnyJobRequest } from './backend.ts';
import { within } from './deadline.ts';
import { definitionOf, queueNames } from './definitions.ts';
import { assertJobId, readPayload } from './payload.ts';
import { type BullQueue, type OpenQueues, queueOf } from './store.ts';

// Whoever adds a job stands in a webhook or in the outbox, which tries again later by itself.
const ADD_WITHIN_MS = 1_800;
// Few enough for the deadline above on a slow machine.
const ADD_AT_ONCE = 200;
// In PostgreSQL a bulk makes temporary tables, 5 to 20 ms whatever its size; one job costs 0.6 ms.
const BULK_FROM = 20;

export async function addAll(open: OpenQueues, jobs: readonly AnyJobRequest[]): Promise<void> {
  const checked = jobs.map(({ queue, id, payload }) => {
    assertJobId(queue, id);
    return { queue, id, data: readPayload(definitionOf(queue), payload) };
  });
  for (const name of queueNames) {
    const own = checked.filter((job) => job.queue === name);
    for (let start = 0; start < own.length; start += ADD_AT_ONCE) {
      const batch = own.slice(start, start + ADD_AT_ONCE);
      await within(ADD_WITHIN_MS, 'queue_add', put(queueOf(open, name), name, batch));
    }
  }
}

type CheckedJob = { readonly id: string; readonly data: unknown };

async function put(queue: BullQueue, name: string, jobs: readonly CheckedJob[]): Promise<void> {
  await Promise.all(jobs.map((job) => forgetFailed(queue, job.id)));
  if (jobs.length < BULK_FROM) {
    await Promise.all(jobs.map(({ id, data }) => queue.add(name, data, { jobId: id })));
    return;
  }
  await queue.addBulk(jobs.map(({ id, data }) => ({ name, data, opts: { jobId: id } })));
}

// BullMQ ignores an id that it still has, also that of a job which failed for good. The sweep asks
// again because the report is still unscreened, and must be heard.
async function forgetFailed(queue: BullQueue, id: string): Promise<void> {
  if ((await queue.getJobState(id)) === 'failed') await queue.remove(id);
}
