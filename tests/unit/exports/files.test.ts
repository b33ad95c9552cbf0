// The files that are exported, read back by other programs than the ones that write them.
import { check } from '@placemarkio/check-geojson';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { cellText, plainText, readCellText } from '../../../src/exports/cells.ts';
import { columns } from '../../../src/exports/columns.ts';
import { csvOf } from '../../../src/exports/csv.ts';
import { fileOf } from '../../../src/exports/file.ts';
import { workbook } from '../../../src/exports/workbook.ts';
import { anyRecord, anyText, bytesOf, sourceOf } from '../../support/export-records.ts';

const headers = columns.map(({ key }) => key);
const tags = columns.map(({ hxl }) => hxl);

it('any text is the same after another parser has read it', () => {
  const table = fc.array(fc.array(anyText, { minLength: 3, maxLength: 3 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const { data } = Papa.parse<string[]>(csvOf(rows).replace(/\r\n$/, ''), { newline: '\r\n' });
      expect(data.map((row) => row.map(readCellText))).toEqual(rows);
    }),
  );
});

it('no cell is a formula, and a number stays one', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cellText(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(readCellText(cellText(text))).toBe(text);
    }),
  );
  expect(cellText(-12.5)).toBe('-12.5');
});

it('a CSV file has a BOM, headers, HXL tags and a line end of CR LF after each record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 10 }), async (records) => {
      const text = (await bytesOf(fileOf('csv', sourceOf(records), 'ru'))).toString('utf8');
      expect(text.startsWith('\uFEFFid,')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      const { data, errors } = Papa.parse<string[]>(text.slice(1, -2), { newline: '\r\n' });
      expect(errors).toEqual([]);
      expect(data.slice(0, 2)).toEqual([headers, tags]);
      const cells = records.map((one) =>
        columns.map((column) => plainText(column.cell(one, 'ru'))),
      );
      expect(data.slice(2).map((row) => row.map(readCellText))).toEqual(cells);
    }),
    { numRuns: 30 },
  );
});

it('a GeoJSON file is valid, at the middle of the city, with every column', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 10 }), async (records) => {
      const text = (await bytesOf(fileOf('geojson', sourceOf(records), 'en'))).toString('utf8');
      const file = check(text);
      if (file.type !== 'FeatureCollection') throw new Error('no collection');
      expect(file.features.map((one: { readonly id?: unknown }) => one.id)).toEqual(
        records.map(({ id }) => id),
      );
      for (const { geometry, properties } of file.features) {
        expect(Object.keys(properties ?? {})).toEqual(headers);
        expect(JSON.stringify(geometry)).toMatch(/"coordinates":\[\d+(\.\d\d?)?,\d+(\.\d\d?)?\]/);
      }
    }),
    { numRuns: 30 },
  );
});

it('a workbook has the same cells, the codebook and no formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 10 }), async (records) => {
      const bytes = await bytesOf(fileOf('xlsx', sourceOf(records), 'kk'));
      const sheets = await readXlsx(bytes, { trim: false });
      expect(sheets.map(({ sheet }) => sheet)).toEqual([
        'records',
        'changes',
        'codebook',
        'choices',
        'questions',
        'definitions',
      ]);
      const [read] = sheets;
      expect(read?.data.slice(0, 2)).toEqual([headers, tags]);
      const number = headers.indexOf('number');
      expect(read?.data.slice(2).map((row) => row[number])).toEqual(records.map((r) => r.number));
    }),
    { numRuns: 5 },
  );
});

it('any text that XML can hold is the same in a workbook', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((one) => {
    return one.trim() !== '' && !/[\r\n]/.test(one);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), async (texts) => {
      const rows = (async function* () {
        yield texts.map((one) => [one]);
      })();
      const bytes = await bytesOf(workbook([{ name: 'a<b', heads: [], rows }]));
      const [read] = await readXlsx(bytes, { trim: false });
      expect(read?.data.map(([cell]) => cell)).toEqual(texts);
    }),
    { numRuns: 50 },
  );
});

it('a sheet that is full goes on in another one, with its heads', async () => {
  const rows = (async function* () {
    yield [[1], [2], [3], [4], [5]];
  })();
  const limits = { rowsInSheet: 3, bytesInSheet: 1_000_000 };
  const bytes = await bytesOf(workbook([{ name: 'records', heads: [['n']], rows }], limits));
  const sheets = await readXlsx(bytes);
  expect(sheets).toEqual([
    { sheet: 'records', data: [['n'], [1], [2]] },
    { sheet: 'records 2', data: [['n'], [3], [4]] },
    { sheet: 'records 3', data: [['n'], [5]] },
  ]);
});

it('the same records make the same file, to the byte', async () => {
  const records = fc.sample(anyRecord, { numRuns: 20, seed: 5 });
  for (const format of ['csv', 'geojson', 'xlsx', 'codebook'] as const) {
    const [one, other] = await Promise.all(
      [1, 2].map(() => bytesOf(fileOf(format, sourceOf(records), 'en'))),
    );
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  }
});
