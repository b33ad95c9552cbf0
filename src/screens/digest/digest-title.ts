// How a summary is called: the week, where, and its days.
import { formatDays } from '../../dates.ts';
import { mondayOf, sundayOf, type Week, weekNumber } from '../../digest/week.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Area } from '../../stats/question.ts';
import { areaText } from '../figures/stats-title.ts';

export function digestTitle(week: Week, area: Area, language: Language): string {
  return t(language, 'digest.title', {
    week: weekNumber(week),
    where: areaText(area, language),
    when: formatDays(mondayOf(week), sundayOf(week), language),
  });
}
