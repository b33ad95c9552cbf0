// Subscribers of the weekly summary by the thousand, and what reached them.
import type { App } from '../../src/app.ts';
import type { Db } from '../../src/db/connection.ts';
import { subscriptionPlace } from '../../src/db/subscriptions.ts';
import type { Vault } from '../../src/vault.ts';

export interface SubscribedChat {
  readonly chatId: number;
  readonly area?: string;
  readonly language?: string;
  readonly weekday?: number;
  readonly hour?: number;
  readonly timeZone?: string;
  readonly since?: string;
}

/** The week before the one in which most tests play is over by then. */
const ON_SUNDAY = '2026-11-22T00:00:00Z';

/** Subscriptions as `/subscribe` makes them, in one statement. */
export async function addSubscribers(
  { db, vault }: { readonly db: Pick<Db, 'sql'>; readonly vault: Vault },
  chats: readonly SubscribedChat[],
): Promise<void> {
  const rows = chats.map(({ chatId, ...chosen }) => {
    const chatKey = vault.chatKey(chatId);
    const chat = vault.sealChat(chatId, subscriptionPlace(chatKey)).toString('base64');
    const usual = { area: 'all', language: 'en', weekday: 1, hour: 9, timeZone: 'Asia/Almaty' };
    return { chatKey, chat, since: ON_SUNDAY, ...usual, ...chosen };
  });
  await db.sql`
    insert into subscription (chat_key, chat, language, area, weekday, hour, time_zone,
      subscribed_at, changed_at)
    select "chatKey", decode(chat, 'base64'), language, area, weekday, hour, "timeZone", since, since
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s("chatKey" text, chat text,
      language text, area text, weekday smallint, hour smallint, "timeZone" text,
      since timestamptz)`;
}

export interface DeliveryRow {
  readonly week: string;
  readonly chatKey: string;
  readonly status: string;
  readonly reason: string | null;
  readonly dueAt: string;
  readonly attempts: number;
}

/** Those whose hour has come, by week and time. */
export async function listDeliveries({ db }: Pick<App, 'db'>): Promise<readonly DeliveryRow[]> {
  const rows = await db.sql<DeliveryRow[]>`
    select week, chat_key as "chatKey", status, reason, due_at as "dueAt", attempts
    from digest_delivery x join digest d on d.id = x.digest
      join subscription s on s.id = x.subscription
    where x.due_at <= d.prepared_until order by week, due_at, chat_key`;
  return rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt).toISOString() }));
}

/** How many deliveries are in each state. */
export async function countDeliveries(db: Pick<Db, 'sql'>): Promise<Record<string, number>> {
  const rows = await db.sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from digest_delivery x join digest d on d.id = x.digest
    where x.due_at <= d.prepared_until group by status`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}
