// Ways to the same cells: how much there is of each figure and key in each place, of all records.
import type { Db } from '../src/db/connection.ts';
import { sumRollups } from '../src/db/figures.ts';
import type { Sum } from '../src/stats/sums.ts';

/** What an overview asks for, with its breakdown by place. */
export const figures = [
  'assemblies',
  'topic_class',
  'authorised',
  'participants',
  'duration',
  'police',
  'policed',
  'dispersal',
  'detained_unauthorised',
];
const levels = ['v1', 'v2', 'v3', 'v4'];

interface Way {
  readonly name: string;
  /** Asked once in a round. */
  readonly isSlow: boolean;
  run(db: Db): Promise<readonly Sum[]>;
}

export const ways: readonly Way[] = [
  {
    name: 'from the rollups',
    isSlow: false,
    run: ({ orm }) => sumRollups(orm, { subset: 'all', spans: ['all'], levels, figures }),
  },
  {
    name: 'counting, one group by for each figure',
    isSlow: true,
    run: async (db) => toSums(await db.sql.unsafe(unionOfGroups)),
  },
  {
    name: 'counting, one scan with grouping sets',
    isSlow: true,
    run: async (db) => toSums(await db.sql.unsafe(groupingSets)),
  },
  {
    name: 'from a materialized view',
    isSlow: false,
    run: async (db) =>
      toSums(
        await db.sql`
        select place_id, figure, key, sum(n) as n, sum(low) as low, sum(high) as high,
          sum(best) as best, sum(open) as open
        from counted_view group by 1, 2, 3`,
      ),
  },
];

/** Whoever asks for a level above the first asks the same view: it has the levels apart. */
export async function makeView({ sql }: Db): Promise<number> {
  await sql`drop materialized view if exists counted_view`;
  const query = byFigure(
    ({ figure, key, amounts, where }) => `
    select place_id, level, '${figure}' as figure, ${key} as key, ${amounts}
    from record ${where} group by 1, 2, 4`,
  );
  await sql.unsafe(`create materialized view counted_view as ${query}`);
  const from = performance.now();
  await sql`refresh materialized view counted_view`;
  const ms = performance.now() - from;
  await sql`analyze counted_view`;
  return ms;
}

export async function sameCells(db: Db): Promise<boolean> {
  const found = await Promise.all(ways.map((way) => way.run(db)));
  const [first, ...others] = found.map((sums) => JSON.stringify(sums.map(wordOf).toSorted()));
  return others.every((one) => one === first);
}

function wordOf({ placeId, figure, key, n, low, high, best, open }: Sum): string {
  return [placeId, figure, key, n, low, high, best, open].join();
}

interface Figure {
  readonly figure: string;
  readonly key: string;
  readonly amounts: string;
  readonly where: string;
}

const count = 'count(*) as n, 0 as low, 0 as high, 0 as best, 0 as open';
const isPoliced = 'police_best is not null and participants_best is not null';
const yesNo = (yes: string, no: string) =>
  `case when ${yes} then 'yes' when ${no} then 'no' else 'unknown' end`;
const isAnswered = `response <> '{unknown}'`;
const best = (what: string) => `count(*), 0, 0, coalesce(sum(${what}), 0), 0`;

/** From the columns, and from the values where there are none. */
const all: readonly Figure[] = [
  { figure: 'assemblies', key: `'all'`, amounts: count, where: '' },
  { figure: 'topic_class', key: 'topic_class', amounts: count, where: '' },
  { figure: 'authorised', key: 'authorised', amounts: count, where: '' },
  {
    figure: 'participants',
    key: `case when participants_low is null then 'unknown' else 'known' end`,
    amounts: `count(*), coalesce(sum(participants_low), 0),
      coalesce(sum(coalesce(participants_high, participants_low)), 0),
      coalesce(sum(participants_best), 0),
      count(*) filter (where participants_low is not null and participants_high is null)`,
    where: '',
  },
  {
    figure: 'duration',
    key: `case when minutes is null then 'unknown' else 'known' end`,
    amounts: best('minutes'),
    where: '',
  },
  {
    figure: 'police',
    key: `case when ${isPoliced} then 'both' else 'unknown' end`,
    amounts: best(`case when ${isPoliced} then police_best end`),
    where: '',
  },
  {
    figure: 'policed',
    key: `'both'`,
    amounts: best('participants_best'),
    where: `where ${isPoliced}`,
  },
  {
    figure: 'dispersal',
    key: yesNo(`response && '{dispersed}'`, isAnswered),
    amounts: count,
    where: '',
  },
  {
    figure: 'detained_unauthorised',
    key: yesNo(
      `response && '{detained}' or detained_low >= 1`,
      `${isAnswered} or detained_low is not null`,
    ),
    amounts: count,
    where: `where authorised = 'unauthorised'`,
  },
];

