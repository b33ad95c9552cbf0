// What it costs to write down whom a summary is to be sent to: one statement of ours, beside a job of
// BullMQ for each, in the same run.
import { createRequire } from 'node:module';
import type { Db } from '../src/db/connection.ts';
import { prepareDigest } from '../src/db/digests.ts';
import type { Week } from '../src/digest/week.ts';
import { createLog } from '../src/log.ts';
import { connectPostgres } from '../src/queues/postgres.ts';
import { connectRedis } from '../src/queues/redis.ts';
import type { Store } from '../src/queues/store.ts';
import { forgetDigests } from '../tests/support/digest-partitions.ts';
import { hasRedisServer, startOwnRedis } from '../tests/support/redis.ts';
import { cpuMsOf } from './cpu.ts';
import { median } from './figures.ts';

const JOBS_AT_ONCE = 1_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export interface Cost {
  readonly ms: number;
  /** Of the processor; on a busy machine it is still a fair measure. */
  readonly cpuMs: number;
}

/**
 * The deliveries of a week that nobody has yet, and the freezing of its summary.
 * @param db of one connection
 */
export async function prepareOurs(db: Db, week: Week, now: Date, rounds: number): Promise<Cost> {
  const [backend] = await db.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const cpu = () => ownCpuMs() + cpuMsOf(backend?.pid ?? 0);
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await forgetDigests(db);
    const before = cpu();
    const ms = await timed(() => prepareDigest(db, week, now));
    costs.push({ ms, cpuMs: cpu() - before });
  }
  return { ms: median(costs.map(({ ms }) => ms)), cpuMs: median(costs.map(({ cpuMs }) => cpuMs)) };
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** As many jobs, each with the ids that a worker needs; the processor time is that of Node alone. */
async function addJobs(store: Store, chatKeys: readonly string[]): Promise<Cost> {
  const queue = store.openQueue('digest-bench', {});
  await queue.waitUntilReady();
  const before = ownCpuMs();
  const ms = await timed(async () => {
    for (let start = 0; start < chatKeys.length; start += JOBS_AT_ONCE) {
      const keys = chatKeys.slice(start, start + JOBS_AT_ONCE);
      await queue.addBulk(
        keys.map((chatKey) => ({
          name: 'digest',
          data: { digest: 1, chatKey },
          opts: { jobId: `digest-1-${chatKey}`, removeOnComplete: true },
        })),
      );
    }
  });
  const cpuMs = ownCpuMs() - before;
  await queue.close();
  return { ms, cpuMs };
}

export interface Rival extends Cost {
  readonly name: string;
}

export async function prepareRivals(
  databaseUrl: string,
  chatKeys: readonly string[],
): Promise<readonly Rival[]> {
  const log = createLog('warn');
  const { version } = createRequire(import.meta.url)('bullmq/package.json') as { version: string };
  const rivals: Rival[] = [];
  const postgres = await connectPostgres(databaseUrl, log);
  rivals.push({ name: `BullMQ ${version} on PostgreSQL`, ...(await addJobs(postgres, chatKeys)) });
  await postgres.close();
  if (!hasRedisServer) return rivals;
  const server = await startOwnRedis();
  const redis = await connectRedis({ redisUrl: server.url }, log);
  rivals.push({ name: `BullMQ ${version} on Redis`, ...(await addJobs(redis, chatKeys)) });
  await redis.close();
  await server.stop();
  return rivals;
}
