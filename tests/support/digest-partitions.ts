// The weeks of the summary with their partitions, to look at and to forget.
import type { Db } from '../../src/db/connection.ts';

/** Their names, the oldest first. */
export async function listPartitions({ sql }: Pick<Db, 'sql'>): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'digest_delivery'::regclass order by inhrelid`;
  return rows.map(({ name }) => name);
}

/** What comes next begins as a week does. */
export async function forgetDigests(db: Pick<Db, 'sql'>): Promise<void> {
  for (const name of await listPartitions(db)) await db.sql`drop table ${db.sql(name)}`;
  await db.sql`truncate digest`;
}
