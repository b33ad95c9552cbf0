// Whom a week's summary is to be sent to: a delivery for everybody whose hour has come. The caller
// holds the row of the week locked, so that nobody else writes any.
import { LATE_AFTER_HOURS } from '../digest/schedule.ts';
import type { Week } from '../digest/week.ts';
import { hot, type Tx } from './connection.ts';
import { type ChosenHour, listChosenHours } from './digest-hours.ts';
import { addPartition, hasPartition } from './digest-partitions.ts';

export interface Prepared {
  /** Deliveries that are to be sent. */
  readonly due: number;
  /** Those that would have come too late, and are not sent. */
  readonly late: number;
}

export const nothing: Prepared = { due: 0, late: 0 };

export interface Round {
  readonly digest: number;
  readonly week: Week;
  /** Everybody whose hour came up to this instant has a delivery; absent before the first round. */
  readonly preparedUntil: Date | undefined;
  readonly now: Date;
}

/** The first deliveries of a week make its partition, the others are added to it. */
export async function writeDue(tx: Tx, round: Round): Promise<Prepared> {
  const { digest } = round;
  const hours = await listComeHours(tx, round);
  if (await hasPartition(tx, digest)) {
    const due = await insertHours(tx, digest, { hours: hours.due, status: 'pending' });
    const changed = await insertChanged(tx, hours.passed, round);
    const late = await insertHours(tx, digest, { hours: hours.late, status: 'late' });
    return { due: due + changed, late };
  }
  if (!(await isForAnybody(tx, [...hours.due, ...hours.passed, ...hours.late]))) return nothing;
  // Nobody was found in the hours that had passed; who is there now chose them meanwhile.
  const due = await makeDue(tx, digest, [...hours.due, ...hours.passed]);
  return { due, late: await insertHours(tx, digest, { hours: hours.late, status: 'late' }) };
}

/** Whether this round may have something to send. */
export async function isAnyDue(tx: Tx, round: Round): Promise<boolean> {
  const { due, passed } = await listComeHours(tx, round);
  return isForAnybody(tx, [...due, ...passed]);
}

async function listComeHours(tx: Tx, round: Round): Promise<SortedHours> {
  const chosen = await listChosenHours(tx, round.week);
  return sortHours(
    chosen.filter(({ dueAt }) => new Date(dueAt) <= round.now),
    round,
  );
}

interface SortedHours {
  /** Came since the last round. */
  readonly due: readonly ChosenHour[];
  /** Came since the last round, which is too long ago. */
  readonly late: readonly ChosenHour[];
  /** Had come before; only who chose it since has no delivery yet. */
  readonly passed: readonly ChosenHour[];
}

function sortHours(come: readonly ChosenHour[], { preparedUntil, now }: Round): SortedHours {
  const tooLate = now.getTime() - LATE_AFTER_HOURS * 3_600_000;
  const isLate = ({ dueAt }: ChosenHour) => Date.parse(dueAt) <= tooLate;
  const isNew = ({ dueAt }: ChosenHour) =>
    preparedUntil === undefined || new Date(dueAt) > preparedUntil;
  return {
    due: come.filter((hour) => isNew(hour) && !isLate(hour)),
    late: come.filter((hour) => isNew(hour) && isLate(hour)),
    passed: come.filter((hour) => !isNew(hour) && !isLate(hour)),
  };
}

async function isForAnybody(tx: Tx, hours: readonly ChosenHour[]): Promise<boolean> {
  const rows = await hot(tx)`
    select from ${recordsOf(tx, hours)} cross join lateral (
      select from subscription s
      where s.ended_at is null and s.time_zone = h."timeZone" and s.weekday = h.weekday
        and s.hour = h.hour and s.subscribed_at < h."dueAt" limit 1) one
    limit 1`;
  return rows.length > 0;
}

async function makeDue(tx: Tx, digest: number, hours: readonly ChosenHour[]): Promise<number> {
  const sql = hot(tx);
  const none = sql`select digest, subscription, due_at from digest_delivery where false`;
  const found = hours.reduce(
    (others, hour) => sql`${others} union all ${deliveriesOf(tx, digest, hour)}`,
    none,
  );
  return addPartition(tx, digest, found);
}

async function insertHours(
  tx: Tx,
  digest: number,
  { hours, status }: { readonly hours: readonly ChosenHour[]; readonly status: 'pending' | 'late' },
): Promise<number> {
  let count = 0;
  for (const hour of hours) {
    const inserted = await hot(tx)`
      insert into digest_delivery (digest, subscription, due_at, status)
      select n.*, ${status} from (${deliveriesOf(tx, digest, hour)}) n (digest, subscription, due_at)
      -- To ask for conflicts row by row would take twice as long.
      where not exists (select from digest_delivery x
        where x.digest = ${digest} and x.subscription = n.subscription)`;
    count += inserted.count;
  }
  return count;
}

/** Everybody who chose this hour, as an index leads to them. */
function deliveriesOf(tx: Tx, digest: number, { timeZone, weekday, hour, dueAt }: ChosenHour) {
  return hot(tx)`
    select ${digest}::int, id, ${dueAt}::timestamptz from subscription
    where ended_at is null and time_zone = ${timeZone} and weekday = ${weekday}
      and hour = ${hour} and subscribed_at < ${dueAt}::timestamptz`;
}

/** A choice that was made while the deliveries were written may be seen by the next round only. */
const LOOKED_AT_AGAIN_MINUTES = 10;

/** Those who chose one of these hours since the last round are looked at one by one. */
async function insertChanged(
  tx: Tx,
  passed: readonly ChosenHour[],
  { digest, preparedUntil }: Round,
): Promise<number> {
  if (passed.length === 0 || preparedUntil === undefined) return 0;
  const changedAfter = new Date(preparedUntil.getTime() - LOOKED_AT_AGAIN_MINUTES * 60_000);
  const inserted = await hot(tx)`
    insert into digest_delivery (digest, subscription, due_at)
    select ${digest}, s.id, h."dueAt" from ${recordsOf(tx, passed)}
      join subscription s on s.time_zone = h."timeZone" and s.weekday = h.weekday
        and s.hour = h.hour
    where s.ended_at is null and s.changed_at > ${changedAfter.toISOString()}::timestamptz
      and s.subscribed_at < h."dueAt"
      and not exists (select from digest_delivery x
        where x.digest = ${digest} and x.subscription = s.id)`;
  return inserted.count;
}

function recordsOf(tx: Tx, hours: readonly ChosenHour[]) {
  return hot(tx)`
    jsonb_to_recordset(${JSON.stringify(hours)}::text::jsonb)
      as h("timeZone" text, weekday smallint, hour smallint, "dueAt" timestamptz)`;
}
