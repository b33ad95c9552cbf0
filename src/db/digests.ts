// Summaries of weeks: who is to get them and when, and the figures as they are frozen.
import type { DigestData } from '../digest/data.ts';
import { LATE_AFTER_HOURS } from '../digest/schedule.ts';
import { mondayOf, nextWeek, type Week } from '../digest/week.ts';
import { type Db, hot, type Queryable, type Tx } from './connection.ts';
import { gatherDigest } from './digest-data.ts';

export interface Prepared {
  /** Deliveries that are to be sent. */
  readonly due: number;
  /** Those that would have come too late, and are not sent. */
  readonly late: number;
}

const nothing: Prepared = { due: 0, late: 0 };

/**
 * Writes the deliveries of a week's summary whose hour has come, and freezes the summary when the
 * first of them is to be sent. The row of the week is locked: two at once wait for one another, and
 * the second one finds nothing left to do.
 */
export async function prepareDigest(db: Db, week: Week, now: Date): Promise<Prepared> {
  return db.transaction(async (tx) => {
    // The figures are read as of one moment; whoever came second is told to begin again.
    await hot(tx)`set transaction isolation level repeatable read`;
    if (!(await hasSubscriptions(tx))) return nothing;
    // A million rows take some seconds.
    await hot(tx)`set local statement_timeout = '5min'`;
    await hot(tx)`insert into digest (week) values (${week}) on conflict do nothing`;
    const [row] = await hot(tx)<LockedDigest[]>`
      select id, prepared_until, frozen_at is not null as is_frozen from digest
      where week = ${week} for update`;
    if (row === undefined) throw new Error('a digest is gone');
    const prepared = await insertDeliveries(tx, row, { week, now });
    if (prepared.due > 0 && !row.is_frozen) await freeze(tx, row.id, { week, now });
    await hot(tx)`
      update digest set prepared_until = greatest(prepared_until, ${now.toISOString()}::timestamptz)
      where id = ${row.id}`;
    return prepared;
  });
}

interface LockedDigest {
  readonly id: number;
  readonly prepared_until: string | null;
  readonly is_frozen: boolean;
}

interface Moment {
  readonly week: Week;
  readonly now: Date;
}

async function hasSubscriptions(tx: Queryable): Promise<boolean> {
  const rows = await hot(tx)`select from subscription where ended_at is null limit 1`;
  return rows.length > 0;
}

/** A choice that was made while the deliveries were written may be seen by the next round only. */
const LOOKED_AT_AGAIN_MINUTES = 10;

async function insertDeliveries(
  tx: Tx,
  { id, prepared_until: until }: LockedDigest,
  { week, now }: Moment,
): Promise<Prepared> {
  const tooLate = new Date(now.getTime() - LATE_AFTER_HOURS * 3_600_000);
  const from = until === null ? undefined : new Date(until);
  const late =
    from === undefined || from < tooLate
      ? await insertBetween(tx, { id, week, status: 'late' }, { from, to: tooLate })
      : 0;
  const since = from === undefined || from < tooLate ? tooLate : from;
  const due = await insertBetween(tx, { id, week, status: 'pending' }, { from: since, to: now });
  const changed =
    from === undefined ? 0 : await insertChanged(tx, { id, week }, { from, tooLate, now });
  return { due: due + changed, late };
}

interface Between {
  /** Since ever without it. */
  readonly from: Date | undefined;
  readonly to: Date;
}

/**
 * One statement for all whose hour lies after `from` and not after `to`. The hours of a week are
 * few; the zone's own data says which instants they are, and an index leads from an hour to everybody
 * who chose it.
 */
async function insertBetween(
  tx: Tx,
  { id, week, status }: { readonly id: number; readonly week: Week; readonly status: string },
  { from, to }: Between,
): Promise<number> {
  const result = await hot(tx)`
    with recursive ${chosenHours(tx, week)}
    insert into digest_delivery (digest, subscription, due_at, status)
    select ${id}, s.id, h.due_at, ${status} from hour h join subscription s
      using (time_zone, weekday, hour)
    where s.ended_at is null and s.subscribed_at < h.due_at
      and h.due_at > coalesce(${from?.toISOString() ?? null}::timestamptz, '-infinity')
      and h.due_at <= ${to.toISOString()}::timestamptz
      -- The row of the week is locked, so that nobody else writes any; to ask for conflicts row by
      -- row would take twice as long.
      and not exists (select from digest_delivery x
        where x.digest = ${id} and x.subscription = s.id)`;
  return result.count;
}

interface Round {
  readonly from: Date;
  readonly tooLate: Date;
  readonly now: Date;
}

/** Those who chose another hour since the last round are looked at one by one: theirs may lie before it. */
async function insertChanged(
  tx: Tx,
  { id, week }: { readonly id: number; readonly week: Week },
  { from, tooLate, now }: Round,
): Promise<number> {
  const changedAfter = new Date(from.getTime() - LOOKED_AT_AGAIN_MINUTES * 60_000);
  const until = from < now ? from : now;
  const result = await hot(tx)`
    with recursive ${chosenHours(tx, week)}
    insert into digest_delivery (digest, subscription, due_at)
    select ${id}, s.id, h.due_at from subscription s join hour h using (time_zone, weekday, hour)
    where s.ended_at is null and s.changed_at > ${changedAfter.toISOString()}::timestamptz
      and s.subscribed_at < h.due_at and h.due_at > ${tooLate.toISOString()}::timestamptz
      and h.due_at <= ${until.toISOString()}::timestamptz
      and not exists (select from digest_delivery x
        where x.digest = ${id} and x.subscription = s.id)`;
  return result.count;
}

/** The hours that anybody chose, and the instants they are in the week that follows. */
function chosenHours(tx: Tx, week: Week) {
  return hot(tx)`
    -- From one hour the index leads to the next one that somebody chose.
    chosen(time_zone, weekday, hour) as (
      (select time_zone, weekday, hour from subscription where ended_at is null
        order by time_zone, weekday, hour limit 1)
      union all
      select n.time_zone, n.weekday, n.hour from chosen c cross join lateral (
        select s.time_zone, s.weekday, s.hour from subscription s
        where s.ended_at is null
          and (s.time_zone, s.weekday, s.hour) > (c.time_zone, c.weekday, c.hour)
        order by s.time_zone, s.weekday, s.hour limit 1) n
    ), hour as materialized (
      select time_zone, weekday, hour,
        (${mondayOf(nextWeek(week))}::date + (weekday - 1) + make_interval(hours => hour))
          at time zone time_zone as due_at
      from chosen
    )`;
}

async function freeze(tx: Tx, id: number, { week, now }: Moment): Promise<void> {
  const [last] = await hot(tx)<{ week: Week | null }[]>`
    select max(week) as week from digest where frozen_at is not null and week < ${week}`;
  // What became known while no summary was sent is told with the next one.
  const newsFrom = last?.week ? nextWeek(last.week) : week;
  const data = await gatherDigest(tx, week, now, newsFrom);
  await hot(tx)`
    update digest set data = ${JSON.stringify(data)}::text::jsonb,
      frozen_at = ${now.toISOString()}::timestamptz
    where id = ${id} and frozen_at is null`;
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
