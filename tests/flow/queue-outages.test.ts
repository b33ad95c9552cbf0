// The store goes away under running queues. Nothing may end the process, and work resumes.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/postgres/embedded.ts';
import type { Queues } from '../../src/queues/backend.ts';
import { connectQueues } from '../../src/queues/connect.ts';
import { openPort } from '../support/port.ts';
import { recordingLog } from '../support/queue-backends.ts';
import { hasRedisServer, startOwnRedis, warnWithoutRedis } from '../support/redis.ts';

interface LosableStore {
  readonly options: { redisUrl: string } | { databaseUrl: string };
  lose(): Promise<void>;
  bringBack(): Promise<void>;
  stop(): Promise<void>;
}

async function startRedisStore(): Promise<LosableStore> {
  const redis = await startOwnRedis();
  return {
    options: { redisUrl: redis.url },
    lose: redis.kill,
    bringBack: redis.restart,
    stop: redis.stop,
  };
}

async function startPostgresStore(): Promise<LosableStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-outage-'));
  const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined, tuning: 'test' });
  let server = await start();
  const url = new URL(server.url);
  const front = await openPort(Number(url.port));
  url.port = String(front.port);
  return {
    options: { databaseUrl: url.href },
    lose: async () => {
      front.lead(undefined);
      await server.close();
    },
    bringBack: async () => {
      server = await start();
      front.lead(Number(new URL(server.url).port));
    },
    stop: async () => {
      await front.close();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const stores = [
  { name: 'postgres', start: startPostgresStore },
  ...(hasRedisServer ? [{ name: 'redis', start: startRedisStore }] : []),
];
warnWithoutRedis();

describe.each(stores)('when $name is lost', ({ start }) => {
  async function workOn(act: () => Promise<void> = async () => undefined) {
    const store = await start();
    const { log, lines } = recordingLog();
    const queues = await connectQueues(store.options, log);
    onTestFinished(async () => {
      await queues.close();
      await store.stop();
    });
    const runs: string[] = [];
    await queues.work({
      screening: async ({ reportId }) => {
        runs.push(reportId);
        await act();
      },
      upkeep: async () => undefined,
      followUps: async () => undefined,
      laying: async () => undefined,
      digests: async () => undefined,
      auditHead: async () => undefined,
      outcomes: async () => undefined,
    });
    return { store, queues, runs, lines };
  }

  const screen = (queues: Queues, reportId: string) =>
    queues.add('screening', `screening-${reportId}`, { reportId });

  test('adding a job is refused within two seconds', async () => {
    const { store, queues } = await workOn();
    await store.lose();
    const since = performance.now();
    await expect(screen(queues, randomUUID())).rejects.toThrow();
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  test('work resumes when it is back', async () => {
    const { store, queues, runs } = await workOn();
    await screen(queues, randomUUID());
    await queues.drain();
    await store.lose();
    await store.bringBack();
    const reportId = randomUUID();
    await vi.waitFor(() => screen(queues, reportId), { timeout: 20_000 });
    await vi.waitFor(() => expect(runs).toContain(reportId), { timeout: 20_000 });
  });

  test('the log is told, but not again and again', async () => {
    const { store, queues, lines } = await workOn();
    await store.lose();
    // Each refused job is one more reason to complain.
    for (let i = 0; i < 5; i += 1) await screen(queues, randomUUID()).catch(() => undefined);
    await vi.waitFor(() => expect(lines).not.toEqual([]), { timeout: 20_000 });
    expect(lines.length).toBeLessThan(20);
    expect(lines.every((line) => line.level === 'warn')).toBe(true);
  });

  test('queues close all the same', async () => {
    const { store, queues } = await workOn();
    await store.lose();
    await queues.close();
  });
});

test('a job that ends while PostgreSQL is away is not run again', async () => {
  const store = await startPostgresStore();
  const queues = await connectQueues(store.options, recordingLog().log);
  onTestFinished(async () => {
    await queues.close();
    await store.stop();
  });
  let runs = 0;
  let lost = () => {};
  const storeIsLost = new Promise<void>((resolve) => {
    lost = resolve;
  });
  await queues.work({
    screening: async () => {
      runs += 1;
      await storeIsLost;
    },
    upkeep: async () => undefined,
    followUps: async () => undefined,
    laying: async () => undefined,
    digests: async () => undefined,
    auditHead: async () => undefined,
    outcomes: async () => undefined,
  });
  await queues.add('screening', 'screening-1a', { reportId: randomUUID() });
  await vi.waitFor(() => expect(runs).toBe(1));
  await store.lose();
  lost();
  await store.bringBack();
  await vi.waitFor(() => queues.drain(), { timeout: 20_000 });
  expect(runs).toBe(1);
});

test.skipIf(!hasRedisServer)(
  'a Redis that says nothing is treated like one that is lost',
  async () => {
    const redis = await startOwnRedis();
    const queues = await connectQueues({ redisUrl: redis.url }, recordingLog().log);
    onTestFinished(async () => {
      await redis.stop();
      await queues.close();
    });
    redis.freeze();
    const since = performance.now();
    const added = queues.add('screening', 'screening-1a', { reportId: randomUUID() });
    await expect(added).rejects.toThrow();
    expect(performance.now() - since).toBeLessThan(2_000);
  },
);

test('a store that is not there at the start is said to be missing', async () => {
  const { log } = recordingLog();
  const nowhere = connectQueues({ databaseUrl: 'postgres://a:b@127.0.0.1:1/c' }, log);
  await expect(nowhere).rejects.toThrow('ECONNREFUSED');
});
