// Who speaks with the bot, and what they are in the middle of. People are pseudonyms here.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Interview } from '../../engine/state.ts';
import { bytea, instant } from './columns.ts';

/** Every update that had its effect. Its key is what makes a repeated update harmless. */
export const inbox = pgTable('inbox', {
  updateId: bigint('update_id', { mode: 'number' }).primaryKey(),
  receivedAt: instant('received_at').notNull().defaultNow(),
  /** `done`, or `dead` for an update that failed every time it was tried. */
  outcome: text('outcome').notNull().default('done'),
  /** For a dead update: the kind of error, never its text. */
  reason: text('reason'),
});

/** One row for each person who wrote to the bot; locked while one of their updates is handled. */
export const conversation = pgTable('conversation', {
  person: text('person').primaryKey(),
  language: text('language').notNull(),
  /** Chat id of the private chat, sealed with AES-256-GCM; empty when it was erased. */
  chat: bytea('chat'),
  startedAt: instant('started_at').notNull().defaultNow(),
  /** When they last wrote or tapped, give or take an hour; the address is erased some time after. */
  lastExchangeAt: instant('last_exchange_at').notNull().defaultNow(),
  /** False after "stop asking": the bot never asks again what happened afterwards. */
  wantsFollowUp: boolean('wants_follow_up').notNull().default(true),
  /** The moderators' question that their next text answers. */
  replyingTo: uuid('replying_to'),
  /** When they were shown what is kept and what is not; shown before their first question. */
  sawSafetyAt: instant('saw_safety_at'),
});

/** A card that is being filled; at most one for each person. */
export const draft = pgTable(
  'draft',
  {
    person: text('person')
      .primaryKey()
      .references(() => conversation.person, { onDelete: 'cascade' }),
    /** Becomes the id of the report, so that a draft can be sent once only. */
    id: uuid('id').notNull().unique(),
    cardVersion: text('card_version').notNull(),
    /** Grows with each change; buttons carry it, so that a stale tap is recognised. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** Where the person is and what they said so far; only the engine reads inside. */
    interview: jsonb('interview').$type<Interview>().notNull(),
    /** The report that something is added to. */
    reportId: uuid('report_id'),
    /** Album whose photos are still coming in. */
    album: text('album'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [check('draft_revision_positive', sql`${table.revision} > 0`)],
);

/** Which message shows what: the bubble of a draft, the card of a case. */
export const shownScreen = pgTable(
  'shown_screen',
  {
    slot: text('slot').primaryKey(),
    chatKey: text('chat_key').notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    /** Revision of the state that the message shows. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** When the messenger showed it, by the messenger's clock. */
    shownAt: instant('shown_at').notNull(),
    /** A message with a keyboard of the phone cannot be edited. */
    hasKeyboard: boolean('has_keyboard').notNull(),
  },
  // A moderator replies to the card of a case. Bubbles are looked up by their slot only, and an
  // index over them would make every step of an interview dearer.
  (table) => [
    index('shown_case').on(table.chatKey, table.messageId).where(sql`${table.slot} like 'case:%'`),
  ],
);

/** Messages of private chats, kept so that they can be deleted before Telegram forbids it. */
export const chatMessage = pgTable(
  'chat_message',
  {
    chatKey: text('chat_key').notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    /**
     * Not a foreign key: its check would lock the person's row while a message is noted as shown,
     * and two transactions could wait for each other in a circle.
     */
    person: text('person').notNull(),
    sentAt: instant('sent_at').notNull(),
    /** A weekly summary: it goes when the chat is emptied, and not by itself. */
    stays: boolean('stays').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.chatKey, table.messageId] }),
    index('chat_message_by_person').on(table.person),
    index('chat_message_by_age').on(table.sentAt),
  ],
);
