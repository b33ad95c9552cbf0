// Which message shows a slot.
import type { ChatKey } from '../messenger.ts';
import type { Db } from './connection.ts';

/** The message in this chat; in another one, as after a new desk was linked, its id means nothing. */
export async function findShown(db: Db, slot: string, chatKey: ChatKey) {
  const [row] = await db.sql<{ message_id: string; has_keyboard: boolean }[]>`
    select message_id, has_keyboard from shown_screen
    where slot = ${slot} and chat_key = ${chatKey}`;
  return row && { messageId: Number(row.message_id), hasKeyboard: row.has_keyboard };
}
