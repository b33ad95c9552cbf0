// What the figures are computed from: sums of the rollups, whatever the number of assemblies.
import type { Sum } from '../stats/figures.ts';
import { hot, type Queryable } from './connection.ts';

export interface FigureFilter {
  /** Places to sum over; absent = the whole country. */
  readonly places?: readonly string[];
  /** First days of the first and the last month, inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Sums for each place, figure and key. */
export async function sumRollups(tx: Queryable, filter: FigureFilter): Promise<Sum[]> {
  const { places = null, from = '-infinity', to = 'infinity' } = filter;
  const rows = await hot(tx)`
    select place_id, figure, key, sum(n) as n, sum(low) as low, sum(high) as high,
      sum(best) as best, sum(open) as open
    from rollup
    where month between ${from}::date and ${to}::date
      and (${places as string[] | null}::text[] is null or place_id = any(${places as string[] | null}::text[]))
    group by place_id, figure, key having sum(n) <> 0`;
  return rows.map((row) => ({
    placeId: String(row.place_id),
    figure: String(row.figure),
    key: String(row.key),
    n: Number(row.n),
    low: Number(row.low),
    high: Number(row.high),
    best: Number(row.best),
    open: Number(row.open),
  }));
}
