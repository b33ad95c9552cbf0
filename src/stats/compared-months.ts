// Which periods a period is compared with: the one of equal length before it, and the same months a
// year before.
import type { Against, Months } from './comparison-value.ts';
import { monthsOf, type Period, previousPeriod, yearBefore } from './period.ts';

/** Every month that a comparison needs to be read. */
export function comparisonMonths(period: Period, today: string): readonly string[] {
  const months = closed(period, today);
  if (months === undefined) return [];
  const periods = [months, ...basesOf(months, today).map((one) => one.months)];
  return [...new Set(periods.flatMap((one) => monthsOf(one, today)))].toSorted();
}

/** A year is compared once; more than a year has no year before it that does not overlap it. */
export function basesOf(
  months: Months,
  today: string,
): readonly Pick<Against, 'basis' | 'months'>[] {
  const previous = closed(previousPeriod(months, today) ?? {}, today);
  const year = closed(yearBefore(months, today) ?? {}, today);
  if (previous === undefined || year === undefined) return [];
  if (year.from === previous.from) return [{ basis: 'year_before', months: year }];
  const isApart = year.to < months.from;
  return [
    { basis: 'previous', months: previous },
    ...(isApart ? [{ basis: 'year_before', months: year } as const] : []),
  ];
}

export function closed(period: Period, today: string): Months | undefined {
  const months = monthsOf(period, today);
  const [from, to] = [months[0], months.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}
