// A card that was sent. It is never changed afterwards.
import { sql } from 'drizzle-orm';
import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Answers } from '../../card/types.ts';
import { instant } from './columns.ts';

export const report = pgTable(
  'report',
  {
    /** The id of the draft that it was. */
    id: uuid('id').primaryKey(),
    /** Short code that the reporter sees; says nothing about order or number. */
    code: text('code').notNull().unique(),
    /** Pseudonym of the reporter; empty once unlinked. */
    person: text('person'),
    cardVersion: text('card_version').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    placeId: text('place_id').notNull(),
    /** Local day of the event, in the zone of its place. */
    localDate: date('local_date', { mode: 'string' }).notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    index('report_by_place_and_day').on(table.placeId, table.localDate),
    index('report_by_person').on(table.person, table.receivedAt),
    index('report_by_time').on(table.receivedAt),
  ],
);

/** What a reporter added to a report afterwards. The report itself stays as it was sent. */
export const reportAddition = pgTable(
  'report_addition',
  {
    /** The id of the draft that it was. */
    id: uuid('id').primaryKey(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => report.id),
    /** `details`, `correction`, `update`, `follow_up`, or the `reply` to a moderator. */
    kind: text('kind').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [index('report_addition_of').on(table.reportId, table.receivedAt)],
);

/** A reporter took a report back. */
export const withdrawal = pgTable('withdrawal', {
  reportId: uuid('report_id')
    .primaryKey()
    .references(() => report.id),
  withdrawnAt: instant('withdrawn_at').notNull(),
});

/** When the bot asks a reporter what happened afterwards: once for each step. */
export const followUp = pgTable(
  'follow_up',
  {
    reportId: uuid('report_id')
      .notNull()
      .references(() => report.id),
    /** `hours_3` or `days_3`. */
    step: text('step').notNull(),
    /** Never at night where the assembly was. */
    dueAt: instant('due_at').notNull(),
    askedAt: instant('asked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.step] }),
    index('follow_up_due').on(table.dueAt).where(sql`${table.askedAt} is null`),
  ],
);
