// Opens the queues in Redis or in PostgreSQL.
import type { Log } from '../log.ts';
import type { Queues } from './backend.ts';
import { openQueues } from './open.ts';
import { connectPostgres } from './postgres.ts';
import { connectRedis } from './redis.ts';

export type QueueOptions =
  | { readonly redisUrl: string; readonly prefix?: string }
  | { readonly databaseUrl: string };

export async function connectQueues(options: QueueOptions, log: Log): Promise<Queues> {
  const store =
    'redisUrl' in options
      ? await connectRedis(options, log)
      : await connectPostgres(options.databaseUrl, log);
  return openQueues(store, log);
}
