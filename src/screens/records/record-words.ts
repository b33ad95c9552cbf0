// Words of the screens about a record: the reasons that are public with it, and its days.
import { formatShortDay } from '../../dates.ts';
import { hasText, type Language, t } from '../../locales/translate.ts';

export interface DayView {
  readonly number: number;
  readonly localDate: string;
}

/** "№ 17, 20.11.2026" */
export function dayText({ number, localDate }: DayView, language: Language): string {
  return t(language, 'record.day', { number, day: formatShortDay(localDate) });
}

/** A newer process may have written what this one has no words for. */
export function wordsOf(key: string, language: Language, otherwise: string): string {
  return hasText(key) ? t(language, key) : otherwise;
}

export function correctionReason(reason: string, language: Language): string {
  return wordsOf(`correct.${reason}`, language, reason);
}

export function retractionText(reason: string, language: Language): string {
  return wordsOf(`retract.${reason}`, language, reason);
}
