// The moderators' desk: their group, who is in it, cases and decisions.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DeskDraftBody } from '../../reports/desk-draft.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import type { Finding } from '../../reports/screening.ts';
import { bytea, instant } from './columns.ts';
import { report } from './report.ts';

/** A linked group of moderators; several may share the country by regions. */
export const desk = pgTable('desk', {
  chatKey: text('chat_key').primaryKey(),
  /** Chat id of the group, sealed. */
  chat: bytea('chat').notNull(),
  /** Language of the cards in it. */
  language: text('language').notNull(),
  /** Regions whose cases come here; none means all that no other group has. */
  regions: text('regions').array().notNull().default(sql`'{}'`),
  /** False while the bot is not in the group: its cases wait, or go to another one. */
  isPresent: boolean('is_present').notNull().default(true),
  linkedAt: instant('linked_at').notNull().defaultNow(),
});

/** One-time codes for `/link`; only their hash is kept. */
export const deskLink = pgTable('desk_link', {
  codeHash: text('code_hash').primaryKey(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const moderator = pgTable(
  'moderator',
  {
    person: text('person').primaryKey(),
    /** Shown on cards instead of a name. */
    number: serial('number').notNull().unique(),
    /** `coordinator`, `moderator`, or `trainee`, who decides nothing alone. */
    role: text('role').notNull().default('moderator'),
    /** Whether they were in the moderators' group when last looked. */
    isMember: boolean('is_member').notNull(),
    checkedAt: instant('checked_at').notNull(),
  },
  (table) => [
    check('moderator_role', sql`${table.role} in ('coordinator', 'moderator', 'trainee')`),
  ],
);

/** A report at the desk. */
export const deskCase = pgTable(
  'desk_case',
  {
    number: serial('number').primaryKey(),
    reportId: uuid('report_id')
      .notNull()
      .unique()
      .references(() => report.id),
    /** The group that it is laid before; empty while no group is there for its region. */
    desk: text('desk').references(() => desk.chatKey, {
      onUpdate: 'cascade',
      onDelete: 'set null',
    }),
    /** What the reporter is called in this one case, `falcon-47`; random, and new for each case. */
    codename: text('codename').notNull().default(''),
    /** The same for reports that say nearly the same, such as junk sent many times over. */
    fingerprint: text('fingerprint').notNull().default(''),
    status: text('status').notNull().default('open'),
    /** Grows with each change; buttons carry it. */
    version: integer('version').notNull().default(1),
    claimedBy: text('claimed_by').references(() => moderator.person),
    /** Until when nobody else may act on it; renewed by acting. */
    claimedUntil: instant('claimed_until'),
    findings: jsonb('findings').$type<readonly Finding[]>().notNull(),
    openedAt: instant('opened_at').notNull(),
    /** When it was laid before the moderators; empty while it waits for room. */
    laidAt: instant('laid_at'),
    /** The message with a list of cases that has it, when it came in a rush. */
    page: uuid('page'),
    /** When the moderators were last reminded of it. */
    remindedAt: instant('reminded_at'),
  },
  (table) => [
    check(
      'case_status',
      sql`${table.status} in ('open', 'claimed', 'proposed', 'verified', 'rejected', 'withdrawn')`,
    ),
    index('case_open')
      .on(table.number)
      .where(sql`${table.status} in ('open', 'claimed', 'proposed')`),
    index('case_to_lay')
      .on(table.number)
      .where(sql`${table.laidAt} is null and ${table.status} in ('open', 'claimed', 'proposed')`),
    index('case_alike')
      .on(table.fingerprint)
      .where(sql`${table.status} in ('open', 'claimed', 'proposed')`),
    index('case_on_page').on(table.page).where(sql`${table.page} is not null`),
  ],
);

/** What was decided about a case. Of the decisions that were not undone there is one at most. */
export const decision = pgTable(
  'decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    caseNumber: integer('case_number')
      .notNull()
      .references(() => deskCase.number),
    moderator: text('moderator')
      .notNull()
      .references(() => moderator.person),
    /** The second pair of eyes, where one was needed. */
    second: text('second').references(() => moderator.person),
    verdict: text('verdict').notNull(),
    /** Why it was rejected; a code with texts in three languages. */
    reason: text('reason'),
    /** A moderator's own words to the reporter about a rejection. */
    note: text('note'),
    decidedAt: instant('decided_at').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by').references(() => moderator.person),
  },
  (table) => [
    uniqueIndex('decision_standing').on(table.caseNumber).where(sql`${table.undoneAt} is null`),
    index('decision_of').on(table.caseNumber),
    check('decision_verdict', sql`${table.verdict} in ('verified', 'rejected')`),
    check('decision_reason', sql`(${table.verdict} = 'rejected') = (${table.reason} is not null)`),
    check('decision_four_eyes', sql`${table.second} <> ${table.moderator}`),
    check('decision_undone', sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)`),
  ],
);

/** An act that needs a second moderator, until one confirms it. */
export const proposal = pgTable(
  'proposal',
  {
    id: uuid('id').primaryKey(),
    number: serial('number').notNull().unique(),
    kind: text('kind').notNull(),
    caseNumber: integer('case_number').references(() => deskCase.number),
    assemblyId: uuid('assembly_id'),
    /** The act as data; only `actions` read inside. Holds no words of reporters. */
    act: jsonb('act').$type<ProposedAct>().notNull(),
    /** Why one moderator is not enough; codes with texts. */
    why: text('why').array().notNull(),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => moderator.person),
    proposedAt: instant('proposed_at').notNull(),
    status: text('status').notNull().default('waiting'),
    settledBy: text('settled_by').references(() => moderator.person),
    settledAt: instant('settled_at'),
  },
  (table) => [
    uniqueIndex('proposal_about_case')
      .on(table.caseNumber)
      .where(sql`${table.status} = 'waiting' and ${table.caseNumber} is not null`),
    uniqueIndex('proposal_about_assembly')
      .on(table.assemblyId, table.kind)
      .where(sql`${table.status} = 'waiting' and ${table.assemblyId} is not null`),
    check(
      'proposal_status',
      sql`${table.status} in ('waiting', 'confirmed', 'declined', 'lapsed')`,
    ),
    check(
      'proposal_four_eyes',
      sql`${table.status} <> 'confirmed' or ${table.settledBy} <> ${table.proposedBy}`,
    ),
    check('proposal_settled', sql`(${table.status} = 'waiting') = (${table.settledAt} is null)`),
  ],
);

/** What a moderator is in the middle of at the desk: correcting a field, noting an outcome. */
export const deskDraft = pgTable(
  'desk_draft',
  {
    chatKey: text('chat_key').notNull(),
    person: text('person')
      .notNull()
      .references(() => moderator.person),
    id: uuid('id').notNull().unique(),
    revision: integer('revision').notNull(),
    body: jsonb('body').$type<DeskDraftBody>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatKey, table.person] })],
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
