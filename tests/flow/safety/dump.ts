// What somebody takes away who seizes the servers: every row of every table of every schema and
// every key of Redis as text, and what was logged.
import { Redis } from 'ioredis';
import type { World } from '../../support/world.ts';

export interface DumpedTable {
  readonly name: string;
  readonly rows: readonly string[];
}

export async function dump(world: World): Promise<readonly DumpedTable[]> {
  const { redisUrl } = world;
  return [...(await dumpDatabase(world)), ...(redisUrl ? await dumpRedis(redisUrl) : [])];
}

async function dumpDatabase({ app }: World): Promise<readonly DumpedTable[]> {
  const tables = await app.db.sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`;
  const dumped: DumpedTable[] = [];
  for (const { schema, name } of tables) {
    const rows = await app.db.sql<{ row: string }[]>`
      select t::text as row from ${app.db.sql(`${schema}.${name}`)} t`;
    dumped.push({ name: `${schema}.${name}`, rows: rows.map(({ row }) => row) });
  }
  return dumped;
}

/** Every key with all that it holds, by its type. */
async function dumpRedis(url: string): Promise<readonly DumpedTable[]> {
  const redis = new Redis(url);
  const dumped: DumpedTable[] = [];
  for await (const keys of redis.scanStream({ count: 1_000 })) {
    for (const key of new Set(keys as string[])) {
      const held = await valuesOf(redis, key);
      dumped.push({ name: `redis ${key}`, rows: [JSON.stringify(held)] });
    }
  }
  redis.disconnect();
  return dumped;
}

/** All values as they are, not compressed as `DUMP` would have them. */
async function valuesOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'hash':
      return redis.hgetall(key);
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      // It ran out between the scan and now.
      return null;
    default:
      throw new Error(`nobody has thought of keys of type ${type}`);
  }
}

export function asText(tables: readonly DumpedTable[], lines: readonly object[]): string {
  const rows = tables.flatMap(({ name, rows: own }) => own.map((row) => `${name} ${row}`));
  return [...rows, ...lines.map((line) => JSON.stringify(line))].join('\n');
}
