// Which message shows a slot.
import { type Db } from './connection.ts';

export async function findShown(db: Db, slot: string) {
  const [row] = await db.sql<{ message_id: string; has_keyboard: boolean }[]>`
    select message_id, has_keyboard from shown_screen where slot = ${slot}`;
  return row && { messageId: Number(row.message_id), hasKeyboard: row.has_keyboard };
}

/** A chat that got another id: what was shown there is out of reach. */
export async function forgetShownIn(db: Db, chatKey: string): Promise<void> {
  await db.sql`delete from shown_screen where chat_key = ${chatKey}`;
}
