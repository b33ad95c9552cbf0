// What a backend gives: BullMQ's queues and workers on one store, and a way to leave it.
import type { Job, Queue, QueueOptions, WorkerOptions } from 'bullmq';
import type { QueueName } from './definitions.ts';

// BullMQ's classes carry the backend in their type. These are the parts that are used, alike in both.
export type BullQueue = Pick<
  Queue<unknown>,
  | 'add'
  | 'addBulk'
  | 'getJobState'
  | 'remove'
  | 'getJobCounts'
  | 'getDelayed'
  | 'upsertJobScheduler'
  | 'waitUntilReady'
  | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<void>;
  cancelAllJobs(reason?: string): void;
  close(): Promise<void>;
}

// Three parameters on purpose: BullMQ makes the signal only for functions that declare it.
export type Processor = (
  job: Job,
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<void>;

export interface Store {
  openQueue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueue;
  openWorker(
    name: string,
    processor: Processor,
    options: Omit<WorkerOptions, 'connection'>,
  ): BullWorker;
  /** Runs the work in one process at a time. */
  alone(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export type OpenQueues = ReadonlyMap<QueueName, BullQueue>;

export function queueOf(open: OpenQueues, name: QueueName): BullQueue {
  const queue = open.get(name);
  if (queue === undefined) throw new Error(`queue ${name} is not open`);
  return queue;
}
