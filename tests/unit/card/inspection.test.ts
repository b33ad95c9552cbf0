// The card in force has nothing wrong with it, and a broken one is found out.
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import { inspectCard } from '../../../src/card/inspection.ts';
import type { Card, Question } from '../../../src/card/types.ts';
import en from '../../../src/locales/en.json' with { type: 'json' };
import kk from '../../../src/locales/kk.json' with { type: 'json' };
import ru from '../../../src/locales/ru.json' with { type: 'json' };

const catalogues = { en, ru, kk };

const weather: Question = {
  key: 'weather',
  type: 'single_choice',
  section: 'time',
  required: false,
  skippable: true,
  choices: [{ value: 'sunny' }, { value: 'rainy' }],
};
const texts = {
  'card.weather.question': 'What was the weather like?',
  'card.weather.short': 'Weather',
  'card.weather.choice.sunny': 'Sunny',
  'card.weather.choice.rainy': 'Rainy',
};

/** The card with one more question, and its texts with changes. */
function issuesWith(question: Question, changes: Readonly<Record<string, string>> = {}) {
  const [first, ...rest] = card.details;
  if (first === undefined) throw new Error('no sections');
  const section = { ...first, questions: [...first.questions, question] };
  const broken: Card = { ...card, details: [section, ...rest] };
  const more = { ...texts, ...changes };
  return inspectCard(broken, {
    en: { ...en, ...more },
    ru: { ...ru, ...more },
    kk: { ...kk, ...more },
  });
}

describe('the inspection', () => {
  test('finds nothing wrong with the card in force', () => {
    expect(inspectCard(card, catalogues)).toEqual([]);
  });

  test('finds nothing wrong with a question that has its texts', () => {
    expect(issuesWith(weather)).toEqual([]);
  });

  test('names a question whose condition waits for a question that does not exist', () => {
    const showIf = { question: 'temperature', test: 'in', values: ['high'] } as const;
    expect(issuesWith({ ...weather, showIf })).toEqual([{ code: 'unreachable', where: 'weather' }]);
  });

  test('names a question whose condition waits for a choice that does not exist', () => {
    const showIf = { question: 'form', test: 'in', values: ['riot'] } as const;
    expect(issuesWith({ ...weather, showIf })).toEqual([{ code: 'unreachable', where: 'weather' }]);
  });

  test('names a question whose condition waits for a later question', () => {
    const showIf = { question: 'conduct', test: 'in', values: ['peaceful'] } as const;
    expect(issuesWith({ ...weather, showIf })).toEqual([{ code: 'unreachable', where: 'weather' }]);
  });

  test('names a missing text, by language', () => {
    const { 'card.weather.short': _, ...others } = texts;
    const [first] = card.details;
    const details = first ? [{ ...first, questions: [weather] }] : [];
    const issues = inspectCard(
      { ...card, questions: card.questions, details },
      { en: { ...en, ...texts }, ru: { ...ru, ...others }, kk: { ...kk, ...texts } },
    );
    expect(issues).toEqual([{ code: 'missing_text', where: 'card.weather.short', language: 'ru' }]);
  });

  test('names a label that is too long for a button', () => {
    const issues = issuesWith(weather, { 'card.weather.choice.sunny': 'а'.repeat(65) });
    const where = 'card.weather.choice.sunny';
    expect(issues[0]).toEqual({ code: 'label_too_long', where, language: 'en' });
    expect(issues).toHaveLength(3);
  });

  test('names values and labels that occur twice', () => {
    const choices = [{ value: 'sunny' }, { value: 'sunny' }];
    expect(issuesWith({ ...weather, choices })).toContainEqual({
      code: 'duplicate_choice',
      where: 'weather.sunny',
    });
    expect(issuesWith(weather, { 'card.weather.choice.rainy': 'Sunny' })).toContainEqual({
      code: 'same_label',
      where: 'card.weather: Sunny',
      language: 'kk',
    });
  });

  test('names a question that occurs twice', () => {
    expect(issuesWith({ ...weather, key: 'conduct' })).toContainEqual({
      code: 'duplicate_question',
      where: 'conduct',
    });
  });

  test('names keys that no button can carry, and questions in the wrong section', () => {
    expect(
      issuesWith({ ...weather, choices: [{ value: 'sunny' }, { value: 'Дождь' }] }),
    ).toContainEqual({ code: 'bad_key', where: 'Дождь' });
    expect(issuesWith({ ...weather, section: 'media' })).toContainEqual({
      code: 'wrong_section',
      where: 'weather',
    });
  });
});
