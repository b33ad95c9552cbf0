// Benchmark: candidates for the same assembly among a million records, against a scan that compares
// with every one of them. See docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { findNear } from '../src/actions/records/candidates.ts';
import type { NearAssembly } from '../src/db/candidates.ts';
import { type Db } from '../src/db/connection.ts';
import { inMs, median, percentile, table } from './figures.ts';
import { hardNegative, type Labelled, truePair } from './labelled.ts';
import { makeAssemblies } from './made-assemblies.ts';
import { scans } from './similarity.ts';
import { onTrialDatabase } from './trial-database.ts';

const { values: asked } = parseArgs({
  options: {
    assemblies: { type: 'string', default: '1000000' },
    reports: { type: 'string', default: '5000' },
    scans: { type: 'string', default: '7' },
  },
});
const LIMITS = { p50: 1, p99: 7, recall: 0.98 };
const WARM_UP = 1000;
const ROUNDS = 3;
const noneYet: Awaited<ReturnType<typeof findNear>> = [];
const say = (line = '') => console.log(line);

/** The same numbers at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Records all over the place, in no order. */
async function drawRecords({ sql }: Db, count: number): Promise<readonly NearAssembly[]> {
  const rows = await sql<(NearAssembly & { start: number | null })[]>`
    select id, number, version, place_id as "placeId", region_id as "regionId",
      local_date::text as "localDate", start_minute as start, form, topic, values
    from assembly order by md5(number::text) limit ${count}`;
  return rows.map(({ start, ...row }) => (start === null ? row : { ...row, startMinute: start }));
}

/** Each search three times over, not one after the other; its time is the one in the middle. */
async function search({ orm }: Db, labelled: readonly Labelled[]) {
  const found = labelled.map((one) => ({ ...one, all: [] as number[], candidates: noneYet }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of found) {
      const from = performance.now();
      one.candidates = await findNear(orm, one.report);
      one.all.push(performance.now() - from);
    }
  }
  return found.map((one) => ({ ...one, ms: median(one.all) }));
}

type Found = Awaited<ReturnType<typeof search>>;

const has = ({ candidates, of }: Found[number]) => candidates.some((one) => one.known.id === of);

function sayRecall(found: Found): number {
  const pairs = found.filter((one) => one.isSame);
  const recall = pairs.filter(has).length / pairs.length;
  say(`\nRecall: ${recall.toFixed(4)} of ${pairs.length} true pairs among at most five candidates`);
  const kinds = [...new Set(pairs.flatMap((one) => one.noise))].toSorted();
  const line = (name: string, some: Found) => {
    const hit = some.filter(has).length;
    return [name, String(some.length), (hit / Math.max(1, some.length)).toFixed(4)];
  };
  const lines = kinds.map((kind) =>
    line(
      kind,
      pairs.filter((one) => one.noise.includes(kind)),
    ),
  );
  say(table([['of those with', 'pairs', 'recall'], ...lines]));
  return recall;
}

function sayNegatives(found: Found): number {
  const negatives = found.filter((one) => !one.isSame);
  const taken = negatives.filter(({ candidates, of }) =>
    candidates.some((one) => one.known.id === of && one.strength === 'same'),
  );
  say(`\n${negatives.length} hard negatives: ${taken.length} taken for the same event`);
  return taken.length;
}

async function run(db: Db) {
  const count = Number(asked.reports);
  const random = seeded(20_261_125);
  const records = await drawRecords(db, count);
  const labelled = records.flatMap((one, at) => [
    truePair(one, random),
    ...(at % 4 === 0 ? [hardNegative(one, random)] : []),
  ]);
  await search(db, labelled.slice(0, WARM_UP));
  const found = await search(db, labelled);
  const times = found.map((one) => one.ms);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  say(`${labelled.length} searches: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
  const all = found.flatMap((one) => one.all);
  const share = (at: number) => percentile(all, at).toFixed(2);
  say(`each of the three times counted: p50 ${share(0.5)} ms, p99 ${share(0.99)} ms`);
  for (const scan of scans) {
    const taken: number[] = [];
    for (const { report } of labelled.slice(0, Number(asked.scans))) {
      const from = performance.now();
      await scan.run(db.sql, report);
      taken.push(performance.now() - from);
    }
    const p50OfScan = median(taken);
    say(`${scan.name}: p50 ${inMs(p50OfScan)}, ${Math.round(p50OfScan / p50)} times as long`);
  }
  const recall = sayRecall(found);
  const mistaken = sayNegatives(found);
  const holds = p50 <= LIMITS.p50 && p99 <= LIMITS.p99 && recall >= LIMITS.recall && mistaken === 0;
  say(`\n${holds ? 'Holds' : 'DOES NOT HOLD'}: p50 <= 1 ms, p99 <= 7 ms, recall >= 0.98`);
  if (!holds) process.exitCode = 1;
}

await onTrialDatabase(async (db) => {
  const from = performance.now();
  await makeAssemblies(db.sql, Number(asked.assemblies));
  say(`${asked.assemblies} assemblies made in ${Math.round((performance.now() - from) / 1000)} s`);
  await run(db);
});
