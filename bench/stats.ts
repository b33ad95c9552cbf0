// Benchmark: the data of an answer of `/stats` from the rollups, against counting the records and
// against a materialized view; and what it costs to keep them. See docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { type Db } from '../src/db/connection.ts';
import { checkFigures, rewriteSums } from '../src/db/figure-recount.ts';
import { addCounted } from './counted-assemblies.ts';
import { inMs, median, table } from './figures.ts';
import { measureKeeping } from './stats-keeping.ts';
import { sumAsked } from './stats-sums.ts';
import { makeView, sameCells, ways } from './stats-ways.ts';
import { onTrialDatabase } from './trial-database.ts';

const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    rounds: { type: 'string', default: '7' },
  },
});
const sizes = asked.sizes.split(',').map(Number);
const READS = 20;
/** Beyond this only what is read here is summed: all sums would take the most part of an hour. */
const ALL_SUMS = 10_000;
const GOALS = { 1_000_000: 100, 10_000_000: 1000 } as Readonly<Record<number, number>>;
const GROWTH = 1.6;
const say = (line = '') => console.log(line);

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** In turns, so that what else goes on at the machine is the same for all. */
async function measure(db: Db) {
  const taken = ways.map(() => [] as number[]);
  for (let round = 0; round <= Number(asked.rounds); round += 1) {
    for (const [at, way] of ways.entries()) {
      for (let read = 0; read < (way.isSlow ? 1 : READS); read += 1) {
        const ms = await timeOf(() => way.run(db));
        // The first round warms up.
        if (round > 0) taken[at]?.push(ms);
      }
    }
  }
  return taken.map(median);
}

async function grow(db: Db, from: number, to: number) {
  const loaded = await timeOf(() => addCounted(db.sql, to - from));
  const isAll = to <= ALL_SUMS;
  const summed = await timeOf(() => (isAll ? rewriteSums(db) : sumAsked(db)));
  await db.sql`vacuum analyze assembly`;
  await db.sql`vacuum analyze rollup`;
  const [row] = await db.sql<{ cells: number; size: string; records: string }[]>`
    select (select count(*)::int from rollup) as cells,
      pg_size_pretty(pg_total_relation_size('rollup')) as size,
      pg_size_pretty(pg_total_relation_size('assembly')) as records`;
  const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  say(
    `\n${to.toLocaleString('en')} records (${row?.records}): made in ${inSeconds(loaded)}, ` +
      `${row?.cells.toLocaleString('en')} sums (${row?.size}) in ${inSeconds(summed)}` +
      (isAll ? '' : ', only of the figures that are read'),
  );
}

async function checkCells(db: Db): Promise<void> {
  if (!(await sameCells(db))) throw new Error('the ways do not give the same cells');
}

async function run(db: Db) {
  await db.sql`set statement_timeout = 0`;
  await db.sql`select setseed(0.5)`;
  const ours = new Map<number, number>();
  const failures: string[] = [];
  let keeping = '';
  for (const [at, size] of sizes.entries()) {
    await grow(db, sizes[at - 1] ?? 0, size);
    if (at === 0) {
      const { stale, wrong } = await checkFigures(db);
      if (stale + wrong > 0) throw new Error('the records are not as the product makes them');
    }
    const refresh = await makeView(db);
    await checkCells(db);
    const times = await measure(db);
    const [own = Number.NaN, groups = Number.NaN, sets = Number.NaN] = times;
    // The better of the two.
    const naive = Math.min(groups, sets);
    ours.set(size, own);
    const lines = ways.map(({ name }, way) => {
      const ms = times[way] ?? Number.NaN;
      return [name, inMs(ms), `${(ms / own).toFixed(1)}x`];
    });
    say(table([['', 'p50', 'of ours'], ...lines, ['refresh of the view', inMs(refresh), '']]));
    const goal = GOALS[size];
    if (size <= ALL_SUMS) keeping = await measureKeeping(db);
    if (goal !== undefined && naive / own < goal)
      failures.push(`at ${size} records counting takes less than ${goal} times as long`);
  }
  const growth = (ours.get(10_000_000) ?? Number.NaN) / (ours.get(100_000) ?? Number.NaN);
  if (growth > GROWTH) failures.push('ten million take longer than 1.6 times a hundred thousand');
  for (const size of sizes.slice(1))
    say(
      `${size} : ${sizes[0]} records, ours: ${((ours.get(size) ?? 0) / (ours.get(sizes[0] ?? 0) ?? 1)).toFixed(2)}x`,
    );
  say(`\n${keeping}`);
  for (const failure of failures) say(`DOES NOT HOLD: ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  else say('\nHolds.');
}

await onTrialDatabase(run);
