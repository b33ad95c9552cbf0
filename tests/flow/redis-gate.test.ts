import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Gate, GateClosed, type GateLimits, type GateRequest } from '../../src/gate.ts';
import { openRedisGate } from '../../src/queues/redis-gate.ts';
import { recordingLog } from '../support/queue-backends.ts';
import {
  hasRedisServer,
  type OwnRedis,
  startOwnRedis,
  warnWithoutRedis,
} from '../support/redis.ts';

warnWithoutRedis();

const wide = { everyMs: 1, burst: 1_000 };
const open: GateLimits = { bot: wide, privateChat: wide, groupSend: wide, groupEdit: wide };

const request = (change: Partial<GateRequest> = {}): GateRequest => ({
  chatId: 1,
  isGroup: false,
  lane: 'interactive',
  kind: 'send',
  ...change,
});

/** A gate that lets everybody through and remembers it. */
function fakeGate() {
  const passed: GateRequest[] = [];
  const pauses: number[] = [];
  let isClosed = false;
  const gate: Gate = {
    pass: async (one) => void passed.push(one),
    pauseFor: (ms) => void pauses.push(ms),
    close: () => {
      isClosed = true;
    },
  };
  return { gate, passed, pauses, isClosed: () => isClosed };
}

describe.skipIf(!hasRedisServer)('the gate in Redis', () => {
  let redis: OwnRedis;
  let direct: Redis;
  let gates: Gate[];

  beforeEach(async () => {
    redis = await startOwnRedis();
    direct = new Redis(redis.url);
    direct.on('error', () => undefined);
    gates = [];
  });
  afterEach(async () => {
    for (const gate of gates) gate.close();
    direct.disconnect();
    await redis.stop();
  });

  /** A gate as one process has it, connected. */
  async function openGate(limits: Partial<GateLimits> = {}) {
    const fallback = fakeGate();
    const gate = openRedisGate({
      redisUrl: redis.url,
      chatKeyOf: (chatId) => createHash('sha256').update(`${chatId}`).digest('hex').slice(0, 16),
      fallback: fallback.gate,
      log: recordingLog().log,
      limits: { ...open, ...limits },
    });
    gates.push(gate);
    await vi.waitFor(async () => {
      const before = fallback.passed.length;
      await gate.pass(request({ chatId: 999 }));
      if (fallback.passed.length > before) throw new Error('not connected yet');
    });
    await direct.flushall();
    fallback.passed.length = 0;
    return { gate, fallback };
  }

  async function msOf(work: () => Promise<unknown>): Promise<number> {
    const since = performance.now();
    await work();
    return performance.now() - since;
  }

  const others = Array.from({ length: 20 }, (_, chatId) => request({ chatId: chatId + 100 }));

  test('two processes share the rate of the bot', async () => {
    const bot = { everyMs: 20, burst: 5 };
    const one = await openGate({ bot });
    const two = await openGate({ bot });
    const ms = await msOf(() =>
      Promise.all(others.flatMap((other) => [one.gate.pass(other), two.gate.pass(other)])),
    );
    expect(ms).toBeGreaterThanOrEqual((40 - 5) * 20 - 5);
  });

  test('a private chat has a burst and then its pace', async () => {
    const { gate } = await openGate({ privateChat: { everyMs: 100, burst: 3 } });
    const burst = await msOf(() => Promise.all([1, 2, 3].map(() => gate.pass(request()))));
    const fourth = await msOf(() => gate.pass(request()));
    expect(burst).toBeLessThan(90);
    expect(burst + fourth).toBeGreaterThanOrEqual(95);
  });

  test('a chat that waits does not hold the others', async () => {
    const { gate } = await openGate({ privateChat: { everyMs: 60_000, burst: 1 } });
    await gate.pass(request());
    const waits = gate.pass(request());
    await Promise.all(others.map((other) => gate.pass(other)));
    gate.close();
    await expect(waits).rejects.toThrow(GateClosed);
  });

  test('a group has no more than its number in any window', async () => {
    const groupSend = { ...wide, window: { count: 3, ms: 300 } };
    const { gate } = await openGate({ groupSend });
    const message = request({ isGroup: true });
    const ms = await msOf(() => Promise.all([1, 2, 3, 4].map(() => gate.pass(message))));
    expect(ms).toBeGreaterThanOrEqual(295);
  });

  test('a group counts edits apart from messages', async () => {
    const slow = { everyMs: 60_000, burst: 1 };
    const { gate } = await openGate({ groupSend: slow, groupEdit: slow });
    await gate.pass(request({ isGroup: true, kind: 'send' }));
    await gate.pass(request({ isGroup: true, kind: 'edit' }));
  });

  test('people go before moderators, and digests last', async () => {
    const { gate } = await openGate({ bot: { everyMs: 30, burst: 1 } });
    await gate.pass(request({ chatId: 50 }));
    const order: string[] = [];
    const lanes = ['digest', 'digest', 'moderation', 'interactive'] as const;
    await Promise.all(
      lanes.map(async (lane, chatId) => {
        await gate.pass(request({ lane, chatId: chatId + 10 }));
        order.push(lane);
      }),
    );
    expect(order).toEqual(['interactive', 'moderation', 'digest', 'digest']);
  });

  test('the digests of one process leave tokens to the people of another', async () => {
    const bot = { everyMs: 60_000, burst: 3 };
    const digests = await openGate({ bot });
    const people = await openGate({ bot });
    await digests.gate.pass(request({ lane: 'digest', chatId: 10 }));
    const second = digests.gate.pass(request({ lane: 'digest', chatId: 11 }));
    await people.gate.pass(request({ chatId: 12 }));
    await people.gate.pass(request({ chatId: 13 }));
    digests.gate.close();
    await expect(second).rejects.toThrow(GateClosed);
  });

  test('a pause of the bot holds every process', async () => {
    const one = await openGate();
    const two = await openGate();
    one.gate.pauseFor(300);
    one.gate.pauseFor(10);
    await one.gate.pass(request());
    one.gate.pauseFor(300);
    await vi.waitFor(async () => expect(await direct.keys('*:pause')).toHaveLength(1));
    const ms = await msOf(() => two.gate.pass(request({ chatId: 2 })));
    expect(ms).toBeGreaterThan(150);
    expect(one.fallback.pauses).toEqual([300, 10, 300]);
  });

  test('a pause of a chat holds only this chat', async () => {
    const { gate } = await openGate();
    gate.pauseFor(60_000, 1);
    const waits = gate.pass(request());
    await gate.pass(request({ chatId: 2 }));
    gate.close();
    await expect(waits).rejects.toThrow(GateClosed);
  });

  test('no chat id reaches Redis', async () => {
    const { gate } = await openGate({ groupSend: { ...wide, window: { count: 3, ms: 60_000 } } });
    gate.pauseFor(60_000, 424_242);
    await gate.pass(request({ chatId: -1_002_424_242, isGroup: true }));
    const keys = await direct.keys('*');
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(keys.join(' ')).not.toMatch(/424242/);
  });

  test('while Redis is away the other gate decides, and afterwards Redis again', async () => {
    const slow = { everyMs: 60_000, burst: 1 };
    const { gate, fallback } = await openGate({ privateChat: slow });
    await redis.kill();
    await gate.pass(request({ chatId: 7 }));
    expect(fallback.passed).toEqual([request({ chatId: 7 })]);
    await redis.restart();
    await vi.waitFor(
      async () => {
        await gate.pass(request({ chatId: 8 + fallback.passed.length }));
        expect(await direct.keys('*:chat:*')).not.toEqual([]);
      },
      { timeout: 10_000 },
    );
  });

  test('whoever waits when Redis stops answering goes on through the other gate', async () => {
    const { gate, fallback } = await openGate();
    redis.freeze();
    await gate.pass(request());
    expect(fallback.passed).toEqual([request()]);
  });

  test('a closed gate refuses, and closes the other one', async () => {
    const { gate, fallback } = await openGate();
    gate.close();
    await expect(gate.pass(request())).rejects.toThrow(GateClosed);
    expect(fallback.isClosed()).toBe(true);
  });
});
