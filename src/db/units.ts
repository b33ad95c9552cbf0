// The reading half of a unit of work: which updates are new, and the locked rows of their people.

import type { Conversation, Incoming } from '../actions/unit.ts';
import type { Interview } from '../engine/state.ts';
import type { Language } from '../locales/translate.ts';
import type { Draft } from '../reports/draft.ts';
import { hot, type Tx } from './connection.ts';

export interface OpenedUnits {
  /** Updates that were not handled before. */
  readonly fresh: ReadonlySet<number>;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** People whose sealed address is known. */
  readonly reachable: ReadonlySet<string>;
}

/**
 * Enters the updates into the inbox and locks the rows of their people, in one round trip when
 * all of them are known. Keys are sorted, so that two processes never wait in a circle.
 */
export async function openUnits(
  tx: Tx,
  incoming: readonly Incoming[],
  now: Date,
): Promise<OpenedUnits> {
  const updates = incoming.map((one) => one.updateId).sort((a, b) => a - b);
  const people = [...new Set(incoming.map((one) => one.person))].sort();
  // Pipelined: the lock is held before the drafts are read, each statement sees its own moment.
  const [inserted, ...known] = await Promise.all([
    enter(tx, updates, now),
    lock(tx, people),
    readDrafts(tx, people),
  ]);
  let [conversations, drafts] = known;
  if (conversations.length < people.length) {
    await greet(tx, incoming, now);
    // Another process may have greeted a newcomer meanwhile, and begun their card.
    [conversations, drafts] = await Promise.all([lock(tx, people), readDrafts(tx, people)]);
  }
  return {
    fresh: new Set(inserted.map((row) => Number(row.update_id))),
    conversations: new Map(
      conversations.map((row) => [
        row.person,
        toConversation(
          row,
          drafts.find((one) => one.person === row.person),
        ),
      ]),
    ),
    reachable: new Set(conversations.filter((row) => row.reachable).map((row) => row.person)),
  };
}

/** Marks an update of this transaction as given up. @param reason the kind of error, no text */
export async function markDead(tx: Tx, updateId: number, reason: string): Promise<void> {
  await hot(
    tx,
  )`update inbox set outcome = 'dead', reason = ${reason} where update_id = ${updateId}`;
}

interface LockedRow {
  readonly person: string;
  readonly language: Language;
  readonly reachable: boolean;
  readonly replying_to: string | null;
  readonly started_at: string;
  readonly last_exchange_at: string;
  readonly saw_safety: boolean;
}

interface DraftRow {
  readonly person: string;
  readonly id: string;
  readonly card_version: string;
  readonly revision: string;
  readonly interview: Interview;
  readonly report_id: string | null;
  readonly album: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly shown_revision: string | null;
  readonly shown_at: string | null;
}

async function enter(tx: Tx, updates: readonly number[], now: Date) {
  return hot(tx)<{ update_id: string }[]>`
    insert into inbox (update_id, received_at)
    select unnest(${updates as number[]}::bigint[]), ${now.toISOString()}::timestamptz
    on conflict do nothing returning update_id`;
}

async function lock(tx: Tx, people: readonly string[]) {
  return hot(tx)<LockedRow[]>`
    select person, language, chat is not null as reachable, started_at, last_exchange_at,
      saw_safety_at is not null as saw_safety, replying_to
    from conversation
    where person = any(${people as string[]}::text[]) order by person for update`;
}

async function greet(tx: Tx, incoming: readonly Incoming[], now: Date) {
  const rows = incoming.map(({ person, language }) => ({ person, language }));
  await hot(tx)`
    insert into conversation (person, language, started_at, last_exchange_at)
    select distinct on (person) person, language, ${now.toISOString()}::timestamptz,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(person text, language text)
    order by person on conflict do nothing`;
}

async function readDrafts(tx: Tx, people: readonly string[]) {
  return hot(tx)<DraftRow[]>`
    select d.*, s.revision as shown_revision, s.shown_at
    from draft d left join shown_screen s on s.slot = 'draft:' || d.id
    where d.person = any(${people as string[]}::text[])`;
}

function toConversation(row: LockedRow, draft: DraftRow | undefined): Conversation {
  return {
    person: row.person,
    language: row.language,
    draft: draft && toDraft(draft),
    bubble:
      draft?.shown_at != null
        ? { revision: Number(draft.shown_revision), shownAt: new Date(draft.shown_at) }
        : undefined,
    startedAt: new Date(row.started_at),
    lastExchangeAt: new Date(row.last_exchange_at),
    sawSafety: row.saw_safety,
    replyingTo: row.replying_to ?? undefined,
  };
}

function toDraft(row: DraftRow): Draft {
  return {
    person: row.person,
    id: row.id,
    cardVersion: row.card_version,
    revision: Number(row.revision),
    interview: row.interview,
    ...(row.report_id !== null && { reportId: row.report_id }),
    ...(row.album !== null && { album: row.album }),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}
