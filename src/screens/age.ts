// How long something has waited, in words.
import { type Language, t } from '../locales/translate.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The largest whole unit says enough: "3 hours", «3 часа», «3 сағат». */
export function ageText(ms: number, language: Language): string {
  if (ms < MINUTE_MS) return t(language, 'age.moment');
  if (ms < HOUR_MS) return t(language, 'age.minutes', { n: Math.floor(ms / MINUTE_MS) });
  if (ms < DAY_MS) return t(language, 'age.hours', { n: Math.floor(ms / HOUR_MS) });
  return t(language, 'age.days', { n: Math.floor(ms / DAY_MS) });
}
