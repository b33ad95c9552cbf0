// Deliveries of weekly summaries: claimed in small batches, marked just before they leave, closed in
// batches. The mark is what makes sure that nobody gets a summary twice: it is set once, by whoever
// holds the claim, and what was marked and has no answer is counted and left alone.
import { randomUUID } from 'node:crypto';
import { LATE_AFTER_HOURS, weeksDue } from '../digest/schedule.ts';
import type { Language } from '../locales/translate.ts';
import type { ChatKey } from '../messenger.ts';
import type { NotedMessage } from './chat-messages.ts';
import type { Db } from './connection.ts';

/** One that is held by this claim. */
export interface ClaimedDelivery {
  readonly digest: number;
  readonly subscription: number;
  readonly claim: string;
  readonly dueAt: string;
  /** Messages of it that were shown already. */
  readonly shown: number;
  readonly attempts: number;
  readonly subscriber:
    | {
        readonly chatKey: ChatKey;
        readonly chat: Buffer;
        readonly area: string;
        readonly language: Language;
      }
    /** Unsubscribed, blocked or taken out meanwhile. */
    | undefined;
}

/** Where the search for the next ones goes on. */
export type Cursor = Pick<ClaimedDelivery, 'dueAt' | 'subscription'>;

// Longer than a screen waits for its turn; who waits longer loses it to another claim.
const CLAIMED_SECONDS = 30;
// Longer than any call of the messenger lasts.
const LEAVING_SECONDS = 60;

/**
 * Takes the next ones that nobody holds, in the order in which they are due: of summaries that are
 * frozen, up to the instant to which a round has released them.
 */
export async function claimDeliveries(
  db: Db,
  {
    after,
    limit,
    now,
  }: { readonly after: Cursor | undefined; readonly limit: number; readonly now: Date },
): Promise<readonly ClaimedDelivery[]> {
  const claim = randomUUID();
  const rows = await db.sql<RawDelivery[]>`
    with released as materialized (
      select id, prepared_until from digest
      where frozen_at is not null and week = any(${[...weeksDue(now)]}::text[])
    ), next as materialized (
      select n.digest, n.subscription from released r cross join lateral (
        select x.digest, x.subscription, x.due_at from digest_delivery x
        where x.digest = r.id and x.status = 'pending' and x.attempted_at is null
          and x.due_at <= r.prepared_until and (x.due_at, x.subscription)
            > (${after?.dueAt ?? '-infinity'}::timestamptz, ${after?.subscription ?? 0})
          and (x.lease_until is null or x.lease_until < now())
        order by x.due_at, x.subscription limit ${limit} for update skip locked) n
      order by n.due_at, n.subscription limit ${limit}
    ), taken as (
      update digest_delivery x set claim = ${claim},
        lease_until = now() + make_interval(secs => ${CLAIMED_SECONDS})
      from next n where x.digest = n.digest and x.subscription = n.subscription
      returning x.digest, x.subscription, x.due_at, x.shown, x.attempts
    )
    select t.digest, t.subscription, t.due_at::text as due_at, t.shown, t.attempts,
      s.chat_key, s.chat, s.area, s.language
    from taken t left join subscription s on s.id = t.subscription and s.ended_at is null
    order by t.due_at, t.subscription`;
  return rows.map(({ digest, subscription, shown, attempts, due_at: dueAt, ...row }) => ({
    digest,
    subscription,
    shown,
    attempts,
    dueAt,
    claim,
    subscriber: subscriberOf(row),
  }));
}

function subscriberOf({ chat_key: chatKey, chat, area, language }: RawSubscriber) {
  if (chatKey === null || chat === null || area === null || language === null) return undefined;
  return { chatKey, chat, area, language };
}

interface RawDelivery extends RawSubscriber {
  readonly digest: number;
  readonly subscription: number;
  readonly due_at: string;
  readonly shown: number;
  readonly attempts: number;
}

interface RawSubscriber {
  readonly chat_key: string | null;
  readonly chat: Buffer | null;
  readonly area: string | null;
  readonly language: Language | null;
}

/** What a delivery is found by. */
type Held = Pick<ClaimedDelivery, 'digest' | 'subscription' | 'claim'>;

const heldOf = ({ digest, subscription, claim }: Held) => ({ digest, subscription, claim });

export interface Leaving extends Held {
  readonly area: string;
  readonly language: Language;
}

/**
 * Marks those that leave now. `false` where one may not: the claim has lapsed, the chat does not want
 * it any more, or wants it for another place or in another language than it was written in.
 */
