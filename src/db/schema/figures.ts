// What the figures are answered from: sums, the months in which places are monitored, and the
// answers that were given.
import {
  bigint,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * Sums for the figures. Kept by a trigger on `assembly` in the same transaction; nothing else
 * writes here.
 */
export const rollup = pgTable(
  'rollup',
  {
    /** `all`, `official` (held by the authorities or for them) or `campaign:<id>`. */
    subset: text('subset').notNull(),
    figure: text('figure').notNull(),
    /** `all`, a year or a month: `2012`, `2012-01`. */
    span: text('span').notNull(),
    placeId: text('place_id').notNull(),
    level: text('level').notNull(),
    key: text('key').notNull(),
    /** Number of assemblies, or of what the figure counts. */
    n: bigint('n', { mode: 'number' }).notNull(),
    low: numeric('low', { mode: 'number' }).notNull(),
    high: numeric('high', { mode: 'number' }).notNull(),
    best: numeric('best', { mode: 'number' }).notNull(),
    /** Assemblies with an open band: their low stands in the sum of highs. */
    open: bigint('open', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.subset, table.figure, table.span, table.placeId, table.level, table.key],
    }),
  ],
);

/** By which rules the lines of the records were made; others make them anew at the start. */
export const rollupRules = pgTable('rollup_rules', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull(),
});

/** The months in which a place is monitored. */
export const coverage = pgTable(
  'coverage',
  {
    placeId: text('place_id').notNull(),
    /** First days of the first and the last month, inclusive; it goes on where the last is empty. */
    fromMonth: date('from_month', { mode: 'string' }).notNull(),
    toMonth: date('to_month', { mode: 'string' }),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.placeId, table.fromMonth] })],
);

/** An answer as it was given, to be had again by its code. */
export const snapshot = pgTable('snapshot', {
  code: text('code').primaryKey(),
  /** Of question, day and figures: the same answer keeps its code. */
  hash: text('hash').notNull().unique(),
  question: jsonb('question').$type<unknown>().notNull(),
  answer: jsonb('answer').$type<unknown>().notNull(),
  /** Local day on which it was given. */
  asOf: date('as_of', { mode: 'string' }).notNull(),
  createdAt: instant('created_at').notNull(),
});
