// How answers of each kind are read by people, in three languages.
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import type { Language } from '../../../src/locales/translate.ts';
import {
  answerText,
  choiceLabels,
  choiceText,
  questionText,
  regimeIn,
} from '../../../src/screens/card-texts.ts';

function question(key: string) {
  const found = findQuestion(card, key);
  if (found === undefined) throw new Error(`no question ${key}`);
  return found;
}

function said(key: string, answer: Answer, language: Language, answers: Answers = {}) {
  return answerText(question(key), { ...answers, [key]: answer }, language)?.replaceAll(
    '\u00a0',
    ' ',
  );
}

describe('an answer', () => {
  test.each<[string, Answer, string, string, string]>([
    ['start_time', { kind: 'time', time: '15:30' }, '15:30', '15:30', '15:30'],
    [
      'end_time',
      { kind: 'time', time: '01:30', date: '2026-10-26' },
      '26 October 2026, 01:30',
      '26 октября 2026 г., 01:30',
      '2026 ж. 26 қазан, 01:30',
    ],
    [
      'note',
      { kind: 'text', text: 'Ән айтты <b>' },
      '“Ән айтты <b>”',
      '«Ән айтты <b>»',
      '«Ән айтты <b>»',
    ],
    ['refusals_before', { kind: 'number', value: 3 }, '3 times', '3 раза', '3 рет'],
    ['fined_people', { kind: 'number', value: 21 }, '21 people', '21 человек', '21 адам'],
    [
      'fined_people',
      { kind: 'number', value: 1200 },
      '1,200 people',
      '1 200 человек',
      '1 200 адам',
    ],
    ['arrested_people', { kind: 'number', value: 1 }, '1 person', '1 человек', '1 адам'],
    ['arrest_days', { kind: 'size', low: 15, high: 15 }, '15 days', '15 суток', '15 тәулік'],
    ['arrest_days', { kind: 'size', low: 5, high: 21 }, '5–21 days', '5–21 сутки', '5–21 тәулік'],
    [
      'arrest_days',
      { kind: 'size', low: 10, high: null },
      '10 or more',
      '10 и больше',
      '10 және одан көп',
    ],
    ['fine_amount', { kind: 'money', value: 50, unit: 'mci' }, '50 MCI', '50 МРП', '50 АЕК'],
    [
      'fine_amount',
      { kind: 'money', value: 184_600, unit: 'kzt' },
      '184,600 tenge',
      '184 600 тенге',
      '184 600 теңге',
    ],
    ['photo', { kind: 'photos', fileIds: ['a', 'b'] }, '2 photos', '2 фото', '2 фото'],
    [
      'link',
      { kind: 'link', url: 'https://t.me/a' },
      'https://t.me/a',
      'https://t.me/a',
      'https://t.me/a',
    ],
    ['injured', { kind: 'unknown' }, "I don't know", 'Не знаю', 'Білмеймін'],
    ['count_method', { kind: 'unknown' }, "I don't know", 'Не знаю', 'Білмеймін'],
    ['police_count', { kind: 'size', low: 5, high: 15, band: 'p2' }, '5-15', '5–15', '5–15'],
    ['police_count', { kind: 'size', low: 20, high: 30 }, '20–30', '20–30', '20–30'],
    [
      'participants',
      { kind: 'size', low: 50, high: null },
      '50 or more',
      '50 и больше',
      '50 және одан көп',
    ],
    [
      'police_types',
      { kind: 'choices', values: ['riot', 'masked'] },
      'Riot police (SOBR); people in masks',
      'СОБР, спецназ; люди в масках',
      'СОБР, арнайы жасақ; маска кигендер',
    ],
    [
      'police_types',
      { kind: 'choices', values: ['uniformed', 'riot', 'national_guard'] },
      'Police in uniform; riot police (SOBR); National Guard, soldiers',
      'Полиция в форме; СОБР, спецназ; нацгвардия, военные',
      'Формадағы полиция; СОБР, арнайы жасақ; Ұлттық ұлан, әскерилер',
    ],
    [
      'event_when',
      { kind: 'date', date: '2026-10-25' },
      '25 October 2026',
      '25 октября 2026 г.',
      '2026 ж. 25 қазан',
    ],
  ])('to %s, %j, is read', (key, answer, en, ru, kk) => {
    expect([said(key, answer, 'en'), said(key, answer, 'ru'), said(key, answer, 'kk')]).toEqual([
      en,
      ru,
      kk,
    ]);
  });

  test('that was not given has no text', () => {
    expect(answerText(question('note'), {}, 'en')).toBeUndefined();
  });
});

describe('under the law of 1995', () => {
  const answers: Answers = {
    event_when: { kind: 'date', date: '2012-01-28' },
    form: { kind: 'choice', value: 'rally' },
  };

  test('permission is asked for', () => {
    expect(regimeIn(answers)).toBe('law_1995');
    expect(questionText(question('permit_status'), 'en', 'law_1995')).toBe(
      'Did the akimat give permission?',
    );
    expect(said('permit_status', { kind: 'choice', value: 'not_applied' }, 'ru', answers)).toBe(
      'Никто не просил разрешения',
    );
  });

  test('what is worded for no law keeps its words', () => {
    expect(choiceText('permit_status', 'official', 'en', 'law_1995')).toBe(
      'The authorities organised it',
    );
    expect(questionText(question('form'), 'kk', 'law_1995')).toBe('Бұл қандай акция болды?');
  });
});

test('a choice can be typed in the words of any law', () => {
  expect(choiceLabels('permit_status', 'not_applied')).toEqual(
    expect.arrayContaining([
      'Nobody asked or notified',
      'Nobody applied for approval',
      'Никто не просил разрешения',
    ]),
  );
});
