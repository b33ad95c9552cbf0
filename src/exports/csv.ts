// CSV by RFC 4180 with a BOM, so that Excel reads the letters right: a row of headers, a row of HXL
// tags, and the records.
import { stringify } from 'csv-stringify/sync';
import type { Language } from '../locales/translate.ts';
import { type Cell, cellText } from './cells.ts';
import { columns } from './columns.ts';
import type { Chunks, ExportRecord } from './record.ts';

const BOM = '\uFEFF';
const encoder = new TextEncoder();

export async function* recordsCsv(
  records: AsyncIterable<readonly ExportRecord[]>,
  language: Language,
): Chunks {
  yield* tableCsv(
    columns.map(({ key, hxl }) => ({ key, hxl })),
    rowsOf(records, language),
  );
}

/** Any table of the exports. */
export async function* tableCsv(
  heads: readonly { readonly key: string; readonly hxl: string }[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
): Chunks {
  const head = [heads.map(({ key }) => key), heads.map(({ hxl }) => hxl)];
  yield encoder.encode(BOM + csvOf(head));
  for await (const some of rows) yield encoder.encode(csvOf(some));
}

export async function* rowsOf(
  records: AsyncIterable<readonly ExportRecord[]>,
  language: Language,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const some of records) yield some.map((record) => rowOf(record, language));
}

export function rowOf(record: ExportRecord, language: Language): readonly Cell[] {
  return columns.map((column) => column.cell(record, language));
}

/** Whole rows, each with its line end. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  // A line end of either kind inside a cell needs quotes, not only the one that ends rows.
  return stringify(texts, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
