// Whom a week's summary is to be sent to by now: everybody whose hour has come. The caller holds the
// row of the week locked, so that nobody else writes any.
import { hot, type Tx } from './connection.ts';
import {
  type ChosenHour,
  deliveriesOf,
  listChosenHours,
  recordsOf,
  tooLateAt,
} from './digest-hours.ts';
import { changedAfter, type Round, takeBack } from './digest-plan.ts';

export interface Prepared {
  /** Whether there are deliveries that are to be sent since this round. */
  readonly isDue: boolean;
  /** Those that would have come too late, and are not sent. */
  readonly late: number;
}

export const nothing: Prepared = { isDue: false, late: 0 };

/** Most are planned already; whoever chose an hour after the week was planned is added to them. */
export async function writeDue(tx: Tx, round: Round): Promise<Prepared> {
  const { digest, isNew } = round;
  const chosen = await listChosenHours(tx, round.week);
  const hours = sortHours(chosen, round);
  if (!isNew) await takeBack(tx, chosen, round);
  const planned = isNew ? 0 : await markLate(tx, round);
  const late = planned + (await insertHours(tx, digest, { hours: hours.late, status: 'late' }));
  if (isNew) return { isDue: await isAnyDue(tx, round), late };
  await insertHours(tx, digest, { hours: hours.due, status: 'pending' });
  const changed = await insertChanged(tx, hours.passed, round);
  const isDue = changed > 0 || (hours.due.length > 0 && (await isDueSince(tx, round)));
  return { isDue, late };
}

interface SortedHours {
  /** Came since the last round. */
  readonly due: readonly ChosenHour[];
  /** Came since the last round, which is too long ago. */
  readonly late: readonly ChosenHour[];
  /** Had come before; only who chose it since has no delivery yet. */
  readonly passed: readonly ChosenHour[];
}

function sortHours(chosen: readonly ChosenHour[], { preparedUntil, now }: Round): SortedHours {
  const come = chosen.filter(({ dueAt }) => new Date(dueAt) <= now);
  const isLate = ({ dueAt }: ChosenHour) => new Date(dueAt) <= tooLateAt(now);
  const isNew = ({ dueAt }: ChosenHour) =>
    preparedUntil === undefined || new Date(dueAt) > preparedUntil;
  return {
    due: come.filter((hour) => isNew(hour) && !isLate(hour)),
    late: come.filter((hour) => isNew(hour) && isLate(hour)),
    passed: come.filter((hour) => !isNew(hour) && !isLate(hour)),
  };
}

/** What was planned and could not be sent, because nothing ran. */
async function markLate(tx: Tx, { digest, preparedUntil, now }: Round): Promise<number> {
  if (preparedUntil !== undefined && preparedUntil >= tooLateAt(now)) return 0;
  const marked = await hot(tx)`
    update digest_delivery set status = 'late'
    where digest = ${digest} and status = 'pending'
      and due_at > ${preparedUntil?.toISOString() ?? '-infinity'}::timestamptz
      and due_at <= ${tooLateAt(now).toISOString()}::timestamptz`;
  return marked.count;
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
      select n.*, ${status} from (${deliveriesOf(tx, digest, hour)}) n
      -- To ask for conflicts row by row would take twice as long.
      where not exists (select from digest_delivery x
        where x.digest = ${digest} and x.subscription = n.subscription)`;
    count += inserted.count;
  }
  return count;
}

/** Those who chose one of these hours since the last round are looked at one by one. */
async function insertChanged(
  tx: Tx,
  passed: readonly ChosenHour[],
  { digest, preparedUntil }: Round,
): Promise<number> {
  if (passed.length === 0 || preparedUntil === undefined) return 0;
  const inserted = await hot(tx)`
    insert into digest_delivery (digest, subscription, due_at)
    select ${digest}, s.id, h."dueAt" from ${recordsOf(tx, passed)}
      join subscription s on s.time_zone = h."timeZone" and s.weekday = h.weekday
        and s.hour = h.hour
    where s.ended_at is null and s.changed_at > ${changedAfter(preparedUntil)}::timestamptz
      and s.subscribed_at < h."dueAt"
      and not exists (select from digest_delivery x
        where x.digest = ${digest} and x.subscription = s.id)`;
  return inserted.count;
}

/** Whether anything waits to be sent. */
export async function isAnyDue(tx: Tx, round: Round): Promise<boolean> {
  return isDueSince(tx, { ...round, preparedUntil: undefined });
}

async function isDueSince(tx: Tx, { digest, preparedUntil, now }: Round): Promise<boolean> {
  const rows = await hot(tx)`
    select from digest_delivery
    where digest = ${digest} and status = 'pending'
      and due_at > ${preparedUntil?.toISOString() ?? '-infinity'}::timestamptz
      and due_at <= ${now.toISOString()}::timestamptz
    order by due_at, subscription limit 1`;
  return rows.length > 0;
}
