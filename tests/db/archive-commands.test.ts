// `npm run import` and `npm run export` as they are run: what they say, and their exit codes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtureCsv } from '../support/fixture.ts';
import { useDatabase } from './rows.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const database = useDatabase();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(command: 'import' | 'export', ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const flags = ['--import', 'tsx', `src/${command}.ts`, ...args];
  const env = { PATH, HOME, DATABASE_URL: database.url() };
  const child = spawn(process.execPath, flags, { cwd: ROOT, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said: said.trimEnd() };
}

it('imports an archive once, and says what it did', async () => {
  const file = join(folder, 'kibhr.csv');
  await writeFile(file, fixtureCsv());
  const campaigns = 'New campaigns: 1.';
  const dry = `Would import 162 records. ${campaigns}`;
  expect(await run('import', file, '--dry-run')).toEqual({ code: 0, said: dry });
  const done = `Imported 162 records. ${campaigns}`;
  expect(await run('import', file)).toEqual({ code: 0, said: done });
  const again = 'Imported 0 records. 162 already there.';
  expect(await run('import', file)).toEqual({ code: 0, said: again });
});

it('says what is wrong, line by line, and imports nothing', async () => {
  const file = join(folder, 'wrong.csv');
  await writeFile(file, 'id,date,place_id\nx,2012-01-01,nowhere\n');
  expect(await run('import', file)).toEqual({
    code: 1,
    said: 'Line 2, column place_id: there is no place “nowhere”.\nNothing was imported.',
  });
  const absent = join(folder, 'absent.csv');
  expect(await run('import', absent)).toEqual({
    code: 1,
    said: `Nothing was imported. There is no file ${absent}.`,
  });
});

it('exports a place and a period, and refuses what it does not know', async () => {
  const out = join(folder, 'out.csv');
  const asked = ['Алматы', '2012', '--format', 'csv', '--out', out];
  expect(await run('export', ...asked)).toEqual({ code: 0, said: `Written to ${out}.` });
  const rows = (await readFile(out, 'utf8')).trimEnd().split('\r\n').slice(2);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every((row) => row.includes(',2012-') && row.includes(',almaty,'))).toBe(true);
  expect(await run('export', '--format', 'pdf')).toEqual({
    code: 1,
    said: 'Nothing was exported. A format is one of csv, geojson, xlsx, codebook, changes.',
  });
});
