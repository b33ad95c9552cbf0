// Every queue there is. An entry without a worker in `workers/` does not compile.
import { z } from 'zod';
import { defineQueue, defineQueues, type QueueDefinition } from './define.ts';

const SECOND = 1_000;

export const queues = defineQueues({
  /** Runs the automatic checks over a report that was sent. */
  screening: defineQueue({
    name: 'screening',
    payload: z.strictObject({ reportId: z.uuid() }),
    // Eight runs from 5 s on span about ten minutes: longer than a restart of the database or a
    // deploy, and about the time after which upkeep would ask for the report again anyway.
    attempts: 8,
    backoff: { firstDelayMs: 5 * SECOND, jitter: 0.5 },
    // A screening is a handful of queries; four at once leave the pool of ten to the bot.
    concurrency: 4,
  }),
  /** Sweeps what a crash, a lost Redis or a deadline left behind. */
  upkeep: defineQueue({
    name: 'upkeep',
    payload: z.strictObject({}),
    // The next round comes by itself; one more try covers a connection lost in the middle.
    attempts: 2,
    backoff: { firstDelayMs: 15 * SECOND, jitter: 0.5 },
    // Two sweeps at once would only contend for the same rows.
    concurrency: 1,
    // Ten minutes bound how long a report can lie unscreened after Redis forgot its job.
    schedule: { pattern: '*/10 * * * *', timeZone: 'UTC', payload: {} },
  }),
  /** Lays cases before the moderators, as room and Telegram allow. */
  laying: defineQueue({
    name: 'laying',
    payload: z.strictObject({}),
    // The next round comes within a minute.
    attempts: 2,
    backoff: { firstDelayMs: 5 * SECOND, jitter: 0.5 },
    // The cases are taken under locks; a second round at once would find none.
    concurrency: 1,
    schedule: { pattern: '* * * * *', timeZone: 'UTC', payload: {} },
  }),
  /** Asks reporters what happened afterwards. */
  followUps: defineQueue({
    name: 'followUps',
    payload: z.strictObject({}),
    // The next round comes in five minutes, and nobody waits for the question.
    attempts: 2,
    backoff: { firstDelayMs: 15 * SECOND, jitter: 0.5 },
    // The rows are taken under locks; a second round at once would find none.
    concurrency: 1,
    schedule: { pattern: '*/5 * * * *', timeZone: 'UTC', payload: {} },
  }),
  /** Reminds the desk to look for what followed an assembly. */
  outcomes: defineQueue({
    name: 'outcomes',
    payload: z.strictObject({}),
    // The next round comes in half an hour, and courts take days.
    attempts: 2,
    backoff: { firstDelayMs: 30 * SECOND, jitter: 0.5 },
    // The rows are taken under locks; a second round at once would find none.
    concurrency: 1,
    schedule: { pattern: '*/30 * * * *', timeZone: 'UTC', payload: {} },
  }),
  /** Prepares the weekly summaries that are due, and sends them. */
  digests: defineQueue({
    name: 'digests',
    payload: z.strictObject({}),
    // The next round comes within a minute.
    attempts: 2,
    backoff: { firstDelayMs: 5 * SECOND, jitter: 0.5 },
    // One sender keeps the gate busy. A second process that sends as well takes other deliveries.
    concurrency: 1,
    // Summaries are due on the hour; what was put off, or left by a crash, waits a minute at most.
    schedule: { pattern: '* * * * *', timeZone: 'UTC', payload: {} },
  }),
  /** Posts the head of the audit to the coordinators. */
  auditHead: defineQueue({
    name: 'auditHead',
    payload: z.strictObject({}),
    // The next round comes in an hour.
    attempts: 2,
    backoff: { firstDelayMs: 60 * SECOND, jitter: 0.5 },
    // Rounds wait for one another; only the first of a day has something to post.
    concurrency: 1,
    // From eleven in the morning to nine in the evening in Kazakhstan: a day is not lost when the
    // product stands still at eleven, and nobody is woken.
    schedule: { pattern: '0 6-16 * * *', timeZone: 'UTC', payload: {} },
  }),
});

export type QueueName = keyof typeof queues;

export type PayloadOf<Q extends QueueName> = z.output<(typeof queues)[Q]['payload']>;

export interface JobContext {
  readonly id: string;
  /** 1 for the first run. */
  readonly attempt: number;
  /** Aborted when the process cannot wait any longer for the job; it will be run again. */
  readonly signal: AbortSignal;
}

/**
 * What runs when a job arrives. Delivery is at least once: a job comes again after a crash, after
 * a lost lock, and whenever its id is added anew, because finished jobs are forgotten. Every worker
 * reads fresh rows and is safe to run twice.
 */
export type Workers = {
  readonly [Q in QueueName]: (payload: PayloadOf<Q>, job: JobContext) => Promise<void>;
};

export const queueNames = Object.keys(queues) as readonly QueueName[];

export function definitionOf(name: QueueName): QueueDefinition {
  return queues[name];
}
