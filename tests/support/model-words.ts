// What people type at a question, with what they mean by it: a few of each kind, in any language.
import type { Answer, Question } from '../../src/card/types.ts';
import type { Language } from '../../src/locales/translate.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { required } from './model-card.ts';
import type { Spoken } from './model-meant.ts';

export interface Spelled {
  readonly types?: string;
  readonly shares?: { readonly latitude: number; readonly longitude: number };
  readonly said: Spoken;
}

const nonsense: Spelled = { types: 'zxqw vbnm', said: 'not understood' };
const inMoscow: Spelled = { shares: { latitude: 55.75, longitude: 37.62 }, said: 'not understood' };
const size = (low: number, high = low): Answer => ({ kind: 'size', low, high });

const places: readonly Spelled[] = [
  { types: 'Алматы', said: { kind: 'place', place: 'almaty' } },
  { types: 'г. Астана', said: { kind: 'place', place: 'astana' } },
  { types: 'Ташкент', said: 'not understood' },
  {
    shares: { latitude: 43.2431, longitude: 76.8912 },
    said: { kind: 'place', place: 'almaty', point: { lat: 43.24, lon: 76.89 } },
  },
  inMoscow,
];

const days = (now: string): readonly Spelled[] => [
  { types: '20.11.2026', said: { kind: 'date', date: '2026-11-20' } },
  { types: '16 декабря 2025', said: { kind: 'date', date: '2025-12-16' } },
  { types: 'вчера', said: { kind: 'day', said: 'yesterday', at: now } },
  { types: '31.02.2026', said: 'not understood' },
  { types: '01.01.2031', said: 'not understood' },
];

const sizes: readonly Spelled[] = [
  { types: '25', said: size(25) },
  { types: '30-40', said: size(30, 40) },
  { types: '10-400', said: size(10, 400) },
  { types: 'не знаю', said: { kind: 'unknown' } },
  { types: '0', said: 'not understood' },
];

/** What would answer the next question, and says nothing at this one. */
export function tooEarly(question: Question | undefined, language: Language): readonly Spelled[] {
  const index = required.findIndex(({ key }) => key === question?.key);
  const next = required[index + 1];
  // Nearly everything is like the name of some place; details may be any text.
  if (index < 0 || next === undefined || question?.type === 'location') return [];
  const [first] = spelledAt(next, { language, now: '', n: 0 });
  return first === undefined ? [] : [{ ...first, said: 'not understood' }];
}

/** All that may be typed or shared at this question. @param now the time at which it is */
export function everythingAt(
  question: Question | undefined,
  options: { language: Language; now: string; n: number },
): readonly Spelled[] {
  return [...spelledAt(question, options), ...tooEarly(question, options.language)];
}

function spelledAt(
  question: Question | undefined,
  { language, now, n }: { language: Language; now: string; n: number },
): readonly Spelled[] {
  switch (question?.type) {
    case 'location':
      return [...places, nonsense];
    case 'date_time':
      return [...days(now), nonsense, inMoscow];
    case 'int_range':
      return question.unit === 'days'
        ? [{ types: '12', said: size(12) }, nonsense]
        : [...sizes, nonsense, inMoscow];
    case 'single_choice':
    case 'multi_choice':
      return [chosen(question, language, n), nonsense, inMoscow];
    case 'text':
      return [{ types: 'By the fountain', said: { kind: 'text', text: 'By the fountain' } }];
    case 'integer':
      return [{ types: '12', said: { kind: 'number', value: 12 } }, nonsense];
    case 'money_or_mci':
      return [{ types: '50000 тг', said: { kind: 'money', value: 50_000, unit: 'kzt' } }, nonsense];
    default:
      return [nonsense, inMoscow];
  }
}

function chosen(
  question: Question & { type: 'single_choice' | 'multi_choice' },
  language: Language,
  n: number,
): Spelled {
  const { value } = question.choices[n % question.choices.length] ?? { value: '' };
  return {
    types: choiceText(question.key, value, language),
    said:
      question.type === 'single_choice'
        ? { kind: 'choice', value }
        : { kind: 'choices', values: [value] },
  };
}
