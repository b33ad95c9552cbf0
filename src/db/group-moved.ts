// A group that became a supergroup has another id: the desk, and what waits for it, move along.
import type { Vault } from '../vault.ts';
import { deskPlace, outboxPlace } from './commit.ts';
import { type Db, hot, type Tx } from './connection.ts';

/** Safe to repeat; does nothing for a chat that is no desk and has nothing waiting. */
export async function moveGroup(
  db: Db,
  vault: Vault,
  chatKey: string,
  chatId: number,
): Promise<void> {
  const newKey = vault.chatKey(chatId);
  await db.transaction(async (tx) => {
    const chat = vault.sealChat(chatId, deskPlace(newKey));
    await hot(tx)`update desk set chat_key = ${newKey}, chat = ${chat} where chat_key = ${chatKey}`;
    // Messages of the old group are out of reach: cards are sent anew.
    await hot(tx)`delete from shown_screen where chat_key = ${chatKey}`;
    await readdress(tx, vault, { chatKey, newKey, chatId });
  });
}

async function readdress(
  tx: Tx,
  vault: Vault,
  {
    chatKey,
    newKey,
    chatId,
  }: { readonly chatKey: string; readonly newKey: string; readonly chatId: number },
) {
  const rows = await hot(tx)<{ id: string }[]>`
    select id from outbox where chat_key = ${chatKey} and status = 'pending' for update`;
  for (const { id } of rows) {
    await hot(tx)`
      update outbox set chat_key = ${newKey}, chat = ${vault.sealChat(chatId, outboxPlace(id))},
        holder = null, lease_until = null
      where id = ${id}`;
  }
}
