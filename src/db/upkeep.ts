// What is kept for a while only. One statement for each rule.
import type { Db } from './connection.ts';

/** Telegram repeats an update for 24 hours at most; twice that is kept. */
const INBOX_HOURS = 48;
/** Closed rows hold no text any more; they are kept as counts for the people who run it. */
const OUTBOX_HOURS = 7 * 24;
/** A message older than this can be neither edited nor deleted for sure. */
const SHOWN_HOURS = 48;

/** Deletes what has served its time. Returns how many rows. */
export async function forgetOld(db: Db): Promise<number> {
  const inbox = await db.sql`
    delete from inbox where received_at < now() - make_interval(hours => ${INBOX_HOURS})`;
  const outbox = await db.sql`
    delete from outbox where status <> 'pending'
      and closed_at < now() - make_interval(hours => ${OUTBOX_HOURS})`;
  const shown = await db.sql`
    delete from shown_screen s where s.slot like 'draft:%'
      and s.shown_at < now() - make_interval(hours => ${SHOWN_HOURS})
      and not exists (select 1 from draft d where 'draft:' || d.id = s.slot)`;
  return inbox.count + outbox.count + shown.count;
}
