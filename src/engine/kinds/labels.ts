// The words on the buttons of a choice, for people who type instead of tapping.
import type { Regime } from '../../card/law.ts';
import { hasText, languages, t } from '../../locales/translate.ts';

const regimes: readonly Regime[] = ['law_1995', 'law_2020_notification', 'law_2020_approval'];

const known = new Map<string, readonly string[]>();

/** A choice in all languages, and as it is worded under all laws. */
export function choiceLabels(question: string, choice: string): readonly string[] {
  const key = `card.${question}.choice.${choice}`;
  const labels = known.get(key) ?? labelsOf(key);
  known.set(key, labels);
  return labels;
}

function labelsOf(key: string): readonly string[] {
  const keys = [key, ...regimes.map((regime) => `${key}.${regime}`)].filter(hasText);
  return languages.flatMap((language) => keys.map((one) => t(language, one)));
}
