// Which message shows a slot.
import { type Db } from './connection.ts';

export async function findShown(db: Db, slot: string) {
  const [row] = await db.sql<{ message_id: string; has_keyboard: boolean }[]>`
    select message_id, has_keyboard from shown_screen where slot = ${slot}`;
  return row && { messageId: Number(row.message_id), hasKeyboard: row.has_keyboard };
}