const records = `
  select place_id, level, topic_class, authorised, authority_response as response,
    participants_low, participants_high, participants_best, police_best, detained_low,
    extract(epoch from (values->'end_time'->>'time')::time - (values->'start_time'->>'time')::time)
      / 60 as minutes
  from assembly
  where event_status = 'took_place' and level <> 'v0' and retracted_at is null
    and merged_into is null and not is_coerced and excluded_for is null`;

/** Not materialized: each group by reads only what it needs, by two processes where it can. */
function byFigure(select: (figure: Figure) => string): string {
  return `with record as not materialized (${records}) ${all.map(select).join(' union all ')}`;
}

const unionOfGroups = byFigure(
  ({ figure, key, amounts, where }) => `
  select place_id, '${figure}' as figure, ${key} as key, ${amounts}
  from record ${where} group by 1, 3`,
);

/** The same in one scan, which PostgreSQL does not share between processes. */
const sets = ['topic_class', 'authorised', 'size', 'length', 'ratio', 'dispersal', 'taken'];
const part = (figure: string, set: string, amounts: string, where = '') => {
  const bit = 2 ** (sets.length - 1 - sets.indexOf(set));
  return `select place_id, '${figure}' as figure, ${set} as key, ${amounts}
    from grouped where sets = ${2 ** sets.length - 1 - bit} ${where}`;
};
const groupingSets = `with record as not materialized (
    select *, case when participants_low is null then 'unknown' else 'known' end as size,
      case when minutes is null then 'unknown' else 'known' end as length,
      case when ${isPoliced} then 'both' else 'unknown' end as ratio,
      ${yesNo(`response && '{dispersed}'`, isAnswered)} as dispersal,
      case when authorised = 'unauthorised' then ${yesNo(
        `response && '{detained}' or detained_low >= 1`,
        `${isAnswered} or detained_low is not null`,
      )} end as taken
    from (${records}) r
  ), grouped as (
    select place_id, grouping(${sets.join()}) as sets, ${sets.join()}, count(*) as n,
      coalesce(sum(participants_low), 0) as low,
      coalesce(sum(coalesce(participants_high, participants_low)), 0) as high,
      coalesce(sum(participants_best), 0) as best,
      count(*) filter (where participants_low is not null and participants_high is null) as open,
      coalesce(sum(minutes), 0) as minutes,
      coalesce(sum(police_best) filter (where ${isPoliced}), 0) as police,
      coalesce(sum(participants_best) filter (where ${isPoliced}), 0) as policed
    from record
    group by grouping sets ((place_id), ${sets.map((one) => `(place_id, ${one})`).join()})
  )
  select place_id, 'assemblies' as figure, 'all' as key, n, 0 as low, 0 as high, 0 as best, 0 as open
  from grouped where sets = ${2 ** sets.length - 1}
  union all ${[
    part('topic_class', 'topic_class', 'n, 0, 0, 0, 0'),
    part('authorised', 'authorised', 'n, 0, 0, 0, 0'),
    part('participants', 'size', 'n, low, high, best, open'),
    part('duration', 'length', 'n, 0, 0, minutes, 0'),
    part('police', 'ratio', 'n, 0, 0, police, 0'),
    part('policed', 'ratio', 'n, 0, 0, policed, 0', `and ratio = 'both'`),
    part('dispersal', 'dispersal', 'n, 0, 0, 0, 0'),
    part('detained_unauthorised', 'taken', 'n, 0, 0, 0, 0', 'and taken is not null'),
  ].join(' union all ')}`;

function toSums(rows: readonly Record<string, unknown>[]): readonly Sum[] {
  return rows.map((row) => ({
    placeId: String(row['place_id']),
    figure: String(row['figure']),
    key: String(row['key']),
    n: Number(row['n']),
    low: Number(row['low']),
    high: Number(row['high']),
    best: Number(row['best']),
    open: Number(row['open']),
  }));
}
