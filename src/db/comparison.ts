// What a comparison is made of, in three reads: coverage, sums by month, and the official part of
// them.
import { comparisonMonths } from '../stats/compared-months.ts';
import { compare, comparisonReads } from '../stats/comparison.ts';
import type { Comparison } from '../stats/comparison-value.ts';
import { placesIn, type StatsQuestion } from '../stats/question.ts';
import type { Mode } from '../stats/rounding.ts';
import type { Queryable } from './connection.ts';
import { readCoverage } from './coverage.ts';
import { sumRollupsBySpan } from './figures.ts';

const levels = ['v1', 'v2', 'v3', 'v4'];

/** @param today local day */
export async function readComparison(
  tx: Queryable,
  { area, period }: StatsQuestion,
  { today, mode = 'natural' }: { readonly today: string; readonly mode?: Mode },
): Promise<Comparison> {
  const spans = comparisonMonths(period, today);
  const nothing = { period, today, mode, coverage: new Map(), sums: [], official: [] };
  if (spans.length === 0) return compare(nothing);
  const places = placesIn(area);
  const filter = { spans, levels, figures: comparisonReads, ...(places && { places }) };
  const [coverage, sums, official] = await Promise.all([
    readCoverage(tx, places ?? null),
    sumRollupsBySpan(tx, { ...filter, subset: 'all' }),
    sumRollupsBySpan(tx, { ...filter, subset: 'official' }),
  ]);
  return compare({ period, today, mode, coverage, sums, official });
}
