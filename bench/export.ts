// Benchmark: a million records as files, each in a process of its own that says how much memory it
// took, and read again by programs that did not write them. See docs/benchmarks.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { connect } from '../src/db/connection.ts';
import { migrate } from '../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import type { Measured } from './export-one.ts';
import { table } from './figures.ts';
import { describeMachine, readLoad } from './machine.ts';
import { makeAssemblies } from './made-assemblies.ts';
import { countRows } from './sheet-rows.ts';

const { values: asked } = parseArgs({
  options: { counts: { type: 'string', default: '10000,100000,1000000' } },
});
const counts = asked.counts.split(',').map(Number);
const formats = ['csv', 'geojson', 'xlsx'] as const;
type Format = (typeof formats)[number];
const say = (line = '') => console.log(line);

/** In a process of its own: what is left in memory of others is not counted. */
async function exportOnce(url: string, format: Format, out: string): Promise<Measured> {
  const one = fork(join(import.meta.dirname, 'export-one.ts'), [url, format, out], {
    execArgv: ['--import', 'tsx'],
  });
  const [measured] = await once(one, 'message');
  await once(one, 'exit');
  return measured as Measured;
}

/** How many records another parser finds. */
function readAgain(format: Format, file: string): Promise<number> {
  switch (format) {
    case 'csv':
      return readCsv(file);
    case 'geojson':
      return readGeoJson(file);
    case 'xlsx':
      return countRows(file, 'xl/worksheets/sheet1.xml').then((rows) => rows - 2);
    default:
      return format satisfies never;
  }
}

function readCsv(file: string): Promise<number> {
  let width = 0;
  let rows = 0;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(file), {
      step: ({ data, errors }) => {
        if (errors.length > 0) reject(new Error(JSON.stringify(errors)));
        if (width === 0) width = data.length;
        if (data.length === width) rows += 1;
        else if (data.length > 1) reject(new Error(`row ${rows} has ${data.length} cells`));
      },
      complete: () => resolve(rows - 2),
    });
  });
}

/** Each feature stands on a line of its own; as a whole the file is too long for one string. */
async function readGeoJson(file: string): Promise<number> {
  const { createInterface } = await import('node:readline');
  let features = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const start = line.indexOf('{"type":"Feature",');
    if (start === -1) continue;
    const feature = JSON.parse(line.slice(start).replace(/(?:,|\],?)$/, ''));
    if (feature.geometry.coordinates.length === 2) features += 1;
  }
  return features;
}

async function measure(url: string, count: number, folder: string) {
  const rows = [];
  for (const format of formats) {
    const file = join(folder, `out.${format}`);
    const { seconds, maxRssMb } = await exportOnce(url, format, file);
    const { size } = await stat(file);
    const from = performance.now();
    const found = await readAgain(format, file);
    if (found !== count) throw new Error(`${format}: ${found} records of ${count} are read again`);
    const readSeconds = (performance.now() - from) / 1000;
    rows.push([
      count.toLocaleString('en'),
      format,
      `${seconds.toFixed(1)} s`,
      `${Math.round(maxRssMb)} MB`,
      `${Math.round(size / 1e6)} MB`,
      `${readSeconds.toFixed(1)} s`,
    ]);
    say(rows.at(-1)?.join('  '));
    await rm(file);
  }
  return rows;
}

const folder = await mkdtemp(join(tmpdir(), 'baqylau-bench-'));
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: () => {} });
try {
  say(`${describeMachine()}, load ${readLoad().load.toFixed(1)}`);
  await migrate(server.url);
  const db = connect({ url: server.url, max: 1 });
  const all = [];
  let made = 0;
  for (const count of counts) {
    await makeAssemblies(db.sql, count - made);
    made = count;
    all.push(...(await measure(server.url, count, folder)));
  }
  await db.close();
  say();
  say(table([['records', 'format', 'time', 'highest RSS', 'file', 'read again'], ...all]));
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
