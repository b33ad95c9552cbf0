// Records as a comparison sees them, the sums that the rollups would hold after them, and the same
// comparison counted anew from the records.
import { compare } from '../../../src/stats/comparison.ts';
import type { MonthRange } from '../../../src/stats/coverage.ts';
import { addMonths, type Period } from '../../../src/stats/period.ts';
import type { Mode } from '../../../src/stats/rounding.ts';
import type { SpanSum } from '../../../src/stats/sums.ts';

export const TODAY = '2026-11-22';

export interface Seen {
  readonly place: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly topicClass?: string;
  readonly authorised?: 'authorised' | 'unauthorised' | 'unknown';
  readonly dispersal?: Known;
  readonly detained?: Known;
  readonly penalised?: Known;
  /** Absent where it is not known. */
  readonly size?: number;
  readonly isOfficial?: boolean;
}

type Known = 'yes' | 'no' | 'unknown';

/** `count` records alike. */
export function seen(count: number, record: Seen): readonly Seen[] {
  return Array.from({ length: count }, () => record);
}

/** Line by line, as the rollups give them by month; what is alike is not added up. */
export function spanSums(records: readonly Seen[]): readonly SpanSum[] {
  return records.flatMap((record) => {
    const { place, month, topicClass = 'other', authorised = 'unknown', size } = record;
    const line = (figure: string, key: string, best = 0): SpanSum => {
      const amounts = { n: 1, low: best, high: best, best, open: 0 };
      return { placeId: place, span: month, figure, key, ...amounts };
    };
    const isUnauthorised = authorised === 'unauthorised';
    return [
      line('assemblies', 'all'),
      line('topic_class', topicClass),
      line('authorised', authorised),
      line('dispersal', record.dispersal ?? 'unknown'),
      ...(isUnauthorised ? [line('detained_unauthorised', record.detained ?? 'unknown')] : []),
      ...(isUnauthorised ? [line('penalised_unauthorised', record.penalised ?? 'unknown')] : []),
      line('participants', size === undefined ? 'unknown' : 'known', size),
    ];
  });
}

export function officialOf(records: readonly Seen[]): readonly SpanSum[] {
  return spanSums(records.filter((one) => one.isOfficial === true));
}

/** Days of a month, up to today. */
export function daysIn(month: string, today: string): number {
  const after = Date.parse(`${addMonths(month, 1)}-01`);
  const end = Math.min(after, Date.parse(today) + 86_400_000);
  return Math.max(0, (end - Date.parse(`${month}-01`)) / 86_400_000);
}

/** Records in the months in which somebody watched. */
export function compareAll(
  records: readonly Seen[],
  coverage: Record<string, readonly MonthRange[]>,
  { period, mode = 'natural' }: { readonly period: Period; readonly mode?: Mode },
) {
  return compare({
    period,
    mode,
    today: TODAY,
    coverage: new Map(Object.entries(coverage)),
    sums: spanSums(records),
    official: officialOf(records),
  });
}
