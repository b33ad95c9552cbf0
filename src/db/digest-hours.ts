// The hours at which anybody wants the summary, the instants they are in a certain week, and who
// chose them.
import { LATE_AFTER_HOURS } from '../digest/schedule.ts';
import { mondayOf, nextWeek, type Week } from '../digest/week.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

export interface ChosenHour {
  readonly timeZone: string;
  readonly weekday: number;
  readonly hour: number;
  /** When the summary of the week is due, as ISO 8601 in UTC. */
  readonly dueAt: string;
}

/**
 * They are few, however many subscribers there are: from one hour the index leads to the next one
 * that somebody chose. The zone's own data says which instants they are in the week that follows.
 */
export async function listChosenHours(tx: Queryable, week: Week): Promise<readonly ChosenHour[]> {
  const rows = await hot(tx)<RawHour[]>`
    with recursive chosen(time_zone, weekday, hour) as (
      (select time_zone, weekday, hour from subscription where ended_at is null
        order by time_zone, weekday, hour limit 1)
      union all
      select n.time_zone, n.weekday, n.hour from chosen c cross join lateral (
        select s.time_zone, s.weekday, s.hour from subscription s
        where s.ended_at is null
          and (s.time_zone, s.weekday, s.hour) > (c.time_zone, c.weekday, c.hour)
        order by s.time_zone, s.weekday, s.hour limit 1) n
    )
    select time_zone, weekday, hour,
      (${mondayOf(nextWeek(week))}::date + (weekday - 1) + make_interval(hours => hour))
        at time zone time_zone as due_at
    from chosen`;
  return rows.map(({ time_zone: timeZone, due_at: dueAt, ...slot }) => ({
    timeZone,
    ...slot,
    dueAt: new Date(dueAt).toISOString(),
  }));
}

interface RawHour {
  readonly time_zone: string;
  readonly weekday: number;
  readonly hour: number;
  readonly due_at: string;
}

/** What was due at this instant or before comes too late by now. */
export function tooLateAt(now: Date): Date {
  return new Date(now.getTime() - LATE_AFTER_HOURS * 3_600_000);
}

/** A query of the deliveries of everybody who chose this hour: digest, subscription, instant. */
export function deliveriesOf(
  tx: Tx,
  digest: number,
  { timeZone, weekday, hour, dueAt }: ChosenHour,
) {
  return hot(tx)`
    select ${digest}::int as digest, id as subscription, ${dueAt}::timestamptz as due_at
    from subscription
    where ended_at is null and time_zone = ${timeZone} and weekday = ${weekday}
      and hour = ${hour} and subscribed_at < ${dueAt}::timestamptz`;
}

/** The hours as a table `h` of a query. */
export function recordsOf(tx: Tx, hours: readonly ChosenHour[]) {
  return hot(tx)`
    jsonb_to_recordset(${JSON.stringify(hours)}::text::jsonb)
      as h("timeZone" text, weekday smallint, hour smallint, "dueAt" timestamptz)`;
}
