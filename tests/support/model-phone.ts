// What a person reads on their phone: which question of the card a message asks, and which of the
// choices have a mark. It knows the words, not how the bot is made.
import { type Language, type TextKey, t } from '../../src/locales/translate.ts';
import type { SeenMessage } from '../../src/sandbox/sandbox.ts';
import { choiceText, questionText } from '../../src/screens/card-texts.ts';
import { keysInOrder, questionOf, required, valuesOf } from './model-card.ts';

/** How the card looks: a question, or what stands in its place. */
export type Look = 'question' | 'asked' | 'typed_date' | 'location' | 'template' | 'edit';

export interface CardOnScreen {
  readonly at: string;
  readonly look: Look;
  readonly marks: readonly string[];
}

const regimes = [undefined, 'law_1995', 'law_2020_notification', 'law_2020_approval'] as const;

/** The words without the signs before them. */
export const wordsOn = (text: string) => text.replace(/^[^\p{L}\p{N}]+/u, '').trim();

/** What the button of a choice may say: the words depend on the law of the day and the form. */
export const labelsOf = (key: string, value: string, language: Language): readonly string[] =>
  regimes.map((regime) => wordsOn(choiceText(key, value, language, regime)));

/** The card in this message; `undefined` when it shows none. */
export function cardIn(seen: SeenMessage, language: Language): CardOnScreen | undefined {
  const lines = new Set(seen.text.split('\n').map((line) => line.trim()));
  const says = (key: TextKey) => lines.has(t(language, key));
  const has = (key: TextKey) => isOnButton(seen, [t(language, key)]);
  const shown = (at: string, look: Look = 'question'): CardOnScreen => ({ at, look, marks: [] });
  if (says('report.check_summary')) return shown('review', has('button.send') ? undefined : 'edit');
  if (says('details.title')) return shown('menu');
  if (says('report.share_location')) return shown('place', 'location');
  if (says('template.title')) return shown(required[0]?.key ?? '', 'template');
  const key = keysInOrder.find((one) => isAskedIn(lines, one, language));
  if (key === undefined) return undefined;
  if (has('button.insist')) return shown(key, 'asked');
  const today = labelsOf('event_when', 'today', language);
  if (key === 'event_when' && !isOnButton(seen, today)) return shown(key, 'typed_date');
  return { ...shown(key), marks: marksIn(seen, key, language) };
}

const isOnButton = ({ buttons }: SeenMessage, words: readonly string[]) =>
  buttons.flat().some((text) => words.includes(wordsOn(text)));

function isAskedIn(lines: ReadonlySet<string>, key: string, language: Language): boolean {
  const question = questionOf(key);
  if (question === undefined) return false;
  return regimes.some((regime) => lines.has(questionText(question, language, regime)));
}

function marksIn({ buttons }: SeenMessage, key: string, language: Language): readonly string[] {
  const marked = buttons.flat().filter((text) => text.startsWith('✅'));
  return valuesOf(key).filter((value) =>
    marked.some((text) => labelsOf(key, value, language).includes(wordsOn(text))),
  );
}
