// What a comparison is made of, in three reads: coverage, sums by month, and the official part of
// them.
import { comparisonMonths } from '../stats/compared-months.ts';
import { compare, comparisonReads } from '../stats/comparison.ts';
import type { Comparison } from '../stats/comparison-value.ts';
import { levelsFrom, placesIn, type StatsQuestion } from '../stats/question.ts';
import type { Queryable } from './connection.ts';
import { readCoverage } from './coverage.ts';
import { sumRollupsBySpan } from './figures.ts';

/** @param today local day. Throws `FiguresDoNotAddUp`. */
export async function readComparison(
  tx: Queryable,
  question: StatsQuestion,
  today: string,
): Promise<Comparison> {
  const { area, period, mode = 'natural', level, campaign, without } = question;
  const spans = comparisonMonths(period, today);
  const asked = { period, today, mode };
  if (spans.length === 0) return compare({ ...asked, coverage: new Map(), sums: [] });
  const places = placesIn(area);
  const levels = levelsFrom(level);
  const filter = { spans, levels, figures: comparisonReads, ...(places && { places }) };
  const [coverage, sums, official] = await Promise.all([
    readCoverage(tx, places ?? null),
    sumRollupsBySpan(tx, { ...filter, subset: campaign ? `campaign:${campaign}` : 'all' }),
    // Which part of a campaign was official is in no rollup.
    campaign ? undefined : sumRollupsBySpan(tx, { ...filter, subset: 'official' }),
  ]);
  const isKept = ({ placeId }: { readonly placeId: string }) => placeId !== without;
  return compare({
    ...asked,
    coverage: new Map([...coverage].filter(([placeId]) => isKept({ placeId }))),
    sums: sums.filter(isKept),
    ...(official && { official: official.filter(isKept) }),
  });
}
