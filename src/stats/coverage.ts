// Coverage: in which months a place is monitored. Figures of places are compared only where it is
// on record that somebody was watching, so what nobody saw does not read as calm.
import { addMonths, monthsOf, type Period } from './period.ts';

/** Whole months, both inclusive; it goes on where the last one is absent. */
export interface MonthRange {
  /** `YYYY-MM`. */
  readonly from: string;
  readonly to?: string;
}

/** The ranges of each place: in order, with a gap between any two. */
export type Coverage = ReadonlyMap<string, readonly MonthRange[]>;

/** How the months of some places change. */
export interface CoverageChange {
  readonly does: 'add' | 'remove';
  readonly places: readonly string[];
  readonly range: MonthRange;
}

/** After any month that is ever on record; of four digits, so that months compare as texts. */
const FOREVER = '9000-12';

/** The ranges of one place after a change. */
export function changeRanges(
  ranges: readonly MonthRange[],
  does: CoverageChange['does'],
  range: MonthRange,
): readonly MonthRange[] {
  return does === 'add'
    ? mergeRanges([...ranges, range])
    : ranges.flatMap((one) => without(one, range));
}

/** In order, with ranges that meet or overlap made one. */
export function mergeRanges(ranges: readonly MonthRange[]): readonly MonthRange[] {
  const merged: MonthRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || addMonths(endOf(last), 1) < range.from) merged.push(range);
    else if (endOf(last) < endOf(range)) merged[merged.length - 1] = between(last.from, range.to);
  }
  return merged;
}

/** Whether a change would change nothing, in any of its places. */
export function isIdle(coverage: Coverage, { does, places, range }: CoverageChange): boolean {
  return places.every((place) => {
    const ranges = coverage.get(place) ?? [];
    return sameRanges(ranges, changeRanges(ranges, does, range));
  });
}

export function sameRanges(one: readonly MonthRange[], other: readonly MonthRange[]): boolean {
  const codes = (ranges: readonly MonthRange[]) => ranges.map(({ from, to }) => `${from}..${to}`);
  return codes(one).join() === codes(other).join();
}

/**
 * The months of a period in which a place was monitored.
 * @param today local day; what comes after it has not been monitored yet
 */
export function monthsCovered(
  ranges: readonly MonthRange[],
  period: Period,
  today: string,
): readonly string[] {
  return monthsOf(period, today).filter(
    (month) =>
      month <= today.slice(0, 7) &&
      ranges.some((range) => range.from <= month && month <= endOf(range)),
  );
}

/** Days of these months that have passed: of the month that goes on, those up to today. */
export function daysOf(months: readonly string[], today: string): number {
  return months.reduce((days, month) => days + daysOfMonth(month, today), 0);
}

function daysOfMonth(month: string, today: string): number {
  if (month > today.slice(0, 7)) return 0;
  if (month === today.slice(0, 7)) return Number(today.slice(8));
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** What is left of a range: nothing, one piece, or the two on both sides. */
function without(range: MonthRange, gone: MonthRange): readonly MonthRange[] {
  if (endOf(range) < gone.from || endOf(gone) < range.from) return [range];
  const before = range.from < gone.from ? [between(range.from, addMonths(gone.from, -1))] : [];
  const hasAfter = gone.to !== undefined && gone.to < endOf(range);
  return [...before, ...(hasAfter ? [between(addMonths(endOf(gone), 1), range.to)] : [])];
}

function endOf({ to = FOREVER }: MonthRange): string {
  return to;
}

function between(from: string, to: string | undefined): MonthRange {
  return to === undefined ? { from } : { from, to };
}
