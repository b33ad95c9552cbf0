// The deliveries of each week stand in a partition of their own. It is filled before it has an index
// or is part of the table: to build an index over all rows at once takes a fraction of what it takes
// to add them one by one. When all its rows have served their time, it is dropped.
import type { PendingQuery, Row } from 'postgres';
import { weeksDue } from '../digest/schedule.ts';
import { type Db, hot, type Queryable, sqlState, type Tx } from './connection.ts';

/** The number of a digest is one of our own sequence, which makes the name safe in SQL. */
function partitionOf(digest: number): string {
  return `digest_delivery_${digest}`;
}

export async function hasPartition(tx: Queryable, digest: number): Promise<boolean> {
  const [row] = await hot(tx)<{ found: boolean }[]>`
    select to_regclass(${partitionOf(digest)}) is not null as found`;
  return row?.found === true;
}

/** The columns of a delivery that have no default, in their order: `digest, subscription, due_at`. */
type DeliveriesQuery = PendingQuery<Row[]>;

/**
 * Makes the partition of a digest from what the query finds. Others see it, as part of
 * `digest_delivery`, when the transaction of the caller ends, who holds the row of the digest locked.
 */
export async function addPartition(
  tx: Tx,
  digest: number,
  deliveries: DeliveriesQuery,
): Promise<void> {
  const sql = hot(tx);
  const name = partitionOf(digest);
  await sql`create table ${sql(name)} as ${deliveries}`;
  // A column that is added with a default is not written into the rows that are there.
  await sql.unsafe(`alter table ${name} ${await listMissingParts(tx)}`);
  // Nothing is known of a new table, and claims would sort all of it. Its rows are alike: a few tell.
  await sql.unsafe(`
    set local default_statistics_target = 1;
    analyze ${name} (due_at, status, attempted_at, lease_until);
    alter table ${name} add primary key (digest, subscription);
    create index on ${name} (due_at, subscription) where status = 'pending';
    alter table digest_delivery attach partition ${name} for values in (${digest})`);
}

/** What `digest_delivery` has and a table made by a query lacks, as actions of `alter table`. */
async function listMissingParts(tx: Tx): Promise<string> {
  const [row] = await hot(tx)<{ actions: string }[]>`
    with lacking(action) as (
      select case when atthasdef or not attnotnull
        then format('add column %I %s %s %s', attname, format_type(atttypid, atttypmod),
          'default ' || coalesce(pg_get_expr(adbin, adrelid), 'null'),
          case when attnotnull then 'not null' end)
        else format('alter column %I set not null', attname) end
      from pg_attribute left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
      where attrelid = 'digest_delivery'::regclass and attnum > 0 and not attisdropped
      union all
      select format('add constraint %I %s', conname, pg_get_constraintdef(oid)) from pg_constraint
      where conrelid = 'digest_delivery'::regclass and contype = 'c'
    )
    select string_agg(action, ', ') as actions from lacking`;
  if (row === undefined) throw new Error('the table of deliveries is gone');
  return row.actions;
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Of weeks for which nobody is written down any more. Returns how many were dropped. */
export async function dropEmptyPartitions(db: Db, now: Date): Promise<number> {
  const [oldestDue = ''] = weeksDue(now);
  const old = await db.sql<{ id: number }[]>`
    select d.id from digest d join pg_class c on c.relname = 'digest_delivery_' || d.id
      join pg_inherits i on i.inhrelid = c.oid and i.inhparent = 'digest_delivery'::regclass
    where d.week < ${oldestDue}`;
  let dropped = 0;
  for (const { id } of old) if (await dropIfEmpty(db, id)) dropped += 1;
  return dropped;
}

async function dropIfEmpty(db: Db, digest: number): Promise<boolean> {
  if (!(await isEmpty(db.orm, digest))) return false;
  try {
    return await db.orm.transaction(async (tx) => {
      // Whoever waits for this lock makes all wait who send; it is for a quieter minute.
      await hot(tx)`lock table digest_delivery in access exclusive mode nowait`;
      if (!(await hasPartition(tx, digest)) || !(await isEmpty(tx, digest))) return false;
      await hot(tx).unsafe(`drop table ${partitionOf(digest)}`);
      return true;
    });
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

async function isEmpty(tx: Queryable, digest: number): Promise<boolean> {
  const rows = await hot(tx)`select from digest_delivery where digest = ${digest} limit 1`;
  return rows.length === 0;
}
