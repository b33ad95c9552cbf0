// The verified record of one event, the reports that it cites, and the rollups of the figures.
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  serial,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { report } from './report.ts';

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
    participantsLow: integer('participants_low'),
    participantsHigh: integer('participants_high'),
    /** Best estimate; halves are kept. Empty when unknown. */
    participantsBest: numeric('participants_best', { precision: 8, scale: 1, mode: 'number' }),
    verifiedAt: instant('verified_at').notNull(),
  },
  (table) => [
    index('assembly_by_place_and_day').on(table.placeId, table.localDate),
    check(
      'assembly_size_known_or_not',
      sql`(${table.participantsLow} is null) = (${table.participantsBest} is null)`,
    ),
  ],
);

/** An assembly cites its reports; a report describes one assembly at most. */
export const assemblyReport = pgTable('assembly_report', {
  reportId: uuid('report_id')
    .primaryKey()
    .references(() => report.id),
  assemblyId: uuid('assembly_id')
    .notNull()
    .references(() => assembly.id, { onDelete: 'cascade' }),
});

/**
 * Sums for the figures, one row for each place, month, figure and key. Kept by a trigger on
 * `assembly` in the same transaction; nothing else writes here.
 */
export const rollup = pgTable(
  'rollup',
  {
    placeId: text('place_id').notNull(),
    /** First day of the month. */
    month: date('month', { mode: 'string' }).notNull(),
    figure: text('figure').notNull(),
    key: text('key').notNull(),
    /** Number of assemblies. */
    n: bigint('n', { mode: 'number' }).notNull(),
    low: bigint('low', { mode: 'number' }).notNull(),
    high: bigint('high', { mode: 'number' }).notNull(),
    best: numeric('best', { mode: 'number' }).notNull(),
    /** Assemblies with an open band: their low stands in the sum of highs. */
    open: bigint('open', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.placeId, table.month, table.figure, table.key] })],
);

/** Pictures that the messenger already has, by the hash of their content. */
export const picture = pgTable('picture', {
  hash: text('hash').primaryKey(),
  fileId: text('file_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
