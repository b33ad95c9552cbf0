// A group that became a supergroup has another id: the desk, and what waits for it, move along.
import type { ChatKey } from '../messenger.ts';
import type { Vault } from '../vault.ts';
import { deskPlace, outboxPlace } from './commit.ts';
import { hot, type Tx } from './connection.ts';
import { callOffPages, takeUp } from './routing.ts';
import { moveSubscription } from './subscriptions.ts';

export interface MovedGroup {
  readonly chatKey: ChatKey;
  readonly newKey: ChatKey;
  readonly chatId: number;
}

/**
 * Safe to repeat; does nothing for a chat that is no desk and has nothing waiting. Returns
 * whether it was a desk that moved.
 */
export async function moveGroup(tx: Tx, vault: Vault, moved: MovedGroup): Promise<boolean> {
  const { chatKey, newKey, chatId } = moved;
  const chat = vault.sealChat(chatId, deskPlace(newKey));
  // Its cases follow by the foreign key.
  const desks = await hot(tx)`
    update desk set chat_key = ${newKey}, chat = ${chat} where chat_key = ${chatKey}
    returning chat_key`;
  await takeUp(tx, newKey);
  await callOffPages(tx, chatKey);
  // Messages of the old group are out of reach.
  await hot(tx)`delete from shown_screen where chat_key = ${chatKey}`;
  await readdress(tx, vault, moved);
  await moveSubscription(tx, vault, moved);
  return desks.length > 0;
}

async function readdress(tx: Tx, vault: Vault, { chatKey, newKey, chatId }: MovedGroup) {
  const rows = await hot(tx)<{ id: string }[]>`
    select id from outbox where chat_key = ${chatKey} and status = 'pending' for update`;
  for (const { id } of rows) {
    await hot(tx)`
      update outbox set chat_key = ${newKey}, chat = ${vault.sealChat(chatId, outboxPlace(id))},
        holder = null, lease_until = null
      where id = ${id}`;
  }
}
