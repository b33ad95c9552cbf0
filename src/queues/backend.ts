// The queues as the rest of the program knows them, whichever store holds the jobs.
import type { PayloadOf, QueueName, Workers } from './definitions.ts';

interface JobRequest<Q extends QueueName> {
  readonly queue: Q;
  readonly id: string;
  readonly payload: PayloadOf<Q>;
}

export type AnyJobRequest = { [Q in QueueName]: JobRequest<Q> }[QueueName];

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface Queues {
  /**
   * Asks for a look at an id. While a job with this id waits, is delayed or runs, nothing happens;
   * a finished or failed one runs again. Rejects within two seconds when the store is away.
   */
  add<Q extends QueueName>(queue: Q, id: string, payload: PayloadOf<Q>): Promise<void>;
  addAll(jobs: readonly AnyJobRequest[]): Promise<void>;
  /** Starts all workers. Only for processes with the worker role. */
  work(workers: Workers): Promise<void>;
  /** Sets up the jobs that come on a calendar. Safe to repeat, also from several processes. */
  schedule(): Promise<void>;
  /** For tests: resolves when nothing waits, runs or is due; rejects after 30 s. */
  drain(): Promise<void>;
  /** For tests: makes the jobs that wait out their backoff due now. Schedules stay. */
  hasten(): Promise<void>;
  counts(): Promise<Record<QueueName, JobCounts>>;
  /** Lets running jobs finish, up to a deadline; then closes queues and connections. */
  close(): Promise<void>;
}
