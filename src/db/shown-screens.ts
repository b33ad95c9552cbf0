// Which message shows a slot.
import type { Incoming, Show } from '../actions/unit.ts';
import { type Db, hot, type Tx } from './connection.ts';

export async function findShown(db: Db, slot: string) {
  const [row] = await db.sql<{ message_id: string; has_keyboard: boolean }[]>`
    select message_id, has_keyboard from shown_screen where slot = ${slot}`;
  return row && { messageId: Number(row.message_id), hasKeyboard: row.has_keyboard };
}

/** A screen takes over the message whose button was tapped, unless its slot has one already. */
export async function adoptMessage(
  tx: Tx,
  { chatKey, messageId }: Incoming,
  { slot }: Pick<Show, 'slot'>,
  now: Date,
): Promise<void> {
  if (slot === undefined || messageId === undefined) return;
  await hot(tx)`
    insert into shown_screen (slot, chat_key, message_id, revision, shown_at, has_keyboard)
    values (${slot}, ${chatKey}, ${messageId}, 0, ${now.toISOString()}::timestamptz, false)
    on conflict do nothing`;
}
