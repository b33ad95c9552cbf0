// The queues on a store that is connected: adding, working, scheduling, counting, leaving.
import { UnrecoverableError } from 'bullmq';
import { errorCode, type Log } from '../log.ts';
import type { AnyJobRequest, JobCounts, Queues } from './backend.ts';
import { DeadlineError, within } from './deadline.ts';
import type { QueueDefinition } from './define.ts';
import { queues as definitions, type QueueName, queueNames, type Workers } from './definitions.ts';
import { drainQueues, hastenQueues } from './drain.ts';
import { assertJobId, readPayload } from './payload.ts';
import type { BullQueue, BullWorker, Processor, Store } from './store.ts';
import { troubleLog } from './trouble.ts';

const SECOND = 1_000;
// Whoever adds a job stands in a webhook or in the outbox, which tries again later by itself.
const ADD_WITHIN_MS = 1.8 * SECOND;
// One round trip stays short enough for the deadline above on a slow machine.
const ADD_AT_ONCE = 200;
// A process manager kills after ten seconds. Two of the eight are for jobs that heed the signal.
const FINISH_WITHIN_MS = 6 * SECOND;
const ABORT_WITHIN_MS = 2 * SECOND;

export type OpenQueues = ReadonlyMap<QueueName, BullQueue>;

export async function openQueues(store: Store, log: Log): Promise<Queues> {
  const open = new Map(queueNames.map((name) => [name, openQueue(store, name, log)] as const));
  await Promise.all([...open.values()].map((queue) => queue.waitUntilReady()));
  let workers: readonly BullWorker[] = [];
  let closing: Promise<void> | undefined;

  return {
    add: (queue, id, payload) => addAll(open, [{ queue, id, payload } as AnyJobRequest]),
    addAll: (jobs) => addAll(open, jobs),
    async work(functions) {
      if (workers.length > 0) throw new Error('the workers are running already');
      workers = queueNames.map((name) => openWorker(store, { name, functions, log }));
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    schedule: () => store.alone(() => scheduleAll(open)),
    drain: () => drainQueues(open),
    hasten: () => hastenQueues(open),
    counts: () => countAll(open),
    close() {
      closing ??= closeAll({ store, open, workers, log });
      return closing;
    },
  };
}

function definitionOf(name: QueueName): QueueDefinition {
  return definitions[name];
}

function openQueue(store: Store, name: QueueName, log: Log): BullQueue {
  const { attempts, backoff } = definitionOf(name);
  const queue = store.openQueue(name, {
    defaultJobOptions: {
      attempts,
      backoff: { type: 'exponential', delay: backoff.firstDelayMs, jitter: backoff.jitter },
      // A finished job that is kept would swallow the next request for the same id.
      removeOnComplete: true,
      // Enough to see what an outage did; the oldest go first.
      removeOnFail: { count: 1_000 },
      // Stack traces and messages quote input. The log has queue, attempt and code.
      stackTraceLimit: 0,
    },
    // Nobody listens to the stream of events; this is for a look by hand.
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', troubleLog(log, name));
  return queue;
}

async function addAll(open: OpenQueues, jobs: readonly AnyJobRequest[]): Promise<void> {
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
  await queue.addBulk(jobs.map(({ id, data }) => ({ name, data, opts: { jobId: id } })));
}

// BullMQ ignores an id that it still has, also that of a job which failed for good. The sweep asks
// again because the report is still unscreened, and must be heard.
async function forgetFailed(queue: BullQueue, id: string): Promise<void> {
  if ((await queue.getJobState(id)) === 'failed') await queue.remove(id);
}

interface WorkerParts {
  readonly name: QueueName;
  readonly functions: Workers;
  readonly log: Log;
}

function openWorker(store: Store, { name, functions, log }: WorkerParts): BullWorker {
  const { attempts, concurrency } = definitionOf(name);
  const worker = store.openWorker(name, processorOf(name, functions), {
    concurrency,
    // A killed process is noticed within 25 s. Jobs take a second and may run twice, so that a
    // lock lost in a long pause of the machine harms nobody.
    lockDuration: 15 * SECOND,
    stalledInterval: 10 * SECOND,
    // By default the second crash fails a job for good; three deploys in a row are no reason to.
    maxStalledCount: 5,
    // By default 15 s after an outage before anything is fetched again.
    runRetryDelay: 1 * SECOND,
  });
  worker.on('error', troubleLog(log, name));
  worker.on('failed', (job, error) => {
    const attempt = job?.attemptsMade ?? attempts;
    const fields = { queue: name, attempt, code: errorCode(error) };
    const isFinal = attempt >= attempts || error instanceof UnrecoverableError;
    if (isFinal) log.error(fields, 'a job failed for good');
    else log.warn(fields, 'a job failed and will be tried again');
  });
  return worker;
}

function processorOf(name: QueueName, functions: Workers): Processor {
  // The type says that name and payload belong together; TypeScript loses it over a union.
  const run = functions[name] as (payload: unknown, job: object) => Promise<void>;
  return async (job, _token, signal) => {
    let payload: unknown;
    try {
      payload = readPayload(definitionOf(name), job.data);
    } catch (error) {
      throw new UnrecoverableError((error as Error).message);
    }
    const context = { id: job.id ?? '', attempt: job.attemptsMade + 1, signal };
    try {
      await run(payload, context);
    } catch (error) {
      throw new JobError(error);
    }
  };
}

/** What the store keeps of a failure: its code, because messages of databases quote values. */
class JobError extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super(errorCode(cause));
    this.name = 'JobError';
    this.code = errorCode(cause);
  }
}

async function scheduleAll(open: OpenQueues): Promise<void> {
  for (const name of queueNames) {
    const { schedule } = definitionOf(name);
    if (schedule === undefined) continue;
    await queueOf(open, name).upsertJobScheduler(
      name,
      { pattern: schedule.pattern, tz: schedule.timeZone },
      { name, data: schedule.payload },
    );
  }
}

async function countAll(open: OpenQueues): Promise<Record<QueueName, JobCounts>> {
  const entries = queueNames.map(async (name) => {
    const {
      waiting = 0,
      active = 0,
      delayed = 0,
      failed = 0,
    } = await queueOf(open, name).getJobCounts('waiting', 'active', 'delayed', 'failed');
    return [name, { waiting, active, delayed, failed }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<QueueName, JobCounts>;
}

export function queueOf(open: OpenQueues, name: QueueName): BullQueue {
  const queue = open.get(name);
  if (queue === undefined) throw new Error(`queue ${name} is not open`);
  return queue;
}

interface ClosingParts {
  readonly store: Store;
  readonly open: OpenQueues;
  readonly workers: readonly BullWorker[];
  readonly log: Log;
}

async function closeAll({ store, open, workers, log }: ClosingParts): Promise<void> {
  const finished = Promise.all(workers.map((worker) => worker.close()));
  try {
    await within(FINISH_WITHIN_MS, 'queue_close', finished);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    // The abandoned jobs lose their locks and are run again by another process.
    log.warn({ code: error.code }, 'jobs are still running; asking them to stop');
    for (const worker of workers) worker.cancelAllJobs('closing');
    await within(ABORT_WITHIN_MS, 'queue_abort', finished).catch(() => undefined);
  }
  await Promise.allSettled([...open.values()].map((queue) => queue.close()));
  await store.close();
}
