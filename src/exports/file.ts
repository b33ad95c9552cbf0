// A file of each format, piece by piece.
import type { Language } from '../locales/translate.ts';
import type { Document } from '../messenger.ts';
import { changeColumns, changeRows, changesCsv } from './changes.ts';
import { codebookFile, codebookSheets } from './codebook.ts';
import { columns } from './columns.ts';
import { recordsCsv, rowsOf } from './csv.ts';
import { recordsGeoJson } from './geojson.ts';
import type { Chunks, ExportSource } from './record.ts';
import { workbook } from './workbook.ts';

export type Format = Document['format'];

export const formats: readonly Format[] = ['csv', 'geojson', 'xlsx', 'codebook', 'changes'];

/** How the name of the file ends. */
export const endings: Readonly<Record<Format, string>> = {
  csv: 'csv',
  geojson: 'geojson',
  xlsx: 'xlsx',
  codebook: 'xlsx',
  changes: 'csv',
};

export function isFormat(text: string): text is Format {
  return formats.some((one) => one === text);
}

export function fileOf(format: Format, source: ExportSource, language: Language): Chunks {
  switch (format) {
    case 'csv':
      return recordsCsv(source.records(), language);
    case 'geojson':
      return recordsGeoJson(source, language);
    case 'xlsx':
      return workbook([
        { name: 'records', heads: headsOf(columns), rows: rowsOf(source.records(), language) },
        { name: 'changes', heads: headsOf(changeColumns), rows: changeRows(source) },
        ...codebookSheets(),
      ]);
    case 'codebook':
      return codebookFile();
    case 'changes':
      return changesCsv(source);
    default:
      return format satisfies never;
  }
}

function headsOf(heads: readonly { readonly key: string; readonly hxl: string }[]) {
  return [heads.map(({ key }) => key), heads.map(({ hxl }) => hxl)];
}
