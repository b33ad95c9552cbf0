// BullMQ on Redis, for installations that have one.
import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../log.ts';
import { within } from './deadline.ts';
import type { Store } from './store.ts';
import { troubleLog } from './trouble.ts';

// Redis answers in a millisecond or is in trouble; the person at the phone must not wait for it.
const PRODUCER_TIMEOUT_MS = 1_500;
// A start right after `docker compose up` may be earlier than Redis.
const START_WITHIN_MS = 10_000;
// Soon enough that work resumes at once after a restart, seldom enough not to hammer it.
const RECONNECT_AT_MOST_MS = 1_000;

export const reconnectAfterMs = (times: number) =>
  Math.min(50 * 2 ** Math.min(times, 10), RECONNECT_AT_MOST_MS);

export async function connectRedis(
  { redisUrl, prefix = 'baqylau' }: { readonly redisUrl: string; readonly prefix?: string },
  log: Log,
): Promise<Store> {
  const report = troubleLog(log, 'redis');
  const connections: Redis[] = [];
  const open = (options: Omit<RedisOptions, 'replyMapping'>) => {
    const redis = new Redis(redisUrl, { ...options, retryStrategy: reconnectAfterMs });
    redis.on('error', report);
    connections.push(redis);
    return redis;
  };
  const close = async () => connections.forEach((redis) => redis.disconnect());

  // Two connections with opposite manners: who adds a job is told at once that Redis is away, and
  // who waits for jobs (BullMQ insists on null) waits until it is back.
  const producer = open({
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: PRODUCER_TIMEOUT_MS,
  });
  let consumer: Redis | undefined;
  try {
    await within(START_WITHIN_MS, 'redis_start', untilReady(producer));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    openQueue: (name, options) => new Queue(name, { ...options, prefix, connection: producer }),
    openWorker: (name, processor, options) => {
      consumer ??= open({ maxRetriesPerRequest: null });
      return new Worker(name, processor, { ...options, prefix, connection: consumer });
    },
    // Schedulers are set up by one Lua script each, and Redis runs scripts one at a time.
    alone: (work) => work(),
    close,
  };
}

function untilReady(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    redis.once('ready', () => resolve());
  });
}
