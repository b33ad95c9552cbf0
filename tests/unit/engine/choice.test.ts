// A choice that is typed instead of tapped.
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import { readChoice } from '../../../src/engine/kinds/choice.ts';
import { hasText, languages, t } from '../../../src/locales/translate.ts';

const question = findQuestion(card, 'form');
if (question?.type !== 'single_choice') throw new Error('form has single choices');
const labels = (value: string) => {
  const key = `card.form.choice.${value}`;
  return hasText(key) ? languages.map((language) => t(language, key)) : [];
};
const read = (text: string) => readChoice(question, text, labels);

describe('a typed choice', () => {
  test.each([
    ['Одиночный пикет', 'picket_single'],
    ['одиночный  пикет.', 'picket_single'],
    ['голодовка', 'hunger_strike'],
    ['Аштық жариялау', 'hunger_strike'],
    ['аштык жариялау', 'hunger_strike'],
    ['road block', 'road_block'],
    ['Rally (speeches, demands)', 'rally'],
    ["I don't know", 'unknown'],
    ['I don’t know', 'unknown'],
    ['Палатки, протест с ночевкой', 'camp'],
  ])('%j is that choice', (text, value) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'choice', value } });
  });

  test.each([[''], ['пикет и митинг'], ['😀'], ['rally rally'], ['x'.repeat(1000)]])(
    '%j is refused with a hint to the buttons',
    (text) => {
      expect(read(text)).toMatchObject({ refusal: { refused: 'button_expected' } });
    },
  );
});
