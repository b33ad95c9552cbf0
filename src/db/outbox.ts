// The outbox: rows to be shown or queued, who holds them, and how they ended.
import type { Cleaning, Job } from '../actions/unit.ts';
import type { Lane, Showing } from '../messenger.ts';
import type { NotedMessage } from './chat-messages.ts';
import { type Db, hot, type Tx } from './connection.ts';

export type OutboxKind = 'show' | 'clean' | 'job';
export type OutboxBody = Showing | Cleaning | Job;

export interface NewOutboxRow {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly lane: Lane;
  /** Pseudonym of the chat; the name of the queue for a job. */
  readonly chatKey: string;
  /** Sealed chat id, base64. */
  readonly chat?: string;
  readonly slot?: string;
  readonly body: OutboxBody;
}

export interface OutboxRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: OutboxKind;
  readonly lane: Lane;
  readonly chatKey: string;
  readonly chat: Buffer | undefined;
  readonly slot: string | undefined;
  readonly body: OutboxBody;
  readonly attempts: number;
}

// Long enough for a slow answer of the network; the holder renews it while rows wait.
export const LEASE_SECONDS = 15;

// What nobody could be shown for a day is of no use to them any more.
const GIVE_UP_HOURS = 24;

/**
 * Writes rows and leases them to this process, unless another one still has something to do in
 * that chat: then they wait for it. A screen replaces an earlier one of its slot there that was not
 * shown yet, and moves when that one would have moved; but what another process may be showing at
 * this moment it goes on to show.
 */
export async function insertOutbox(
  tx: Tx,
  rows: readonly NewOutboxRow[],
  { holder, now }: { readonly holder: string; readonly now: Date },
) {
  const writtenAt = now.toISOString();
  const numbered = rows.map((row, n) => ({ ...row, n }));
  // `offset 0`, `limit 1` and the arrays hold each look-up to the index of its chat or row: the
  // planner knows nothing true about a table that fills and empties within minutes.
  const inserted = await hot(tx)<
    { id: string; seq: string; mine: boolean; moves: boolean | null }[]
  >`
    with fresh as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(numbered)}::text::jsonb) as x(n int, id uuid,
        kind text, lane text, "chatKey" text, chat text, slot text, body jsonb)
    ), waiting as materialized (
      select o.seq, o.chat_key, o.slot, coalesce((o.body->>'move')::boolean, false) as moves
      from outbox o where o.status = 'pending' and o.seq = any(array(
          select p.seq from fresh f cross join lateral (
            select e.seq from outbox e
            where e.chat_key = f."chatKey" and e.slot = f.slot and e.status = 'pending' offset 0) p))
        and (o.holder is null or o.holder = ${holder} or o.lease_until < now())
      -- In this order everyone locks them, see below.
      order by o.seq for update
    ), replaced as (
      update outbox o set status = 'cancelled', reason = 'superseded', body = null, chat = null,
        closed_at = ${writtenAt}::timestamptz,
        ambiguous = o.ambiguous or coalesce(o.holder <> ${holder}, false)
      where o.seq = any(array(select w.seq from waiting w))
    ), leased as (
      select f.*, other.seq is null as mine, exists (
        select 1 from waiting w where w.chat_key = f."chatKey" and w.slot = f.slot and w.moves
      ) as moves
      from fresh f left join lateral (
        select p.seq from outbox p where p.chat_key = f."chatKey" and p.status = 'pending'
          and p.kind <> 'job' and f.kind <> 'job' and p.holder is distinct from ${holder} limit 1
      ) other on true
    )
    insert into outbox
      (id, kind, lane, chat_key, chat, slot, body, created_at, holder, lease_until, attempts)
    select id, kind, lane, "chatKey", decode(chat, 'base64'), slot,
      case when moves then body || '{"move": true}' else body end, ${writtenAt}::timestamptz,
      case when mine then ${holder} end,
      case when mine then now() + make_interval(secs => ${LEASE_SECONDS}) end,
      case when mine then 1 else 0 end
    from leased order by n
    returning id, seq, holder is not null as mine, (body->>'move')::boolean as moves`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return inserted.flatMap(({ id, seq, mine, moves }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const body = moves === true ? { ...row.body, move: true } : row.body;
    return [{ id, seq: Number(seq), mine, body }];
  });
}

/** Takes rows that nobody holds, the first of each chat; a lapsed lease is marked ambiguous. */
export async function claimDue(db: Db, holder: string, limit: number): Promise<OutboxRow[]> {
  const rows = await db.sql<RawRow[]>`
    update outbox set holder = ${holder}, attempts = attempts + 1,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      ambiguous = ambiguous or (kind = 'show' and holder is not null)
    where seq in (
      select o.seq from outbox o
      where o.status = 'pending' and (o.lease_until is null or o.lease_until < now())
        and (o.kind = 'job' or not exists (
          select 1 from outbox e where e.chat_key = o.chat_key and e.status = 'pending'
            and e.kind <> 'job' and e.seq < o.seq))
      order by o.seq limit ${limit} for update skip locked)
    returning seq, id, kind, lane, chat_key, chat, slot, body, attempts`;
  return rows.map(toRow).sort((a, b) => a.seq - b.seq);
}

// Everyone locks pending rows in the order of writing, so that two never wait in a circle. The plan
// of an update has an order of its own.
const pendingInOrder = ({ sql }: Db, seqs: readonly number[]) => sql`array(
  select p.seq from outbox p where p.seq = any(${seqs as number[]}::bigint[])
    and p.status = 'pending' order by p.seq for update)`;

