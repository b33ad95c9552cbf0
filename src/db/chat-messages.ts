// Messages of private chats: noted as they come and go, and deleted before it is too late.
import type { Cleaning } from '../actions/unit.ts';
import type { ChatKey, PersonKey } from '../messenger.ts';
import { type Db, hot, type Queryable, type Tx } from './connection.ts';

export interface NotedMessage {
  readonly chatKey: ChatKey;
  readonly messageId: number;
  readonly person: PersonKey;
  readonly sentAt: string;
}

/** Notes messages of people in the transaction that handles them. */
export async function noteMessages(tx: Tx, messages: readonly NotedMessage[]): Promise<void> {
  await hot(tx)`
    insert into chat_message (chat_key, message_id, person, sent_at)
    select "chatKey", "messageId", person, "sentAt"
    from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb)
      as m("chatKey" text, "messageId" bigint, person text, "sentAt" timestamptz)
    on conflict do nothing`;
}

/** Ids of all messages that are noted of a chat. */
export async function listMessages(tx: Queryable, chatKey: ChatKey): Promise<readonly number[]> {
  const rows = await hot(tx)<{ message_id: string }[]>`
    select message_id from chat_message where chat_key = ${chatKey} order by message_id`;
  return rows.map((row) => Number(row.message_id));
}

export interface OldMessages {
  readonly person: PersonKey;
  readonly messageIds: readonly number[];
}

/** People with messages from before this instant, and those messages; so many people at most. */
export async function listOldMessages(
  tx: Tx,
  before: Date,
  limit: number,
): Promise<readonly OldMessages[]> {
  const rows = await hot(tx)<{ person: string; ids: readonly number[] }[]>`
    select person, jsonb_agg(message_id order by message_id) as ids from chat_message
    where sent_at < ${before.toISOString()}::timestamptz and not stays
    group by person order by person limit ${limit}`;
  return rows.map(({ person, ids }) => ({ person, messageIds: ids }));
}

/** What is to be deleted stands in the outbox from now on. */
export async function forgetMessages(
  tx: Tx,
  person: PersonKey,
  messageIds: readonly number[],
): Promise<void> {
  await hot(tx)`
    delete from chat_message
    where person = ${person} and message_id = any(${messageIds as number[]}::bigint[])`;
}

/** A way to the chat is made free: what nobody has begun to show yet is called off. */
export async function callOffShows(tx: Tx, chatKey: ChatKey, holder: string): Promise<void> {
  await hot(tx)`
    delete from outbox where chat_key = ${chatKey} and kind = 'show' and (status <> 'pending'
      or holder is null or holder = ${holder} or lease_until < now())`;
}

/** Closes the row of a cleaning; nothing of it is kept. Safe to repeat. */
export async function finishCleaning(
  db: Db,
  { seq, chatKey }: { readonly seq: number; readonly chatKey: ChatKey },
  { messageIds, leavesNoTrace }: Cleaning,
): Promise<void> {
  const ids = messageIds as number[];
  await db.sql`
    with messages as (
      delete from chat_message
      where chat_key = ${chatKey} and message_id = any(${ids}::bigint[])
    ), screens as (
      delete from shown_screen
      where chat_key = ${chatKey} and (${leavesNoTrace} or message_id = any(${ids}::bigint[]))
    )
    delete from outbox
    where seq = ${seq} or ${leavesNoTrace} and chat_key = ${chatKey} and seq < ${seq}`;
}

export async function hasNoMessages(tx: Queryable, chatKey: ChatKey): Promise<boolean> {
  const rows = await hot(tx)`select from chat_message where chat_key = ${chatKey} limit 1`;
  return rows.length === 0;
}
