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
import type { Answers } from '../../card/types.ts';
import type { Pending } from '../../engine/interview.ts';
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
  /** When they last wrote to the bot or were answered; the address is erased some time after. */
  lastExchangeAt: instant('last_exchange_at').notNull().defaultNow(),
  /** False after "stop asking": the bot never asks again what happened afterwards. */
  wantsFollowUp: boolean('wants_follow_up').notNull().default(true),
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
    /** Question on the screen, or `review`. */
    at: text('at').notNull(),
    /** Further page of that question, such as `regions`. */
    page: text('page'),
    /** True while a single answer is changed from the review. */
    editing: boolean('editing').notNull(),
    /** Choices marked so far of a question with several. */
    ticked: jsonb('ticked').$type<readonly string[]>().notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    /** `report`, or what is added to one: `details`, `correction`, `update`. */
    scope: text('scope').notNull().default('report'),
    /** The report that something is added to. */
    reportId: uuid('report_id'),
    /** Section on the screen, when details are added. */
    section: text('section'),
    /** An answer that drew a warning, and waits for the person to insist. */
    pending: jsonb('pending').$type<Pending>(),
    /** Album whose photos are still coming in. */
    album: text('album'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [check('draft_revision_positive', sql`${table.revision} > 0`)],
);

/** Which message shows what: the bubble of a draft, the card of a case. */
export const shownScreen = pgTable('shown_screen', {
  slot: text('slot').primaryKey(),
  chatKey: text('chat_key').notNull(),
  messageId: bigint('message_id', { mode: 'number' }).notNull(),
  /** Revision of the state that the message shows. */
  revision: bigint('revision', { mode: 'number' }).notNull(),
  /** When the messenger showed it, by the messenger's clock. */
  shownAt: instant('shown_at').notNull(),
  /** A message with a keyboard of the phone cannot be edited. */
  hasKeyboard: boolean('has_keyboard').notNull(),
});

/** Messages of private chats, kept so that they can be deleted before Telegram forbids it. */
export const chatMessage = pgTable(
  'chat_message',
  {
    chatKey: text('chat_key').notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    person: text('person')
      .notNull()
      .references(() => conversation.person, { onDelete: 'cascade' }),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatKey, table.messageId] }),
    index('chat_message_by_person').on(table.person),
    index('chat_message_by_age').on(table.sentAt),
  ],
);
