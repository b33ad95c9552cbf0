// Running the workers: what they are given, and what becomes of their failures.
import { UnrecoverableError } from 'bullmq';
import { errorCode, type Log } from '../log.ts';
import {
  definitionOf,
  type JobContext,
  type QueueName,
  queueNames,
  type Workers,
} from './definitions.ts';
import { readPayload } from './payload.ts';
import type { BullWorker, Processor, Store } from './store.ts';
import { troubleLog } from './trouble.ts';

const SECOND = 1_000;

/** The workers of this process. */
export interface Crew {
  ready(): Promise<void>;
  /** Jobs that run in this process now. */
  countRunning(): number;
  /** Takes no more jobs; resolves when those that run are stored as done. */
  finish(): Promise<void>;
  /** Aborts the signals of the running jobs. */
  abort(): void;
}

export function openCrew(
  store: Store,
  { workers, log }: { readonly workers: Workers; readonly log: Log },
): Crew {
  let running = 0;
  const counted = (process: Processor): Processor => {
    return async (job, token, signal) => {
      running += 1;
      try {
        await process(job, token, signal);
      } finally {
        running -= 1;
      }
    };
  };
  const crew = queueNames.map((name) =>
    openWorker(store, { name, processor: counted(processorOf(name, workers)), log }),
  );
  return {
    async ready() {
      await Promise.all(crew.map((worker) => worker.waitUntilReady()));
    },
    countRunning: () => running,
    async finish() {
      await Promise.all(crew.map((worker) => worker.close()));
    },
    abort: () => crew.forEach((worker) => worker.cancelAllJobs('closing')),
  };
}

interface WorkerParts {
  readonly name: QueueName;
  readonly processor: Processor;
  readonly log: Log;
}

function openWorker(store: Store, { name, processor, log }: WorkerParts): BullWorker {
  const { attempts, concurrency } = definitionOf(name);
  const worker = store.openWorker(name, processor, {
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

function processorOf(name: QueueName, workers: Workers): Processor {
  // The type says that name and payload belong together; TypeScript loses it over a union.
  const run = workers[name] as (payload: unknown, job: JobContext) => Promise<void>;
  return async (job, _token, signal) => {
    let payload: unknown;
    try {
      payload = readPayload(definitionOf(name), job.data);
    } catch (error) {
      throw new UnrecoverableError((error as Error).message);
    }
    // BullMQ gives every job an id, and a signal to functions of three parameters.
    if (job.id === undefined || signal === undefined) throw new Error('a job without id or signal');
    try {
      await run(payload, { id: job.id, attempt: job.attemptsMade + 1, signal });
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
