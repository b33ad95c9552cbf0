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
import { hasRedisServer, startOwnRedis } from '../tests/support/redis.ts';
import { median } from './figures.ts';

const JOBS_AT_ONCE = 1_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Milliseconds for the deliveries of a week that nobody has yet; the summary is not gathered anew. */
export async function prepareOurs(db: Db, week: Week, now: Date, rounds: number): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await db.sql`truncate digest_delivery, digest`;
    taken.push(await timed(() => prepareDigest(db, week, now)));
  }
  return median(taken);
}

/** Milliseconds for as many jobs, each with the ids that a worker needs. */
async function addJobs(store: Store, chatKeys: readonly string[]): Promise<number> {
  const queue = store.openQueue('digest-bench', {});
  await queue.waitUntilReady();
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
  await queue.close();
  return ms;
}

export interface Rival {
  readonly name: string;
  readonly ms: number;
}

export async function prepareRivals(
  databaseUrl: string,
  chatKeys: readonly string[],
): Promise<readonly Rival[]> {
  const log = createLog('warn');
  const { version } = createRequire(import.meta.url)('bullmq/package.json') as { version: string };
  const rivals: Rival[] = [];
  const postgres = await connectPostgres(databaseUrl, log);
  rivals.push({ name: `BullMQ ${version} on PostgreSQL`, ms: await addJobs(postgres, chatKeys) });
  await postgres.close();
  if (!hasRedisServer) return rivals;
  const server = await startOwnRedis();
  const redis = await connectRedis({ redisUrl: server.url }, log);
  rivals.push({ name: `BullMQ ${version} on Redis`, ms: await addJobs(redis, chatKeys) });
  await redis.close();
  await server.stop();
  return rivals;
}