/** Keeps the leases of the rows that this process has in its hands alive. */
export async function renewLeases(db: Db, holder: string, seqs: readonly number[]): Promise<void> {
  await db.sql`
    update outbox set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where seq = any(${pendingInOrder(db, seqs)}) and status = 'pending' and holder = ${holder}`;
}

/**
 * Ends all leases: for the one process of an embedded database, which knows at its start that
 * whoever held them is gone. The holders stay noted, so that what they may have shown is counted.
 */
export async function endAllLeases(db: Db): Promise<void> {
  await db.sql`update outbox set lease_until = now() where status = 'pending'`;
}

/** Gives rows back, to be taken again by anyone after a while. */
export async function releaseRows(db: Db, seqs: readonly number[], afterMs: number): Promise<void> {
  await db.sql`
    update outbox set holder = null, lease_until = now() + make_interval(secs => ${afterMs / 1000})
    where seq = any(${pendingInOrder(db, seqs)}) and status = 'pending'`;
}

export async function markAmbiguous(db: Db, seq: number): Promise<void> {
  await db.sql`update outbox set ambiguous = true where seq = ${seq}`;
}

export interface Closing {
  readonly seq: number;
  readonly status: 'sent' | 'dead';
  readonly reason?: string;
  /** A message in a private chat: noted, to be deleted in time. */
  readonly message?: NotedMessage;
  /** For a screen in a slot: the message that shows it now. */
  readonly shown?: {
    readonly slot: string;
    readonly chatKey: string;
    readonly messageId: number;
    readonly revision: number;
    readonly shownAt: string;
    readonly hasKeyboard: boolean;
  };
}

/** Closes rows, erases what they carried, and remembers which message shows what. */
export async function closeRows(db: Db, closings: readonly Closing[], now: Date): Promise<void> {
  const seqs = closings.map((one) => one.seq);
  const dead = closings.filter((one) => one.status === 'dead');
  const reasons = JSON.stringify(
    Object.fromEntries(dead.map((one) => [one.seq, one.reason ?? null])),
  );
  const messages = closings.flatMap((one) => (one.message ? [one.message] : []));
  const shown = closings.flatMap((one) => (one.shown ? [one.shown] : []));
  await db.sql`
    with closed as (
      update outbox o set status = case when r.reasons ? o.seq::text then 'dead' else 'sent' end,
        reason = r.reasons->>o.seq::text, body = null, chat = null,
        closed_at = ${now.toISOString()}::timestamptz
      from (select ${reasons}::text::jsonb as reasons) r
      where o.seq = any(${pendingInOrder(db, seqs)}) and o.status = 'pending'
    ), noted as (
      insert into chat_message (chat_key, message_id, person, sent_at)
      select "chatKey", "messageId", person, "sentAt"
      from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb)
        as m("chatKey" text, "messageId" bigint, person text, "sentAt" timestamptz)
      -- A message that is edited is as old as it was.
      on conflict do nothing
    )
    insert into shown_screen (slot, chat_key, message_id, revision, shown_at, has_keyboard)
    select distinct on (slot) slot, "chatKey", "messageId", revision, "shownAt", "hasKeyboard"
    from jsonb_to_recordset(${JSON.stringify(shown)}::text::jsonb) as s(slot text, "chatKey" text,
      "messageId" bigint, revision bigint, "shownAt" timestamptz, "hasKeyboard" boolean)
    order by slot, revision desc
    on conflict (slot) do update set message_id = excluded.message_id, chat_key = excluded.chat_key,
      revision = excluded.revision,
      -- Drawn again in its place: it has been on the screen since the first time.
      shown_at = case when (shown_screen.message_id, shown_screen.revision)
        = (excluded.message_id, excluded.revision) then shown_screen.shown_at
        else excluded.shown_at end,
      has_keyboard = excluded.has_keyboard`;
}

/** Ends what has waited for more than a day. Returns how many. */
export async function closeOverdue(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - GIVE_UP_HOURS * 3_600_000).toISOString();
  // What was to be deleted a day ago is too old by now for Telegram to delete it.
  const cleans = await db.sql`
    with gone as (
      delete from outbox where kind = 'clean' and status = 'pending'
        and created_at < ${before}::timestamptz
      returning seq, chat_key, (body->>'leavesNoTrace')::boolean as is_last
    ), traces as (
      delete from outbox o using gone g
      where g.is_last and o.chat_key = g.chat_key and o.seq < g.seq
    )
    select seq from gone`;
  const rows = await db.sql`
    update outbox set status = 'dead', reason = 'too_late', body = null, chat = null,
      closed_at = ${now.toISOString()}::timestamptz
    where status = 'pending' and created_at < ${before}::timestamptz
    returning seq`;
  return cleans.length + rows.length;
}

interface RawRow {
  readonly seq: string;
  readonly id: string;
  readonly kind: OutboxKind;
  readonly lane: Lane;
  readonly chat_key: string;
  readonly chat: Buffer | null;
  readonly slot: string | null;
  readonly body: OutboxBody;
  readonly attempts: number;
}

function toRow(row: RawRow): OutboxRow {
  const { chat_key: chatKey, chat, slot, ...rest } = row;
  return {
    ...rest,
    seq: Number(row.seq),
    chatKey,
    chat: chat ?? undefined,
    slot: slot ?? undefined,
  };
}
