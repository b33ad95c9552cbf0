// What the figures are computed from: sums of the rollups, whatever the number of assemblies.
import type { SpanSum, Sum } from '../stats/sums.ts';
import { hot, type Queryable } from './connection.ts';

export interface FigureFilter {
  /** `all`, `official`, `campaign:<id>`, or `official:<id>` for what was official in a campaign. */
  readonly subset: string;
  /** `all`, years `2012` and months `2012-01` that do not overlap. */
  readonly spans: readonly string[];
  /** How well the assemblies are known; those that count by default are `v1` and up. */
  readonly levels: readonly string[];
  /** Figures as the lines of records name them. */
  readonly figures: readonly string[];
  /** Places to sum over; absent = the whole country. */
  readonly places?: readonly string[];
}

/** Sums for each place, figure and key, over all spans together. */
export async function sumRollups(tx: Queryable, filter: FigureFilter): Promise<Sum[]> {
  const rows = await hot(tx)<RawSum[]>`
    select place_id, figure, key, ${sums(tx)} ${matching(tx, filter)}
    group by place_id, figure, key having sum(n) <> 0`;
  return rows.map(toSum);
}

/** The same span by span. */
export async function sumRollupsBySpan(tx: Queryable, filter: FigureFilter): Promise<SpanSum[]> {
  const rows = await hot(tx)<(RawSum & { span: string })[]>`
    select span, place_id, figure, key, ${sums(tx)} ${matching(tx, filter)}
    group by span, place_id, figure, key having sum(n) <> 0`;
  return rows.map((row) => ({ ...toSum(row), span: row.span }));
}

function matching(tx: Queryable, filter: FigureFilter) {
  const { subset, spans, levels, figures, places = null } = filter;
  return hot(tx)`
    from ${rollupsOf(tx, subset)} r
    where subset = ${subset} and figure = any(${[...figures]}::text[])
      and span = any(${[...spans]}::text[]) and level = any(${[...levels]}::text[])
      and (${places as string[] | null}::text[] is null or place_id = any(${places as string[] | null}::text[]))`;
}

function sums(tx: Queryable) {
  return hot(tx)`sum(n) as n, sum(low) as low, sum(high) as high, sum(best) as best,
    sum(open) as open`;
}

/**
 * Sums over days instead of months: from the records themselves, for spans that are so short that
 * there are few of them, such as a week. `from` and `to` are local days, inclusive.
 */
export async function sumDays(
  tx: Queryable,
  days: { readonly from: string; readonly to: string },
  figures: readonly string[],
): Promise<Sum[]> {
  const rows = await hot(tx)<RawSum[]>`
    select l.place_id, l.figure, l.key, ${sums(tx)}
    from assembly a cross join lateral rollup_lines(a) l
    where a.local_date between ${days.from}::date and ${days.to}::date
      and l.subset = 'all' and l.figure = any(${[...figures]}::text[])
    group by l.place_id, l.figure, l.key`;
  return rows.map(toSum);
}

/** What was official in a campaign is in no rollup: it is added up from the records of that campaign. */
function rollupsOf(tx: Queryable, subset: string) {
  const campaign = /^official:(.+)$/.exec(subset)?.[1];
  if (campaign === undefined) return hot(tx)`rollup`;
  return hot(tx)`(
    select ${subset} as subset, s.span, l.place_id, l.level, l.figure, l.key, l.n, l.low, l.high,
      l.best, l.open
    from assembly a cross join lateral rollup_lines(a) l
      cross join lateral (values ('all'), (left(l.month, 4)), (l.month)) as s (span)
    where a.campaign_id = ${campaign} and l.subset = 'official')`;
}

interface RawSum {
  readonly place_id: string;
  readonly figure: string;
  readonly key: string;
  readonly n: string;
  readonly low: string;
  readonly high: string;
  readonly best: string;
  readonly open: string;
}

function toSum(row: RawSum): Sum {
  return {
    placeId: row.place_id,
    figure: row.figure,
    key: row.key,
    n: Number(row.n),
    low: Number(row.low),
    high: Number(row.high),
    best: Number(row.best),
    open: Number(row.open),
  };
}
