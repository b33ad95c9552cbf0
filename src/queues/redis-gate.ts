// The gate for many processes: they share their limits through Redis. Who waits is known only here,
// so lanes go before each other within a process.
import { Redis } from 'ioredis';
import {
  type Gate,
  GateClosed,
  type GateLimits,
  type GateRequest,
  gateLimits,
  lanesInOrder,
} from '../gate.ts';
import type { Log } from '../log.ts';
import { askGate, bucketKey, type GateKeys, pauseGate } from './gate-script.ts';
import { reconnectAfterMs } from './redis.ts';
import { troubleLog } from './trouble.ts';

export interface RedisGateOptions {
  readonly redisUrl: string;
  /** Hides a chat: what it gives is all that Redis learns about it. */
  readonly chatKeyOf: (chatId: number) => string;
  /** Takes over while Redis is away. Closed together with this gate. */
  readonly fallback: Gate;
  readonly log: Log;
  readonly limits?: GateLimits;
  /** One for each bot that shares the Redis. */
  readonly prefix?: string;
}

interface Waiter {
  readonly request: GateRequest;
  readonly bucket: string;
  readonly leave: () => void;
  readonly fail: (error: unknown) => void;
}

// Asking takes a millisecond. A person waits for the answer, so half a second is the most.
const ASK_WITHIN_MS = 500;

export function openRedisGate(options: RedisGateOptions): Gate {
  const { fallback, limits = gateLimits, prefix = 'baqylau:gate' } = options;
  const report = troubleLog(options.log, 'gate');
  // The braces keep all keys of a bot on one node of a cluster.
  const keys: GateKeys = { prefix: `{${prefix}}`, chatKeyOf: options.chatKeyOf };
  const redis = connect(options.redisUrl, report);
  const waiters = createWaiters();
  let isAsking = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  // One question at a time: Redis answers a thousand a second, and the bot sends thirty.
  async function letThrough(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      for (let next = waiters.next(); next !== undefined; next = waiters.next()) {
        const { request } = next;
        const { waitMs, scope } = await askGate(redis, { keys, limits, request });
        if (scope === 'none') waiters.release(next);
        else waiters.hold(scope === 'bot' ? request.lane : next.bucket, waitMs);
      }
    } catch (error) {
      if (!isClosed) report(error);
      for (const waiter of waiters.takeAll()) handOver(waiter);
    }
    isAsking = false;
    const idleMs = waiters.idleMs();
    if (idleMs !== undefined) timer = setTimeout(() => void letThrough(), idleMs);
  }

  function handOver({ request, leave, fail }: Waiter): void {
    if (isClosed) fail(new GateClosed());
    else fallback.pass(request).then(leave, fail);
  }

  return {
    async pass(request) {
      if (isClosed) throw new GateClosed();
      if (redis.status !== 'ready') return fallback.pass(request);
      return new Promise((leave, fail) => {
        waiters.add({ request, bucket: bucketKey(keys, request), leave, fail });
        void letThrough();
      });
    },
    pauseFor(ms, chatId) {
      fallback.pauseFor(ms, chatId);
      // Ahead of every later question, because one connection keeps the order.
      pauseGate(redis, { keys, ms, chatId }).catch(report);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const { fail } of waiters.takeAll()) fail(new GateClosed());
      fallback.close();
      redis.disconnect();
    },
  };
}

function connect(redisUrl: string, report: (error: unknown) => void): Redis {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ASK_WITHIN_MS,
    retryStrategy: reconnectAfterMs,
  });
  redis.on('error', report);
  return redis;
}

/** Who waits in this process, in the order in which they may go. */
function createWaiters() {
  const lanes = lanesInOrder.map((lane) => ({ lane, queue: [] as Waiter[] }));
  const heldUntil = new Map<string, number>();

  const laneOf = ({ request }: Waiter) =>
    lanes.find(({ lane }) => lane === request.lane)?.queue ?? [];
  // Who is held by the bot also holds the lanes below, or these would take the token in between.
  function* moments() {
    let laneFreeAt = 0;
    for (const { lane, queue } of lanes) {
      if (queue.length > 0) laneFreeAt = Math.max(laneFreeAt, heldUntil.get(lane) ?? 0);
      for (const waiter of queue) {
        yield { waiter, at: Math.max(laneFreeAt, heldUntil.get(waiter.bucket) ?? 0) };
      }
    }
  }

  return {
    add: (waiter: Waiter) => void laneOf(waiter).push(waiter),
    next(): Waiter | undefined {
      const now = performance.now();
      for (const { waiter, at } of moments()) if (at <= now) return waiter;
      return undefined;
    },
    release(waiter: Waiter): void {
      const queue = laneOf(waiter);
      const at = queue.indexOf(waiter);
      // Not there: the gate was closed while Redis was asked.
      if (at === -1) return;
      queue.splice(at, 1);
      waiter.leave();
    },
    hold: (hold: string, ms: number) => void heldUntil.set(hold, performance.now() + ms),
    takeAll: () => lanes.flatMap(({ queue }) => queue.splice(0)),
    /** How long until somebody may ask again; undefined when nobody waits. */
    idleMs(): number | undefined {
      const now = performance.now();
      for (const [hold, until] of heldUntil) if (until <= now) heldUntil.delete(hold);
      let first = Infinity;
      for (const { at } of moments()) first = Math.min(first, at);
      return first === Infinity ? undefined : Math.max(first - now, 0);
    },
  };
}
