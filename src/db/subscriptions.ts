// Who wants the weekly summary, where and when.
import type { Settings } from '../digest/schedule.ts';
import type { Week } from '../digest/week.ts';
import type { Language } from '../locales/translate.ts';
import type { ChatKey } from '../messenger.ts';
import type { Vault } from '../vault.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

export interface Subscription extends Settings {
  /** False after the bot was blocked or taken out: what was chosen, to be offered again. */
  readonly isActive: boolean;
  /** The week of the newest summary that was sent here, or was to be. */
  readonly had: Week | undefined;
}

export async function findSubscription(
  tx: Queryable,
  chatKey: ChatKey,
): Promise<Subscription | undefined> {
  const [row] = await hot(tx)<
    {
      area: string;
      weekday: number;
      hour: number;
      language: Language;
      is_active: boolean;
      had: Week | null;
    }[]
  >`
    select area, weekday, hour, language, ended_at is null as is_active, (
        select max(d.week) from digest d join digest_delivery x on x.digest = d.id
        where x.subscription = s.id and x.due_at <= d.prepared_until) as had
    from subscription s where chat_key = ${chatKey}`;
  if (row === undefined) return undefined;
  const { is_active: isActive, had, ...settings } = row;
  return { ...settings, isActive, had: had ?? undefined };
}

/** What a unit changes about the subscription of its chat. */
export type SubscriptionWrite =
  | { readonly do: 'put'; readonly settings: Settings; readonly timeZone: string }
  /** As asked for: nothing is kept. */
  | { readonly do: 'remove' }
  /** The bot cannot write there any more. */
  | { readonly do: 'end' };

interface Where {
  readonly chatKey: ChatKey;
  readonly chatId: number;
  readonly vault: Vault;
  readonly now: Date;
}

export async function writeSubscription(tx: Tx, write: SubscriptionWrite, where: Where) {
  switch (write.do) {
    case 'put':
      return putSubscription(tx, write, where);
    case 'remove':
      return removeSubscription(tx, where.chatKey);
    case 'end':
      return endSubscription(tx, where.chatKey, where.now);
    default:
      return write satisfies never;
  }
}

async function putSubscription(
  tx: Tx,
  { settings, timeZone }: Extract<SubscriptionWrite, { do: 'put' }>,
  { chatKey, chatId, vault, now }: Where,
): Promise<void> {
  const chat = vault.sealChat(chatId, subscriptionPlace(chatKey));
  const { language, area, weekday, hour } = settings;
  const at = now.toISOString();
  await hot(tx)`
    insert into subscription as s (chat_key, chat, language, area, weekday, hour, time_zone,
      subscribed_at, changed_at)
    values (${chatKey}, ${chat}, ${language}, ${area}, ${weekday}, ${hour}, ${timeZone},
      ${at}::timestamptz, ${at}::timestamptz)
    on conflict (chat_key) do update set chat = excluded.chat, language = excluded.language,
      area = excluded.area, weekday = excluded.weekday, hour = excluded.hour,
      time_zone = excluded.time_zone, changed_at = excluded.changed_at, ended_at = null,
      -- What was due while nobody could be reached is not made up for.
      subscribed_at = case when s.ended_at is null then s.subscribed_at
        else excluded.subscribed_at end`;
}

/** Nothing is left of it, nor of what was sent. */
export async function removeSubscription(tx: Tx, chatKey: ChatKey): Promise<void> {
  await hot(tx)`
    with gone as (delete from subscription where chat_key = ${chatKey} returning id)
    delete from digest_delivery x using gone, digest d
    where x.digest = d.id and x.subscription = gone.id`;
}

/** Without a word; the address goes, and what was chosen is offered when the chat comes back. */
export async function endSubscription(tx: Queryable, chatKey: ChatKey, now: Date): Promise<void> {
  await hot(tx)`
    with ended as (
      update subscription set chat = null, ended_at = ${now.toISOString()}::timestamptz
      where chat_key = ${chatKey} and ended_at is null returning id
    )
    -- What is only planned; what is due finds out by itself.
    delete from digest_delivery x using ended, digest d
    where x.digest = d.id and x.subscription = ended.id and x.status = 'pending'
      and x.due_at > coalesce(d.prepared_until, '-infinity')`;
}

/** A group became another chat; its deliveries stay with the subscription. Safe to repeat. */
export async function moveSubscription(
  tx: Tx,
  vault: Vault,
  moved: { readonly chatKey: ChatKey; readonly newKey: ChatKey; readonly chatId: number },
): Promise<void> {
  const { chatKey, newKey, chatId } = moved;
  const chat = vault.sealChat(chatId, subscriptionPlace(newKey));
  await hot(tx)`
    delete from subscription where chat_key = ${newKey} and ended_at is not null
      and exists (select from subscription where chat_key = ${chatKey} and ended_at is null)`;
  await hot(tx)`
    update subscription set chat_key = ${newKey},
      chat = case when ended_at is null then ${chat}::bytea end
    where chat_key = ${chatKey} and not exists (
      select from subscription where chat_key = ${newKey})`;
  // The new chat may have one of its own already.
  await removeSubscription(tx, chatKey);
}

// Where a sealed address stands is authenticated with it, so that it opens nowhere else.
export const subscriptionPlace = (chatKey: ChatKey) => `subscription:chat:${chatKey}`;
