// The first row of a file: which columns it has. Those that we do not know are refused by name, so
// that nothing of an archive is left behind in silence.
import { columns, findColumn } from '../exports/columns.ts';
import type { Mistake } from './line.ts';

/** Numbers of people in one column: `50`, `20-30`, `100+`. */
export const wholeSizes: Readonly<Record<string, string>> = {
  participants: 'participants',
  police_count: 'police_count',
  detained_count: 'detained_count',
  injured: 'injured',
};

export function readHeaders(cells: readonly string[]): readonly string[] | readonly Mistake[] {
  const headers = cells.map((cell) => cell.trim().toLowerCase());
  const mistakes = [
    ...headers.flatMap((header, at) => whyNot(header, headers.indexOf(header) !== at)),
    ...missing(headers),
  ].map((says) => ({ line: 1, says }));
  return mistakes.length > 0 ? mistakes : headers;
}

export function areHeaders(
  read: readonly string[] | readonly Mistake[],
): read is readonly string[] {
  return read.every((one) => typeof one === 'string');
}

/** The second row may hold HXL tags instead of a record. */
export function isTagRow(cells: readonly string[]): boolean {
  const told = cells.filter((cell) => cell.trim() !== '');
  return told.length > 0 && told.every((cell) => cell.trim().startsWith('#'));
}

function whyNot(header: string, isRepeated: boolean): readonly string[] {
  if (header === '') return ['there is a column without a name.'];
  if (isRepeated) return [`the column ${header} is there twice.`];
  if (findColumn(header) !== undefined || wholeSizes[header] !== undefined) return [];
  const near = columns.find(({ key }) => key.startsWith(header) || header.startsWith(key));
  return [`there is no column ${header}${near ? `; do you mean ${near.key}?` : '.'}`];
}

function missing(headers: readonly string[]): readonly string[] {
  const lacks = ['id', 'date'].filter((one) => !headers.includes(one));
  const hasPlace = headers.includes('place_id') || headers.includes('place_name');
  return [
    ...lacks.map((one) => `the column ${one} is missing.`),
    ...(hasPlace ? [] : ['a column place_id or place_name is missing.']),
  ];
}
