// Counts all records anew and compares that with what is stored: first the lines of each record, then
// the sums of the lines. Repairs both on demand, and by itself where the rules have changed.
import { asc, gt } from 'drizzle-orm';
import { rulesVersion } from '../stats/lines.ts';
import type { StoredAssembly } from './assemblies.ts';
import { type Db, hot, type Queryable, type Tx } from './connection.ts';
import { findStale, writeLines } from './figure-lines.ts';
import { assembly } from './schema/assembly.ts';

/** What was found, in numbers. */
export interface Recounted {
  readonly records: number;
  /** Records whose lines were not what they should be. */
  readonly stale: number;
  readonly sums: number;
  /** Sums that are not those of the stored lines. */
  readonly wrong: number;
  /** The lines were made by the rules of this program. */
  readonly isByOurRules: boolean;
}

// Any numbers that no other lock on this database has. The trigger of the sums has the first.
const SUMS_LOCK = 7_301_197;
const REPAIR_LOCK = 7_301_198;
const BATCH = 500;

export function isRight({ stale, wrong, isByOurRules }: Recounted): boolean {
  return stale === 0 && wrong === 0 && isByOurRules;
}

/** Reads only. */
export async function checkFigures(db: Db): Promise<Recounted> {
  const isByOurRules = await hasOurRules(db.orm);
  const lines = await recountLines(db, async () => undefined);
  // As of one moment, so that nobody has to wait.
  const sums = await db.orm.transaction(recountSums, { isolationLevel: 'repeatable read' });
  return { ...lines, ...sums, isByOurRules };
}

/** Writes right whatever is wrong. Two repairs go one after the other. */
export async function repairFigures(db: Db): Promise<Recounted> {
  return inTurn(db, () => repair(db));
}

/** The same if the lines were made by other rules than ours; `undefined` if not. */
export async function renewFigures(db: Db): Promise<Recounted | undefined> {
  if (await hasOurRules(db.orm)) return undefined;
  return inTurn(db, async () => ((await hasOurRules(db.orm)) ? undefined : repair(db)));
}

/** Holds one connection for its turn; the work needs another one. */
async function inTurn<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await hot(tx)`set local statement_timeout = 0`;
    await hot(tx)`select pg_advisory_xact_lock(${REPAIR_LOCK})`;
    return work();
  });
}

async function repair(db: Db): Promise<Recounted> {
  const isByOurRules = await hasOurRules(db.orm);
  const lines = await recountLines(db, async (ids) =>
    db.transaction(async (tx) => {
      // All sums are going to be made anew: nobody needs them record by record.
      if (!isByOurRules) await hot(tx)`set local baqylau.sums = 'later'`;
      await writeLines(tx, ids);
    }),
  );
  return { ...lines, ...(await rewriteSums(db)), isByOurRules };
}

/** Makes all sums anew from the lines that are stored. Who would write sums waits meanwhile. */
export async function rewriteSums(db: Db): Promise<Pick<Recounted, 'sums' | 'wrong'>> {
  return db.transaction(async (tx) => {
    await hot(tx)`set local statement_timeout = 0`;
    // A statement of its own: what the next ones read is newer than the lock.
    await hot(tx)`select pg_advisory_xact_lock(${SUMS_LOCK})`;
    const found = await recountSums(tx);
    await writeSums(tx);
    await noteOurRules(tx);
    return found;
  });
}

async function noteOurRules(tx: Tx): Promise<void> {
  await hot(tx)`
    insert into rollup_rules (id, version) values (1, ${rulesVersion})
    on conflict (id) do update set version = excluded.version`;
}

async function hasOurRules(tx: Queryable): Promise<boolean> {
  const rows = await hot(tx)`select from rollup_rules where version = ${rulesVersion}`;
  return rows.length > 0;
}

/** A batch after the other, in the order of the ids. @param mend what to do with those not right */
async function recountLines(db: Db, mend: (ids: readonly string[]) => Promise<void>) {
  let [records, stale] = [0, 0];
  let last: string | undefined;
  for (;;) {
    const batch = await readBatch(db, last);
    if (batch.stale.length > 0) await mend(batch.stale);
    records += batch.count;
    stale += batch.stale.length;
    if (batch.last === undefined) return { records, stale };
    last = batch.last;
  }
}

/** A record and what followed for its people are read as of one moment. */
async function readBatch(db: Db, after: string | undefined) {
  return db.orm.transaction(
    async (tx) => {
      const rows: readonly StoredAssembly[] = await tx
        .select()
        .from(assembly)
        .where(after === undefined ? undefined : gt(assembly.id, after))
        .orderBy(asc(assembly.id))
        .limit(BATCH);
      const stale = await findStale(tx, rows);
      return { count: rows.length, stale: stale.map(({ id }) => id), last: rows.at(-1)?.id };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Compares what is kept with a table `counted` that is left for what follows. */
async function recountSums(tx: Tx) {
  await hot(tx)`set local statement_timeout = 0`;
  await countSums(tx);
  const [row] = await hot(tx)<{ sums: number; wrong: number }[]>`
    select count(c.n)::int as sums,
      (count(*) filter (where (c.n, c.low, c.high, c.best, c.open)
        is distinct from (r.n, r.low, r.high, r.best, r.open)))::int as wrong
    from counted c full join (select * from rollup
      where (n, low, high, best, open) <> (0, 0, 0, 0, 0)) r
      using (subset, figure, span, place_id, level, key)`;
  return { sums: row?.sums ?? 0, wrong: row?.wrong ?? 0 };
}

/** All sums, in a table of this transaction. */
async function countSums(tx: Tx): Promise<void> {
  await hot(tx)`
    create temporary table counted on commit drop as
    with cell as (
      select subset, figure, month, l.place_id, l.level, key, sum(n) as n, sum(low) as low,
        sum(high) as high, sum(best) as best, sum(open) as open
      from assembly a cross join lateral rollup_lines(a) l group by 1, 2, 3, 4, 5, 6
    )
    select subset, figure, span, place_id, level, key, sum(n)::bigint as n, sum(low) as low,
      sum(high) as high, sum(best) as best, sum(open)::bigint as open
    from cell cross join lateral (values ('all'), (left(month, 4)), (month)) as s (span)
    group by 1, 2, 3, 4, 5, 6`;
  await hot(tx)`analyze counted`;
}

/** Touches only what is not right, so that those who read meanwhile are not kept waiting. */
async function writeSums(tx: Tx): Promise<void> {
  await hot(tx)`
    delete from rollup r where not exists (
      select from counted c
      where (c.subset, c.figure, c.span, c.place_id, c.level, c.key)
        = (r.subset, r.figure, r.span, r.place_id, r.level, r.key))`;
  await hot(tx)`
    insert into rollup as r (subset, figure, span, place_id, level, key, n, low, high, best, open)
    select subset, figure, span, place_id, level, key, n, low, high, best, open from counted
    order by 1, 2, 3, 4, 5, 6
    on conflict (subset, figure, span, place_id, level, key) do update
      set n = excluded.n, low = excluded.low, high = excluded.high, best = excluded.best,
          open = excluded.open
      where (r.n, r.low, r.high, r.best, r.open)
        <> (excluded.n, excluded.low, excluded.high, excluded.best, excluded.open)`;
}
