// The two stores of the queues, each fresh for every start: `describe.each(queueBackends())`.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresBackend, type PostgresConnectionOptions, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import type { Log, LogFields } from '../../src/log.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded.ts';
import type { Queues } from '../../src/queues/backend.ts';
import { connectQueues, type QueueOptions } from '../../src/queues/connect.ts';
import type { QueueName } from '../../src/queues/definitions.ts';
import { hasRedis, startRedis, warnWithoutRedis } from './redis.ts';

export interface StartedQueues {
  readonly queues: Queues;
  readonly options: QueueOptions;
  /** What the queues logged. */
  readonly lines: readonly LogLine[];
  /** The same store, as another process sees it. */
  connect(): Promise<Queues>;
  /** Puts a job into the store past all checks, as an older or broken version might have. */
  addUnchecked(queue: QueueName, id: string, data: unknown): Promise<void>;
  /** What the store keeps of a job. */
  readJob(queue: QueueName, id: string): Promise<object | undefined>;
  stop(): Promise<void>;
}

export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  start(): Promise<StartedQueues>;
}

export interface LogLine extends LogFields {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

/** Both backends; without Redis only one, and a warning (in CI an error). */
export function queueBackends(): QueueBackend[] {
  warnWithoutRedis();
  const postgres: QueueBackend = { name: 'postgres', start: startPostgresQueues };
  const redis: QueueBackend = { name: 'redis', start: startRedisQueues };
  return hasRedis ? [postgres, redis] : [postgres];
}

export function recordingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: LogFields, message: string) =>
    void lines.push({ ...fields, level, message });
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } };
}

async function startRedisQueues(): Promise<StartedQueues> {
  const redis = await startRedis();
  if (redis === undefined) throw new Error('there is no Redis to test with');
  const prefix = `test-${randomName()}`;
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  return startQueues({
    options: { redisUrl: redis.url, prefix },
    openRaw: (name) => new Queue(name, { connection, prefix }),
    clean: async () => {
      const keys = await connection.keys(`${prefix}:*`);
      if (keys.length > 0) await connection.del(...keys);
      connection.disconnect();
      await redis.stop();
    },
  });
}

async function startPostgresQueues(): Promise<StartedQueues> {
  const database = await createDatabase();
  const pool = new Pool({ connectionString: database.url, options: '-c search_path=bullmq' });
  return startQueues({
    options: { databaseUrl: database.url },
    openRaw: (name) =>
      new Queue(
        name,
        { connection: pool as unknown as PostgresConnectionOptions },
        createPostgresBackend,
      ),
    clean: async () => {
      await pool.end();
      await database.drop();
    },
  });
}

type RawQueue = Pick<Queue, 'add' | 'getJob' | 'close'>;

interface Parts {
  readonly options: QueueOptions;
  readonly openRaw: (name: string) => RawQueue;
  readonly clean: () => Promise<void>;
}

async function startQueues({ options, openRaw, clean }: Parts): Promise<StartedQueues> {
  const { log, lines } = recordingLog();
  const connected: Queues[] = [];
  const connect = async () => {
    const queues = await connectQueues(options, log);
    connected.push(queues);
    return queues;
  };
  const withRaw = async <T>(name: QueueName, use: (queue: RawQueue) => Promise<T>) => {
    const raw = openRaw(name);
    const result = await use(raw);
    await raw.close();
    return result;
  };
  return {
    queues: await connect(),
    options,
    lines,
    connect,
    addUnchecked: (name, id, data) =>
      withRaw(name, async (raw) => void (await raw.add(name, data, { jobId: id, attempts: 5 }))),
    readJob: (name, id) => withRaw(name, async (raw) => (await raw.getJob(id))?.toJSON()),
    stop: async () => {
      await Promise.all(connected.map((queues) => queues.close()));
      await clean();
    },
  };
}

interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database on the server of the test run, or on one started for this file alone. */
async function createDatabase(): Promise<TestDatabase> {
  const server = await databaseServer();
  const name = `queues_${randomName()}`;
  await runOn(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await runOn(server.url, `drop database ${name} with (force)`);
      await server.close();
    },
  };
}

async function databaseServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const url = inject('databaseUrl' as never) as string | undefined;
  if (url !== undefined) return { url, close: () => Promise.resolve() };
  return startOwnPostgres();
}

/** A server of the test's own, for tests that lose it. */
async function startOwnPostgres(): Promise<{
  url: string;
  close: () => Promise<void>;
  dataDir: string;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-queues-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, tuning: 'test' });
  return {
    url: server.url,
    dataDir,
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const randomName = () => randomBytes(6).toString('hex');
