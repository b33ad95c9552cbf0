// An archive comes in as a file and goes out as one: the 162 records of 2012.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headCode, verifyChain } from '../../src/audit/chain.ts';
import { findAuditHead, readAudit } from '../../src/db/audit.ts';
import { connect, type Db } from '../../src/db/connection.ts';
import { writeFile as exportFile } from '../../src/documents/write-file.ts';
import type { Format } from '../../src/exports/file.ts';
import { importFile } from '../../src/importing.ts';
import { mistakeText } from '../../src/imports/line.ts';
import type { Period } from '../../src/stats/period.ts';
import { expected, fixtureCsv, fixtureRecords } from '../support/fixture.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { now, useDatabase } from './rows.ts';

const database = useDatabase();
let db: Db;
let folder = '';
beforeAll(async () => {
  db = database.connect(2);
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function take(text: string, { isDryRun = false, into = db, name = 'kibhr' } = {}) {
  const file = join(folder, `${name}.csv`);
  await writeFile(file, text);
  return importFile(into, { file, archive: name, isDryRun, now });
}

async function out(format: Format, from = db, period: Period = {}): Promise<string> {
  const file = join(folder, `out.${format}`);
  const question = { area: { kind: 'country' }, period } as const;
  await exportFile(from, { question, format, language: 'en', out: file, now });
  return readFile(file, 'utf8');
}

const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.trimEnd().slice(1), { header: true }).data.slice(1);

const said = ({ mistakes }: Awaited<ReturnType<typeof take>>) => mistakes.map(mistakeText);

describe('the archive of 2012', () => {
  it('is imported whole, and a dry run before that takes not even a number', async () => {
    const dry = await take(fixtureCsv(), { isDryRun: true });
    expect(dry).toEqual({ added: 162, known: 0, campaigns: 1, mistakes: [] });
    expect(await db.sql`select 1 from assembly`).toHaveLength(0);
    const done = await take(fixtureCsv());
    expect(done).toEqual({ added: 162, known: 0, campaigns: 1, mistakes: [] });
  });

  it('has the figures of the report in the rollups', async () => {
    const [sums] = await db.sql`
      select sum(n) filter (where figure = 'assemblies')::int as records,
        sum(best) filter (where figure = 'participants' and key = 'known')::int as people,
        sum(n) filter (where figure = 'authorised' and key = 'unauthorised')::int as unauthorised,
        sum(n) filter (where figure = 'dispersal' and key = 'yes')::int as dispersals,
        sum(n) filter (where figure = 'detained' and key = 'yes')::int as detentions,
        sum(n) filter (where figure = 'participants' and key = 'coerced')::int as coerced,
        sum(n) filter (where figure = 'topic_class' and key = 'campaign')::int as campaign,
        sum(best) filter (where figure = 'duration')::int / 60.0 as hours
      from rollup where subset = 'all' and span = 'all'`;
    expect(sums).toMatchObject({
      records: expected.A01,
      people: expected.A16,
      unauthorised: expected.A12.n,
      dispersals: expected.A26.n,
      detentions: expected.A29.n,
      coerced: 1,
      campaign: 38,
    });
    expect(Number(sums?.hours)).toBe(expected.A34_hours);
  });

  it('keeps its level, and leaves one row in the audit', async () => {
    const levels = await db.sql`select level, count(*)::int as n from assembly group by 1`;
    expect([...levels]).toEqual([{ level: 'v2', n: 162 }]);
    const acts = await db.sql`select act, detail from audit`;
    expect([...acts]).toEqual([
      { act: 'import', detail: JSON.stringify({ records: 162, known: 0, campaigns: 1 }) },
    ]);
    const head = await findAuditHead(db.orm);
    const verdict = await verifyChain(readAudit(db), { anchor: head });
    expect(verdict.holds, headCode(head)).toBe(true);
  });

  it('imported again is there already', async () => {
    expect(await take(fixtureCsv())).toMatchObject({ added: 0, known: 162, mistakes: [] });
  });

  it('is refused whole where one record says something else now', async () => {
    const [first, ...others] = fixtureRecords;
    if (first === undefined) throw new Error('no record');
    const changed = fixtureCsv([
      ...others,
      { ...first, participants: 32 },
      { ...first, id: 'F999' },
    ]);
    const result = await take(changed);
    expect(said(result)).toEqual([
      'Line 163, column id: another content is on record under this id (№ 1).',
    ]);
    expect(await db.sql`select 1 from assembly`).toHaveLength(162);
  });

  it('goes out, into an empty database and out again as the same', async () => {
    const csv = await out('csv');
    const empty = await freshDatabase();
    const other = connect({ url: empty.url, max: 1 });
    try {
      const result = await take(csv, { into: other, name: 'another' });
      expect(result).toMatchObject({ added: 162, mistakes: [] });
      const again = await out('csv', other);
      const content = (text: string) =>
        rowsOf(text)
          .map((row): Record<string, string> => ({ ...row, number: '', updated_at: '' }))
          .toSorted((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
      expect(content(again)).toEqual(content(csv));
      expect(await take(csv)).toMatchObject({ added: 0, known: 162 });
    } finally {
      await other.close();
      await empty.drop();
    }
  });

  it('goes out in an order that stays, and by place and period', async () => {
    const rows = rowsOf(await out('csv'));
    const order = rows.map(({ date, number }) => `${date} ${number?.padStart(6, '0')}`);
    expect(order).toEqual(order.toSorted());
    expect(await out('csv')).toBe(await out('csv'));
    const january = rowsOf(await out('csv', db, { from: '2012-01', to: '2012-01' }));
    const inJanuary = fixtureRecords.filter(({ event_date }) => event_date.startsWith('2012-01'));
    expect(january).toHaveLength(inJanuary.length);
  });
});

describe('a file with mistakes', () => {
  const head = 'id,date,place_name,participants,topic,authority_response';

  it('is told all of them, line by line', async () => {
    const text = [
      head,
      'a,2012-01-28,Almaty,many,labour,',
      'b,2012-02-30,Алматы,20,labour,',
      'c,2012-01-28,Tashkent,20,football,',
      'd,28.01.2012,Жаңаөзен,20-30,labour,not_present;watched',
      'a,2012-01-29,Almaty,5,labour,',
      'e,2012-01-29,Almaty,5',
    ].join('\r\n');
    expect(said(await take(text, { name: 'mistakes' }))).toEqual([
      'Line 2, column participants: “many” is no number such as 50, 20-30 or 100+.',
      'Line 3, column date: “2012-02-30” is no day such as 2012-01-28.',
      'Line 4, column place_name: there is no place “Tashkent” in Kazakhstan.',
      'Line 4, column topic: “football” is no choice here.',
      'Line 5, column authority_response: “not_present” cannot stand beside another choice.',
      'Line 7: it has 4 cells, and there are 6 columns.',
    ]);
  });

  it('is refused for a column that nobody knows, one that is missing, and an id that is there twice', async () => {
    expect(said(await take('id,date,town\r\na,b,c', { name: 'x' }))).toEqual([
      'Line 1: there is no column town.',
      'Line 1: a column place_id or place_name is missing.',
    ]);
    const twice = `${head}\n#event,#date,#loc,#affected,#cause,\na,2012-01-28,Almaty,5,,\na,2012-01-28,Almaty,5,,\n`;
    expect(said(await take(twice, { name: 'x' }))).toEqual([
      'Line 4, column id: line 3 has the same id.',
    ]);
    expect(said(await take('', { name: 'x' }))).toEqual(['Line 1: the file is empty.']);
    expect(said(await take('id,date,place_id\n"a,2012-01-28,almaty\n', { name: 'x' }))).toEqual([
      'Line 2: it is no CSV: a quotation mark is missing or stands in the middle of a cell.',
    ]);
  });

  it('may have semicolons, other names of places, and little more than a day', async () => {
    const text = '\uFEFFid;date;place_name\nx1;28.01.2012;Алма-Ата\n';
    expect(await take(text, { name: 'little' })).toMatchObject({ added: 1, mistakes: [] });
    const [row] = await db.sql`
      select place_id, form, level, lines from assembly where local_date = '2012-01-28'
      order by number desc limit 1`;
    expect(row).toMatchObject({ place_id: 'almaty', form: 'unknown', level: 'v1' });
  });
});
