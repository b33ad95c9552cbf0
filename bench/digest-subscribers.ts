// Subscribers of the weekly summary by the hundred thousand, as `/subscribe` would have stored them.
import type { Db } from '../src/db/connection.ts';
import { subscriptionPlace } from '../src/db/subscriptions.ts';
import type { Vault } from '../src/vault.ts';

/** Chats of subscribers count from here; those who use the bot meanwhile have other ids. */
export const FIRST_SUBSCRIBER = 1_000_000_000;

export interface Slot {
  readonly weekday: number;
  readonly hour: number;
  readonly since: string;
}

const AT_ONCE = 10_000;
const languages = ['kk', 'ru', 'en'];
// Most want the whole country, the others a place near them.
const areas = ['all', 'all', 'all', 'almaty', 'astana', 'r-mangystau'];

/** Those with the numbers from `from` to before `to`, all in the same hour. */
export async function subscribe(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  { from, to, slot }: { readonly from: number; readonly to: number; readonly slot: Slot },
): Promise<void> {
  for (let start = from; start < to; start += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, at) => {
      const n = start + at;
      const chatId = FIRST_SUBSCRIBER + n;
      const chatKey = vault.chatKey(chatId);
      const chat = vault.sealChat(chatId, subscriptionPlace(chatKey)).toString('base64');
      return [chatKey, chat, languages[n % 3], areas[n % areas.length]];
    });
    await db.sql`
      insert into subscription (chat_key, chat, language, area, weekday, hour, time_zone,
        subscribed_at, changed_at)
      select r->>0, decode(r->>1, 'base64'), r->>2, r->>3, ${slot.weekday}, ${slot.hour},
        'Asia/Almaty', ${slot.since}::timestamptz, ${slot.since}::timestamptz
      from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) r`;
  }
  await db.sql`analyze subscription`;
}

/** Adds or takes away the last ones, until there are as many. */
export async function subscribeUpTo(
  { db, vault, slot }: { readonly db: Db; readonly vault: Vault; readonly slot: Slot },
  size: number,
): Promise<void> {
  const [row] = await db.sql<{ known: number }[]>`select count(*)::int as known from subscription`;
  const known = row?.known ?? 0;
  if (known <= size) return subscribe({ db, vault }, { from: known, to: size, slot });
  await db.sql`delete from subscription
    where id > (select id from subscription order by id offset ${size - 1} limit 1)`;
}
