// How a comparison names its periods and its places, and writes its rates.
import { placeName } from '../../card/places.ts';
import { formatNumber, type Language, localeOf, t } from '../../locales/translate.ts';
import type { Against } from '../../stats/comparison-value.ts';
import { monthsOf } from '../../stats/period.ts';
import { periodText } from './stats-title.ts';

// More names hide the figures between them.
export const MOST_NAMED = 5;

/** "a year before (June 2010 – April 2011)". */
export function whenText(
  { basis, months }: Pick<Against, 'basis' | 'months'>,
  language: Language,
): string {
  const text = periodText(months, language);
  if (basis === 'year_before') return t(language, 'comparison.when.year_before', { months: text });
  const n = monthsOf(months, months.to).length;
  return t(language, 'comparison.when.previous', { months: text, n });
}

/** The first of many, and how many more there are; the list is in order of importance. */
export function placeList(places: readonly string[], language: Language): string {
  const isLong = places.length > MOST_NAMED;
  const named = isLong ? places.slice(0, MOST_NAMED - 1) : places;
  const list = named.map((id) => placeName(id, language)).join(', ');
  const n = formatNumber(language, places.length - named.length);
  return isLong ? t(language, 'comparison.and_more', { list, n }) : list;
}

const writers = new Map<Language, Intl.NumberFormat>();

/** With one decimal, also where that is a zero: "2.0", «2,0». */
export function oneDecimal(value: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const writer = writers.get(language) ?? new Intl.NumberFormat(localeOf[language], digits);
  writers.set(language, writer);
  return writer.format(value);
}
