// How texts are filled, and whom they greet in which language.
import { describe, expect, test } from 'vitest';
import { formatNumber, isLanguage, languageOf, t } from '../../src/locales/translate.ts';

describe('a text', () => {
  test('has its numbers in the manner of the language', () => {
    expect(t('ru', 'refusal.size_max', { max: 200_000 })).toContain('200\u00a0000');
    expect(t('en', 'refusal.size_max', { max: 200_000 })).toContain('200,000');
    expect(formatNumber('kk', 12_345)).toBe('12\u00a0345');
  });

  test.each([
    ['ru', 1, '1 короткий вопрос,'],
    ['ru', 3, '3 коротких вопроса,'],
    ['ru', 8, '8 коротких вопросов,'],
    ['en', 1, '1 short question,'],
    ['en', 8, '8 short questions,'],
    ['kk', 8, '8 қысқа сұрақ,'],
  ] as const)('in %s counts %i as %j', (language, total, words) => {
    expect(t(language, 'report.welcome', { total })).toContain(words);
  });

  test('that lacks a parameter is a bug', () => {
    expect(() => t('en', 'refusal.date_format')).toThrow();
  });
});

describe('the language of a new person', () => {
  test.each([
    ['kk', 'kk'],
    ['kk-KZ', 'kk'],
    ['ru', 'ru'],
    ['ru-RU', 'ru'],
    ['uz', 'ru'],
    ['KY', 'ru'],
    ['uk', 'ru'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('whose Telegram speaks %j is %s', (code, language) => {
    expect(languageOf(code)).toBe(language);
  });

  test('can be one of three', () => {
    expect(['kk', 'ru', 'en', 'de', 7].filter(isLanguage)).toEqual(['kk', 'ru', 'en']);
  });
});
