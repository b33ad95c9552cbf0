// The queues on a store that is connected: adding, working, scheduling, counting, leaving.
import type { Log } from '../log.ts';
import { addAll } from './add.ts';
import type { AnyJobRequest, JobCounts, Queues } from './backend.ts';
import { closeAll } from './close.ts';
import { definitionOf, type QueueName, queueNames } from './definitions.ts';
import { drainQueues, hastenQueues } from './drain.ts';
import { type BullQueue, type OpenQueues, queueOf, type Store } from './store.ts';
import { troubleLog } from './trouble.ts';
import { type Crew, openCrew } from './work.ts';

export async function openQueues(store: Store, log: Log): Promise<Queues> {
  const open = new Map(queueNames.map((name) => [name, openQueue(store, name, log)] as const));
  try {
    await Promise.all([...open.values()].map((queue) => queue.waitUntilReady()));
  } catch (error) {
    await store.close();
    throw error;
  }
  let crew: Crew | undefined;
  let closing: Promise<void> | undefined;

  return {
    add: (queue, id, payload) => addAll(open, [{ queue, id, payload } as AnyJobRequest]),
    addAll: (jobs) => addAll(open, jobs),
    async work(workers) {
      if (crew !== undefined) throw new Error('the workers are running already');
      crew = openCrew(store, { workers, log });
      await crew.ready();
    },
    schedule: () => store.alone(() => scheduleAll(open)),
    drain: () => drainQueues(open),
    hasten: () => hastenQueues(open),
    counts: () => countAll(open),
    close() {
      closing ??= closeAll({ store, open, crew, log });
      return closing;
    },
  };
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
