// The moderators' desk: their group, who is in it, cases and decisions.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Finding } from '../../reports/screening.ts';
import { bytea, instant } from './columns.ts';
import { report } from './report.ts';

/** The linked group of the moderators. */
export const desk = pgTable('desk', {
  chatKey: text('chat_key').primaryKey(),
  /** Chat id of the group, sealed. */
  chat: bytea('chat').notNull(),
  /** Language of the cards in it. */
  language: text('language').notNull(),
  linkedAt: instant('linked_at').notNull().defaultNow(),
});

/** One-time codes for `/link`; only their hash is kept. */
export const deskLink = pgTable('desk_link', {
  codeHash: text('code_hash').primaryKey(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const moderator = pgTable('moderator', {
  person: text('person').primaryKey(),
  /** Shown on cards instead of a name. */
  number: serial('number').notNull().unique(),
  /** Whether they were in the moderators' group when last looked. */
  isMember: boolean('is_member').notNull(),
  checkedAt: instant('checked_at').notNull(),
});

/** A report at the desk. */
export const deskCase = pgTable(
  'desk_case',
  {
    number: serial('number').primaryKey(),
    reportId: uuid('report_id')
      .notNull()
      .unique()
      .references(() => report.id),
    status: text('status').notNull().default('open'),
    /** Grows with each change; buttons carry it. */
    version: integer('version').notNull().default(1),
    claimedBy: text('claimed_by').references(() => moderator.person),
    findings: jsonb('findings').$type<readonly Finding[]>().notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [
    check(
      'case_status',
      sql`${table.status} in ('open', 'claimed', 'verified', 'rejected', 'withdrawn')`,
    ),
    index('case_open').on(table.number).where(sql`${table.status} in ('open', 'claimed')`),
  ],
);

/** What a moderator did with a case. The unique case number lets one decision win. */
export const decision = pgTable(
  'decision',
  {
    caseNumber: integer('case_number')
      .primaryKey()
      .references(() => deskCase.number),
    moderator: text('moderator')
      .notNull()
      .references(() => moderator.person),
    verdict: text('verdict').notNull(),
    /** Why it was rejected; a code with texts in three languages. */
    reason: text('reason'),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [
    check('decision_verdict', sql`${table.verdict} in ('verified', 'rejected')`),
    check('decision_reason', sql`(${table.verdict} = 'rejected') = (${table.reason} is not null)`),
  ],
);

/** A moderator's question to the reporter, relayed by the bot; neither learns who the other is. */
export const caseQuestion = pgTable(
  'case_question',
  {
    id: uuid('id').primaryKey(),
    caseNumber: integer('case_number')
      .notNull()
      .references(() => deskCase.number),
    moderator: text('moderator')
      .notNull()
      .references(() => moderator.person),
    /** A ready-made question, `ask.<code>` of the locales; empty for one in their own words. */
    code: text('code'),
    /** Their own words; an empty text for a ready-made question. */
    text: text('text').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** What the reporter answered; empty while they have not. */
    reply: text('reply'),
    repliedAt: instant('replied_at'),
  },
  (table) => [index('case_question_of').on(table.caseNumber, table.askedAt)],
);
