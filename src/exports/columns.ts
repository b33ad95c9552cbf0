// The columns of a record, in their order: the one place that says what is published of it. No words
// of people, nothing about reporters or moderators.
import type { Column } from './column.ts';
import { acled } from './columns/acled.ts';
import { about, what, whereAndWhen } from './columns/event.ts';
import { people } from './columns/people.ts';
import { permit } from './columns/permit.ts';
import { response } from './columns/response.ts';

export const columns: readonly Column[] = [
  ...about,
  ...whereAndWhen,
  ...what,
  ...permit,
  ...people,
  ...response,
  ...acled,
];

const byKey = new Map(columns.map((column) => [column.key, column]));

export function findColumn(key: string): Column | undefined {
  return byKey.get(key);
}

/** Of these people may see what a record said before a correction, and what it says now. */
export const publishedFields: ReadonlySet<string> = new Set([
  'event_status',
  'verification_level',
  'exclude_from_totals',
  'event_when',
  'place',
  ...columns.flatMap(({ source }) => ('field' in source ? [source.field] : [])),
]);
