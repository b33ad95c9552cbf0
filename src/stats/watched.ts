// A period as it was monitored: only what happened in the monitored months of a place is counted
// there, over the days of these months (A03).
import { type Cells, cellsOf } from './cells.ts';
import type { Months, Pair, PlaceChange, Rate } from './comparison-value.ts';
import { type Coverage, daysOf, monthsCovered } from './coverage.ts';
import type { Period } from './period.ts';
import { figures } from './registry/registry.ts';
import type { Mode } from './rounding.ts';
import type { SpanSum, Sum } from './sums.ts';
import type { Share } from './value.ts';

export interface ComparisonData {
  readonly period: Period;
  /** Local day; nothing lies after it. */
  readonly today: string;
  readonly mode: Mode;
  /** Of the places in question. */
  readonly coverage: Coverage;
  /** By month. */
  readonly sums: readonly SpanSum[];
  /** The part of them that the authorities held, or others for them; absent where unknown. */
  readonly official?: readonly SpanSum[];
}

/** A month of a rate. */
export const DAYS_IN_MONTH = 30.4375;

/** One period as it was monitored: the days of each place, and what was counted in them. */
export interface Watched {
  readonly days: ReadonlyMap<string, number>;
  readonly sums: readonly Sum[];
  readonly official?: readonly Sum[];
}

export function watched(
  { coverage, today, sums, official }: ComparisonData,
  period: Months,
): Watched {
  const months = new Map(
    [...coverage].map(([place, ranges]) => [place, monthsCovered(ranges, period, today)] as const),
  );
  const isWatched = ({ placeId, span }: SpanSum) => months.get(placeId)?.includes(span) === true;
  const days = [...months].map(([place, list]) => [place, daysOf(list, today)] as const);
  return {
    days: new Map(days.filter(([, count]) => count > 0)),
    sums: sums.filter(isWatched),
    ...(official && { official: official.filter(isWatched) }),
  };
}

export function placeChange(place: string, pair: Pair<Watched>, mode: Mode): PlaceChange {
  const of = ({ days, sums }: Watched) => {
    const count = days.get(place);
    if (count === undefined) return undefined;
    const cells = cellsOf(sums.filter((sum) => sum.placeId === place));
    return { rate: rateOf(cells, count), share: shareOf(cells, mode) };
  };
  const [now, before] = [of(pair.now), of(pair.before)];
  const times = now && before && timesOf(now.rate.perMonth, before.rate.perMonth);
  return {
    place,
    ...(now && { now: now.rate }),
    ...(before && { before: before.rate }),
    ...(times !== undefined && { times }),
    unauthorised: {
      ...(now?.share && { now: now.share }),
      ...(before?.share && { before: before.share }),
    },
  };
}

export function rateOf(cells: Cells, days: number): Rate {
  const n = countOf(cells);
  return { n, days, perMonth: (n * DAYS_IN_MONTH) / days };
}

export const countOf = (cells: Cells) => cells.at('assemblies', 'all').n;

/** Of nothing known there is no share. */
function shareOf(cells: Cells, mode: Mode): Share | undefined {
  const value = figures.A12.compute(cells, mode);
  return value.kind === 'share' && value.base > 0 ? value : undefined;
}

export function timesOf(now: number, before: number): number | undefined {
  return before === 0 ? undefined : now / before;
}
