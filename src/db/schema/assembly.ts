// The verified record of one event, and the reports that it cites.
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  serial,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Answer, Answers } from '../../card/types.ts';
import { instant } from './columns.ts';
import { moderator } from './desk.ts';
import { report, reportAddition } from './report.ts';

/** A wave of assemblies about one thing; it decides the class under which they are counted. */
export const campaign = pgTable('campaign', {
  /** `zhanaozen_2011` */
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Empty for one that came with an archive. */
  createdBy: text('created_by').references(() => moderator.person),
  createdAt: instant('created_at').notNull(),
});

/** Medians of several reports are kept exactly: of two halves there are quarters. */
const people = (name: string) => numeric(name, { precision: 9, scale: 2, mode: 'number' });

export const assembly = pgTable(
  'assembly',
  {
    id: uuid('id').primaryKey(),
    number: serial('number').notNull().unique(),
    placeId: text('place_id').notNull(),
    regionId: text('region_id').notNull(),
    localDate: date('local_date', { mode: 'string' }).notNull(),
    form: text('form').notNull(),
    topic: text('topic').notNull(),
    topicClass: text('topic_class').notNull(),
    permitStatus: text('permit_status').notNull(),
    /** Derived: `authorised`, `unauthorised` or `unknown`. */
    authorised: text('authorised').notNull(),
    authorityResponse: text('authority_response').array().notNull(),
    /** People, inclusive; both empty when unknown, high empty alone for an open band. */
    participantsLow: people('participants_low'),
    participantsHigh: people('participants_high'),
    /** Best estimate. Empty when unknown. */
    participantsBest: people('participants_best'),
    /** Police and detained people, in the same way. */
    policeLow: people('police_low'),
    policeHigh: people('police_high'),
    policeBest: people('police_best'),
    detainedLow: people('detained_low'),
    detainedHigh: people('detained_high'),
    detainedBest: people('detained_best'),
    /** What the record adds to the figures: `figure:key`, or `figure:key:n:low:high:best:open`. */
    lines: text('lines').array().notNull().default(sql`'{}'`),
    /** What an archive says of it that was imported; empty for records that cite reports. */
    imported: jsonb('imported').$type<Answers>(),
    /** `took_place`; anything else is a record of its own and enters no count of assemblies. */
    eventStatus: text('event_status').notNull().default('took_place'),
    /** How well it is known, v0 to v4. */
    level: text('level').notNull().default('v1'),
    /** The level that a moderator gave by word; empty where the sources decide. */
    levelSaid: text('level_said'),
    /** Minutes after local midnight at which it began; empty when unknown. */
    startMinute: integer('start_minute'),
    /** What is known, question by question, from all reports and corrections. */
    values: jsonb('values').$type<Answers>().notNull().default({}),
    /** Questions on which the reports contradict one another and no moderator has settled it. */
    conflicts: text('conflicts').array().notNull().default(sql`'{}'`),
    /** Independent reports that it cites: one for each reporter. */
    corroboration: integer('corroboration').notNull().default(1),
    campaignId: text('campaign_id').references(() => campaign.id),
    /** The same for all days of one action. */
    seriesId: uuid('series_id'),
    /** People were made to come: left out of sums of participants, named beside them. */
    isCoerced: boolean('is_coerced').notNull().default(false),
    /** Why it is left out of sums of participants; public. */
    excludedFor: text('excluded_for'),
    /** The assembly that this one turned out to be; empty for one that stands by itself. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => assembly.id),
    mergedAt: instant('merged_at'),
    /** Grows with each change; buttons carry it. */
    version: integer('version').notNull().default(1),
    verifiedAt: instant('verified_at').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** Before this only totals know of it. */
    publishAfter: instant('publish_after'),
    retractedAt: instant('retracted_at'),
    /** Why; a code with texts, public. */
    retractedFor: text('retracted_for'),
  },
  (table) => [
    index('assembly_by_place_and_day').on(table.placeId, table.localDate),
    index('assembly_by_day').on(table.localDate, table.number),
    index('assembly_by_place_and_size').on(table.placeId, table.participantsBest),
    index('assembly_by_retraction')
      .on(table.retractedAt)
      .where(sql`${table.retractedAt} is not null`),
    index('assembly_of_series').on(table.seriesId).where(sql`${table.seriesId} is not null`),
    index('assembly_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    index('assembly_by_merge').on(table.mergedAt).where(sql`${table.mergedAt} is not null`),
    index('assembly_of_campaign')
      .on(table.campaignId, table.localDate)
      .where(sql`${table.campaignId} is not null`),
    check(
      'assembly_event_status',
      sql`${table.eventStatus} in
        ('took_place', 'prevented', 'cancelled', 'planned', 'phantom_official', 'refused')`,
    ),
    check('assembly_level', sql`${table.level} in ('v0', 'v1', 'v2', 'v3', 'v4')`),
    check(
      'assembly_retracted',
      sql`(${table.retractedAt} is null) = (${table.retractedFor} is null)`,
    ),
    check('assembly_merged_into_another', sql`${table.mergedInto} <> ${table.id}`),
    check(
      'assembly_size_known_or_not',
      sql`(${table.participantsLow} is null) = (${table.participantsBest} is null)`,
    ),
  ],
);

/** An assembly cites its reports; a report describes one assembly at most. */
export const assemblyReport = pgTable(
  'assembly_report',
  {
    reportId: uuid('report_id')
      .primaryKey()
      .references(() => report.id),
    assemblyId: uuid('assembly_id')
      .notNull()
      .references(() => assembly.id, { onDelete: 'cascade' }),
    /** Reports of one reporter share a number; it says nothing about who that is. */
    voice: integer('voice').notNull().default(1),
    /** What the report said when it was cited, and what was taken over since. */
    answers: jsonb('answers').$type<Answers>().notNull().default({}),
    citedAt: instant('cited_at').notNull().defaultNow(),
  },
  (table) => [index('assembly_report_of').on(table.assemblyId)],
);

/** Something that was added to a cited report: news for the assembly, once a moderator takes it. */
export const assemblyOffer = pgTable(
  'assembly_offer',
  {
    additionId: uuid('addition_id')
      .primaryKey()
      .references(() => reportAddition.id),
    assemblyId: uuid('assembly_id')
      .notNull()
      .references(() => assembly.id, { onDelete: 'cascade' }),
    status: text('status').notNull().default('waiting'),
    offeredAt: instant('offered_at').notNull(),
    settledBy: text('settled_by').references(() => moderator.person),
    settledAt: instant('settled_at'),
  },
  (table) => [
    check('offer_status', sql`${table.status} in ('waiting', 'taken', 'left')`),
    check('offer_settled', sql`(${table.status} = 'waiting') = (${table.settledAt} is null)`),
    index('offer_of').on(table.assemblyId),
  ],
);

/** A value of an assembly that a moderator set, over what the reports say. Public. */
export const correction = pgTable(
  'correction',
  {
    id: uuid('id').primaryKey(),
    assemblyId: uuid('assembly_id')
      .notNull()
      .references(() => assembly.id, { onDelete: 'cascade' }),
    /** A question of the card, or a field of the moderators. */
    field: text('field').notNull(),
    /** Empty where nothing was known. */
    before: jsonb('before').$type<Answer>(),
    after: jsonb('after').$type<Answer>().notNull(),
    /** Why; a code with texts. */
    reason: text('reason').notNull(),
    moderator: text('moderator')
      .notNull()
      .references(() => moderator.person),
    second: text('second').references(() => moderator.person),
    correctedAt: instant('corrected_at').notNull(),
  },
  (table) => [
    index('correction_of').on(table.assemblyId, table.correctedAt),
    index('correction_by_time').on(table.correctedAt),
    check('correction_four_eyes', sql`${table.second} <> ${table.moderator}`),
  ],
);

/** What followed for one person: charge, fine, arrest, sentence. Rows are replaced, never changed. */
export const outcome = pgTable(
  'outcome',
  {
    id: uuid('id').primaryKey(),
    number: serial('number').notNull().unique(),
    assemblyId: uuid('assembly_id')
      .notNull()
      .references(() => assembly.id, { onDelete: 'cascade' }),
    /** `P1`, `P2`…: tells people of one assembly apart and names nobody. */
    personRef: text('person_ref').notNull(),
    role: text('role').notNull().default('unknown'),
    phase: text('phase').notNull().default('after'),
    kind: text('kind').notNull(),
    /** As it is cited: `CAO 488`. */
    article: text('article'),
    court: text('court'),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** In monthly calculation indices, and in tenge; each as the source says it. */
    fineMci: numeric('fine_mci', { mode: 'number' }),
    fineKzt: numeric('fine_kzt', { mode: 'number' }),
    arrestDays: integer('arrest_days'),
    prisonMonths: integer('prison_months'),
    appeal: text('appeal').notNull().default('unknown'),
    /** Where it can be read; `http` or `https`. */
    source: text('source'),
    enteredBy: text('entered_by')
      .notNull()
      .references(() => moderator.person),
    enteredAt: instant('entered_at').notNull(),
    /** The row that took its place; itself when it was taken back. */
    replacedBy: uuid('replaced_by'),
  },
  (table) => [
    index('outcome_of').on(table.assemblyId),
    index('outcome_by_time').on(table.enteredAt),
  ],
);

/** When the desk is reminded to look for outcomes: once for each step. */
export const outcomeReminder = pgTable(
  'outcome_reminder',
  {
    assemblyId: uuid('assembly_id')
      .notNull()
      .references(() => assembly.id, { onDelete: 'cascade' }),
    /** `days_3`, `days_14` or `days_60`. */
    step: text('step').notNull(),
    dueAt: instant('due_at').notNull(),
    remindedAt: instant('reminded_at'),
  },
  (table) => [
    primaryKey({ columns: [table.assemblyId, table.step] }),
    index('outcome_reminder_due').on(table.dueAt).where(sql`${table.remindedAt} is null`),
  ],
);

/** Pictures that the messenger already has, by the hash of their content. */
export const picture = pgTable('picture', {
  hash: text('hash').primaryKey(),
  fileId: text('file_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
