// Why something was not taken, in the words of the card where the question has its own.
import type { Refusal } from '../errors.ts';
import { hasText, type Language, type TextKey, t } from '../locales/translate.ts';

/** A refusal as it stands above the question that it is about. */
export function warningText(refusal: Refusal, language: Language, question: string): string {
  return `⚠️ ${refusalText(refusal, language, question)}`;
}

/** The text of a refusal; a question may have its own wording of it. */
export function refusalText(refusal: Refusal, language: Language, question?: string): string {
  const own = `card.${question}.refusal.${refusal.refused}`;
  const key = question !== undefined && hasText(own) ? own : `refusal.${refusal.refused}`;
  return t(language, key as TextKey, refusal.params);
}
