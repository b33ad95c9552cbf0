// A card that was sent. It is never changed afterwards.
import { date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
  ],
);
