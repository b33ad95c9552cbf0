// The deliveries of a whole week are written ahead, at its beginning and all at once. Until their hour
// has come they are a plan: nobody sends them, and what is chosen otherwise meanwhile takes them back.
import type { Week } from '../digest/week.ts';
import { hot, type Tx } from './connection.ts';
import {
  type ChosenHour,
  deliveriesOf,
  listChosenHours,
  recordsOf,
  tooLateAt,
} from './digest-hours.ts';
import { addPartition, hasPartition } from './digest-partitions.ts';

export interface Round {
  readonly digest: number;
  readonly week: Week;
  /** Everybody whose hour came up to this instant has a delivery; absent before the first round. */
  readonly preparedUntil: Date | undefined;
  readonly now: Date;
  /** The week was planned a moment ago: none of its deliveries was counted yet. */
  readonly isNew: boolean;
}

/**
 * Once for each week: for everybody whose hour is still to come, or is not too long ago.
 * @returns whether it was done now
 */
export async function planWeek(
  tx: Tx,
  { digest, week, now }: Pick<Round, 'digest' | 'week' | 'now'>,
): Promise<boolean> {
  if (await hasPartition(tx, digest)) return false;
  const hours = await listChosenHours(tx, week);
  if (!(await areForAnybody(tx, hours))) return false;
  const sql = hot(tx);
  const [
    first = sql`select digest, subscription, due_at from digest_delivery where false`,
    ...more
  ] = hours
    .filter(({ dueAt }) => new Date(dueAt) > tooLateAt(now))
    .map((hour) => deliveriesOf(tx, digest, hour));
  const planned = more.reduce((others, one) => sql`${others} union all ${one}`, first);
  await addPartition(tx, digest, planned);
  return true;
}

async function areForAnybody(tx: Tx, hours: readonly ChosenHour[]): Promise<boolean> {
  const rows = await hot(tx)`
    select from ${recordsOf(tx, hours)} cross join lateral (
      select from subscription s
      where s.ended_at is null and s.time_zone = h."timeZone" and s.weekday = h.weekday
        and s.hour = h.hour and s.subscribed_at < h."dueAt" limit 1) one
    limit 1`;
  return rows.length > 0;
}

/** Takes back what is not so any more; the new hour finds its people when it comes. */
export async function takeBack(tx: Tx, chosen: readonly ChosenHour[], round: Round): Promise<void> {
  await takeBackChanged(tx, round);
  if (await isPlannedOtherwise(tx, chosen, round)) await takeBackAll(tx, round);
}

/** A choice that was made while the deliveries were written may be seen by the next round only. */
const LOOKED_AT_AGAIN_MINUTES = 10;

/** As ISO 8601. */
export const changedAfter = (preparedUntil: Date) =>
  new Date(preparedUntil.getTime() - LOOKED_AT_AGAIN_MINUTES * 60_000).toISOString();

/** What was planned for those who chose something else since. */
async function takeBackChanged(tx: Tx, { digest, preparedUntil }: Round): Promise<void> {
  if (preparedUntil === undefined) return;
  await hot(tx)`
    delete from digest_delivery x using subscription s
    where s.ended_at is null and s.changed_at > ${changedAfter(preparedUntil)}::timestamptz
      and x.digest = ${digest} and x.subscription = s.id and x.status = 'pending'
      and x.due_at > ${preparedUntil.toISOString()}::timestamptz`;
}

/**
 * The data of the time zones was replaced since the week was planned: an hour is another instant now.
 * One planned delivery of each instant tells.
 */
async function isPlannedOtherwise(
  tx: Tx,
  chosen: readonly ChosenHour[],
  { digest, preparedUntil }: Round,
): Promise<boolean> {
  const rows = await hot(tx)`
    with recursive planned(due_at, subscription) as (
      (select due_at, subscription from digest_delivery
        where digest = ${digest} and status = 'pending'
          and due_at > ${preparedUntil?.toISOString() ?? '-infinity'}::timestamptz
        order by due_at, subscription limit 1)
      union all
      select n.due_at, n.subscription from planned p cross join lateral (
        select x.due_at, x.subscription from digest_delivery x
        where x.digest = ${digest} and x.status = 'pending' and x.due_at > p.due_at
        order by x.due_at, x.subscription limit 1) n
    )
    select from planned p join subscription s on s.id = p.subscription
      join ${recordsOf(tx, chosen)} on s.time_zone = h."timeZone" and s.weekday = h.weekday
        and s.hour = h.hour
    where s.ended_at is null and p.due_at <> h."dueAt" limit 1`;
  return rows.length > 0;
}

async function takeBackAll(tx: Tx, { digest, preparedUntil }: Round): Promise<void> {
  await hot(tx)`
    delete from digest_delivery
    where digest = ${digest} and status = 'pending'
      and due_at > ${preparedUntil?.toISOString() ?? '-infinity'}::timestamptz`;
}
