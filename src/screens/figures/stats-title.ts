// For which area and period figures are, as a title.
import { placeName, regionName } from '../../card/places.ts';
import { formatMonth } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Period } from '../../stats/period.ts';
import type { Area, StatsQuestion } from '../../stats/question.ts';

export function titleText(
  { area, period }: Pick<StatsQuestion, 'area' | 'period'>,
  language: Language,
): string {
  const where = areaText(area, language);
  return t(language, 'stats.title', { where, when: periodText(period, language) });
}

export function areaText(area: Area, language: Language): string {
  if (area.kind === 'country') return t(language, 'stats.country');
  return area.kind === 'place' ? placeName(area.id, language) : regionName(area.id, language);
}

export function periodText({ from, to }: Period, language: Language): string {
  if (from === undefined) return t(language, 'stats.all_time');
  if (to === undefined) return t(language, 'stats.since', { from: formatMonth(from, language) });
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return t(language, 'stats.year', { year });
  if (from === to) return formatMonth(from, language);
  return t(language, 'stats.range', {
    from: formatMonth(from, language),
    to: formatMonth(to, language),
  });
}
