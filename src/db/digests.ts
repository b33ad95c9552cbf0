// Summaries of weeks: who is to get them and when, and the figures as they are frozen.
import type { DigestData } from '../digest/data.ts';
import { assertAddsUp } from '../digest/summary.ts';
import { nextWeek, type Week } from '../digest/week.ts';
import { type Db, hot, type Queryable, type Tx } from './connection.ts';
import { gatherDigest } from './digest-data.ts';
import { isAnyDue, nothing, type Prepared, writeDue } from './digest-due.ts';
import { hasPartition } from './digest-partitions.ts';
import { planWeek } from './digest-plan.ts';

/**
 * Plans the deliveries of a week, releases those whose hour has come, and freezes the summary when
 * the first of them is to be sent. Throws `FiguresDoNotAddUp`, and then has released nothing. The row
 * of the week is locked: two at once wait for one another, and the second one finds nothing left to
 * do.
 */
export async function prepareDigest(db: Db, week: Week, now: Date): Promise<Prepared> {
  if (!(await hasSubscriptions(db.orm))) return nothing;
  // What is planned stays, also when it cannot be released yet.
  const isNew = await db.transaction(async (tx) => {
    await allowMinutes(tx);
    const { id } = await lockDigest(tx, week);
    return planWeek(tx, { digest: id, week, now });
  });
  return db.transaction((tx) => release(tx, { week, now }, isNew));
}

async function release(tx: Tx, { week, now }: Moment, isNew: boolean): Promise<Prepared> {
  // The figures are read as of one moment; whoever came second is told to begin again.
  await hot(tx)`set transaction isolation level repeatable read`;
  await allowMinutes(tx);
  const { id, preparedUntil, isFrozen } = await lockDigest(tx, week);
  const isPlanned = await hasPartition(tx, id);
  const round = { digest: id, week, preparedUntil, now, isNew };
  const prepared = isPlanned ? await writeDue(tx, round) : nothing;
  if (isPlanned && !isFrozen && (await isAnyDue(tx, round))) await freeze(tx, id, { week, now });
  await hot(tx)`
    update digest set withheld_at = null, told_at = null,
      prepared_until = greatest(prepared_until, ${now.toISOString()}::timestamptz)
    where id = ${id}`;
  return prepared;
}

/** A million rows take some seconds. */
async function allowMinutes(tx: Tx): Promise<void> {
  await hot(tx)`set local statement_timeout = '5min'`;
}

interface LockedDigest {
  readonly id: number;
  readonly preparedUntil: Date | undefined;
  readonly isFrozen: boolean;
  /** The coordinators know that it is withheld. */
  readonly isTold: boolean;
}

interface Moment {
  readonly week: Week;
  readonly now: Date;
}

async function lockDigest(tx: Tx, week: Week): Promise<LockedDigest> {
  await hot(tx)`insert into digest (week) values (${week}) on conflict do nothing`;
  const [row] = await hot(tx)<(Omit<LockedDigest, 'preparedUntil'> & { until: string | null })[]>`
    select id, prepared_until as until, frozen_at is not null as "isFrozen",
      told_at is not null as "isTold"
    from digest where week = ${week} for update`;
  if (row === undefined) throw new Error('a digest is gone');
  const { until, ...locked } = row;
  return { ...locked, preparedUntil: until === null ? undefined : new Date(until) };
}

async function hasSubscriptions(tx: Queryable): Promise<boolean> {
  const rows = await hot(tx)`select from subscription where ended_at is null limit 1`;
  return rows.length > 0;
}

async function freeze(tx: Tx, id: number, { week, now }: Moment): Promise<void> {
  const [last] = await hot(tx)<{ week: Week | null }[]>`
    select max(week) as week from digest where frozen_at is not null and week < ${week}`;
  // What became known while no summary was sent is told with the next one.
  const newsFrom = last?.week ? nextWeek(last.week) : week;
  const data = await gatherDigest(tx, week, now, newsFrom);
  assertAddsUp(data);
  await hot(tx)`
    update digest set data = ${JSON.stringify(data)}::text::jsonb,
      frozen_at = ${now.toISOString()}::timestamptz
    where id = ${id} and frozen_at is null`;
}

/**
 * Its figures do not add up.
 * @param canTell whether there are coordinators to whom the bot can write
 * @returns whether they are to be told: once
 */
export async function noteWithheld(
  tx: Tx,
  { week, now }: Moment,
  canTell: boolean,
): Promise<boolean> {
  const { id, isFrozen, isTold } = await lockDigest(tx, week);
  if (isFrozen) return false;
  const isNews = canTell && !isTold;
  const at = now.toISOString();
  await hot(tx)`
    update digest set withheld_at = coalesce(withheld_at, ${at}::timestamptz),
      told_at = coalesce(told_at, ${isNews ? at : null}::timestamptz)
    where id = ${id}`;
  return isNews;
}

/** A week's summary, when somebody was sent it. */
export async function findFrozen(tx: Queryable, week: Week): Promise<DigestData | undefined> {
  const [row] = await hot(tx)<{ data: DigestData | null }[]>`
    select data from digest where week = ${week}`;
  return row?.data ?? undefined;
}

/** What everybody is sent. */
export async function getFrozen(db: Db, id: number): Promise<DigestData> {
  const [row] = await db.sql<{ data: DigestData | null }[]>`
    select data from digest where id = ${id}`;
  if (!row?.data) throw new Error('a digest is not frozen');
  return row.data;
}
