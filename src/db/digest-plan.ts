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

export interface Planning {
  readonly digest: number;
  readonly week: Week;
  readonly now: Date;
}

/**
 * Once for each week: for everybody whose hour is still to come, or is not too long ago.
 * @returns whether it was done now
 */
export async function planWeek(tx: Tx, { digest, week, now }: Planning): Promise<boolean> {
  if (await hasPartition(tx, digest)) return false;
  const hours = await listChosenHours(tx, week);
  if (!(await areForAnybody(tx, hours))) return false;
  const sql = hot(tx);
  const none = sql`select digest, subscription, due_at from digest_delivery where false`;
  const planned = hours
    .filter(({ dueAt }) => new Date(dueAt) > tooLateAt(now))
    .reduce((others, hour) => sql`${others} union all ${deliveriesOf(tx, digest, hour)}`, none);
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
