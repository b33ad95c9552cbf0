// What was done at the desk, as a chain: each row holds the hash of the one before it.
import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Rows are only ever added; a trigger refuses everything else. */
export const audit = pgTable(
  'audit',
  {
    /** 1, 2, 3… without a gap. */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** Pseudonym of a moderator; empty for what the bot did by itself. */
    actor: text('actor'),
    act: text('act').notNull(),
    caseNumber: integer('case_number'),
    assemblyNumber: integer('assembly_number'),
    /** JSON as it was hashed: codes and numbers, no words of reporters. */
    detail: text('detail').notNull(),
    /** SHA-256, hex, over this row and the hash of the row before. */
    hash: text('hash').notNull(),
  },
  (table) => [
    index('audit_of_case').on(table.caseNumber),
    index('audit_of_assembly').on(table.assemblyNumber),
  ],
);
