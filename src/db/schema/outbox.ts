// What is to be shown or queued, written in the transaction that decided it.
import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';

export const outbox = pgTable(
  'outbox',
  {
    /** Order of writing. */
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    id: uuid('id').notNull().unique(),
    /** `show` a screen in a chat, `clean` messages away from it, or put a `job` into a queue. */
    kind: text('kind').notNull(),
    lane: text('lane').notNull(),
    /** Pseudonym of the chat; what is done in one chat is done in order. Queue name for a job. */
    chatKey: text('chat_key').notNull(),
    /** Chat id, sealed for this row; erased when the row closes. */
    chat: bytea('chat'),
    slot: text('slot'),
    /** The screen, the messages to delete or the job; erased when the row closes. */
    body: jsonb('body'),
    status: text('status').notNull().default('pending'),
    /** Why it is dead or cancelled. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    /** It may have been shown although no answer came; counted, never silent. */
    ambiguous: boolean('ambiguous').notNull().default(false),
    /** Which process is sending it, and until when nobody else may. */
    holder: text('holder'),
    leaseUntil: instant('lease_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    check('outbox_status', sql`${table.status} in ('pending', 'sent', 'dead', 'cancelled')`),
    check('outbox_kind', sql`${table.kind} in ('show', 'clean', 'job')`),
    index('outbox_pending').on(table.chatKey, table.seq).where(sql`${table.status} = 'pending'`),
    index('outbox_due').on(table.leaseUntil).where(sql`${table.status} = 'pending'`),
  ],
);
