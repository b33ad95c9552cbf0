// Which message shows a slot.
import type { Incoming, Show } from '../actions/unit.ts';
import type { ChatKey } from '../messenger.ts';
import { type Db, hot, type Tx } from './connection.ts';

export interface Slot {
  readonly slot: string;
  readonly chatKey: ChatKey;
}

export interface ShownMessage {
  readonly messageId: number;
  readonly hasKeyboard: boolean;
}

/**
 * The messages that show these slots, in their order. In another chat, as after a new desk was
 * linked, the id of a message means nothing.
 */
export async function listShown(
  db: Db,
  wanted: readonly Slot[],
): Promise<readonly (ShownMessage | undefined)[]> {
  const rows = await db.sql<ShownRow[]>`
    select slot, chat_key, message_id, has_keyboard from shown_screen
    where slot = any(${wanted.map((one) => one.slot)}::text[])`;
  const bySlot = new Map(rows.map((row) => [row.slot, row]));
  return wanted.map(({ slot, chatKey }) => {
    const row = bySlot.get(slot);
    if (row?.chat_key !== chatKey) return undefined;
    return { messageId: Number(row.message_id), hasKeyboard: row.has_keyboard };
  });
}

interface ShownRow {
  readonly slot: string;
  readonly chat_key: ChatKey;
  readonly message_id: string;
  readonly has_keyboard: boolean;
}

/**
 * A screen takes over the message whose button was tapped, unless its slot has one already. If it
 * was the safety screen, that one is shown nowhere from then on.
 */
export async function adoptMessage(
  tx: Tx,
  { chatKey, messageId }: Incoming,
  { slot }: Pick<Show, 'slot'>,
  now: Date,
): Promise<void> {
  if (slot === undefined || messageId === undefined) return;
  await hot(tx)`
    with adopted as (
      insert into shown_screen (slot, chat_key, message_id, revision, shown_at, has_keyboard)
      values (${slot}, ${chatKey}, ${messageId}, 0, ${now.toISOString()}::timestamptz, false)
      on conflict do nothing returning slot, chat_key, message_id
    )
    delete from shown_screen s using adopted a
    where s.slot = 'safety:' || a.chat_key and s.message_id = a.message_id`;
}

/**
 * Whether a screen was not yet in front of the person when they wrote: it is still on its way, or
 * was shown no earlier. Both times are the messenger's own, in whole seconds.
 */
export async function wasUnseen(
  tx: Tx,
  { slot, chatKey }: Slot,
  writtenAt: Date,
): Promise<boolean> {
  const [row] = await hot(tx)<{ unseen: boolean }[]>`
    select exists (select from outbox
        where chat_key = ${chatKey} and slot = ${slot} and status = 'pending')
      or exists (select from shown_screen where slot = ${slot} and chat_key = ${chatKey}
        and shown_at >= ${writtenAt.toISOString()}::timestamptz) as unseen`;
  return row?.unseen === true;
}