export async function markLeaving(db: Db, leaving: readonly Leaving[]): Promise<boolean[]> {
  const asked = leaving.map(({ area, language, ...held }) => ({ ...heldOf(held), area, language }));
  const rows = await db.sql<Pick<Held, 'digest' | 'subscription'>[]>`
    update digest_delivery x set attempted_at = now(), attempts = x.attempts + 1,
      lease_until = now() + make_interval(secs => ${LEAVING_SECONDS})
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as l(digest int, subscription int, claim uuid, area text, language text),
      subscription s
    where x.digest = l.digest and x.subscription = l.subscription and x.claim = l.claim
      and x.status = 'pending' and x.lease_until > now() and s.id = x.subscription
      and s.ended_at is null and s.area = l.area and s.language = l.language
    returning x.digest, x.subscription`;
  const marked = new Set(rows.map((row) => `${row.digest}:${row.subscription}`));
  return leaving.map((one) => marked.has(`${one.digest}:${one.subscription}`));
}

export interface DeliveryEnd extends Held {
  readonly status: 'sent' | 'ambiguous' | 'dead';
  readonly reason?: string;
  /** The message of a private chat that was shown. */
  readonly message?: NotedMessage;
}

/** Closes those that came to an end; the last message of each is noted, to go with the chat. */
export async function closeDeliveries(db: Db, ends: readonly DeliveryEnd[], now: Date) {
  const rows = ends.map(({ status, reason = null, ...held }) => ({
    ...heldOf(held),
    status,
    reason,
  }));
  const messages = ends.flatMap(({ message }) => (message ? [message] : []));
  await db.sql`
    with noted as (
      insert into chat_message (chat_key, message_id, person, sent_at, stays)
      select "chatKey", "messageId", person, "sentAt", true
      from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb)
        as m("chatKey" text, "messageId" bigint, person text, "sentAt" timestamptz)
      -- Of somebody who took leave meanwhile nothing is noted any more.
      where exists (select from subscription where chat_key = m."chatKey")
      on conflict do nothing
    )
    update digest_delivery x set status = e.status, reason = e.reason, lease_until = null,
      closed_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as e(digest int, subscription int, claim uuid, status text, reason text)
    where x.digest = e.digest and x.subscription = e.subscription and x.claim = e.claim
      -- Given up as lapsed while this process slept: now it is known how it ended.
      and x.status in ('pending', 'ambiguous')`;
}

/** One message of several was shown; the next one may leave. */
export async function noteShown(db: Db, held: Held, message: NotedMessage | undefined) {
  const messages = JSON.stringify(message === undefined ? [] : [message]);
  await db.sql`
    with noted as (
      insert into chat_message (chat_key, message_id, person, sent_at, stays)
      select "chatKey", "messageId", person, "sentAt", true
      from jsonb_to_recordset(${messages}::text::jsonb)
        as m("chatKey" text, "messageId" bigint, person text, "sentAt" timestamptz)
      -- Of somebody who took leave meanwhile nothing is noted any more.
      where exists (select from subscription where chat_key = m."chatKey")
      on conflict do nothing
    )
    update digest_delivery set shown = shown + 1, attempted_at = null,
      lease_until = now() + make_interval(secs => ${CLAIMED_SECONDS})
    where digest = ${held.digest} and subscription = ${held.subscription}
      and claim = ${held.claim}`;
}

/** Nothing left: it is given back, or ends when nobody wants it any more. */
export async function releaseDelivery(db: Db, held: Held, afterMs: number, now: Date) {
  await db.sql`
    update digest_delivery x set claim = null, attempted_at = null,
      lease_until = now() + make_interval(secs => ${afterMs / 1000}),
      status = case when w.wanted then x.status else 'left' end,
      closed_at = case when w.wanted then x.closed_at else ${now.toISOString()}::timestamptz end
    from (select exists (select from subscription
      where id = ${held.subscription} and ended_at is null) as wanted) w
    where x.digest = ${held.digest} and x.subscription = ${held.subscription} and x.claim = ${held.claim}
      and x.status = 'pending'`;
}

/** As for the outbox: the one process of an embedded database knows that nobody else holds any. */
export async function endAllClaims(db: Db): Promise<void> {
  await db.sql`
    update digest_delivery set lease_until = now()
    where status = 'pending' and claim is not null and lease_until > now()`;
}

export interface Lapsed {
  /** Whoever sent them did not come to say how it ended. */
  readonly ambiguous: number;
  readonly late: number;
}

/** Ends what a crash left behind, and what could not be sent for two days. */
export async function closeLapsed(db: Db, now: Date): Promise<Lapsed> {
  const at = now.toISOString();
  const ambiguous = await db.sql`
    update digest_delivery set status = 'ambiguous', closed_at = ${at}::timestamptz
    where status = 'pending' and attempted_at is not null and lease_until <= now()`;
  const late = await db.sql`
    update digest_delivery set status = 'late', closed_at = ${at}::timestamptz
    where status = 'pending' and attempted_at is null
      and due_at <= ${at}::timestamptz - make_interval(hours => ${LATE_AFTER_HOURS})
      and (lease_until is null or lease_until < now())`;
  return { ambiguous: ambiguous.count, late: late.count };
}
