// What an area is called.
import { placeName, regionName } from '../card/places.ts';
import { type Language, t } from '../locales/translate.ts';
import type { Area } from '../stats/question.ts';

/** In the nominative: texts are phrased so that it is right. */
export function areaName(area: Area, language: Language): string {
  if (area.kind === 'country') return t(language, 'stats.country');
  return area.kind === 'region' ? regionName(area.id, language) : placeName(area.id, language);
}
