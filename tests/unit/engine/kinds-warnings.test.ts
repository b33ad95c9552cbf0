// Answers that are possible and yet unlikely draw a warning; photos add up to one answer.
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { beginAddition, type Input } from '../../../src/engine/interview.ts';
import { readPress, readTyped } from '../../../src/engine/kinds/read.ts';
import type { Interview } from '../../../src/engine/state.ts';
import { choose, interviewAt, must, say } from './people.ts';

const now = { now: new Date('2026-11-22T10:00:00Z'), zone: 'Asia/Almaty' };
const labels = () => [];

function question(key: string) {
  const found = findQuestion(card, key);
  if (found === undefined) throw new Error(`no question ${key}`);
  return found;
}

function warningOf(key: string, text: string, answers: Answers): string | undefined {
  const reading = readTyped(question(key), { kind: 'text', text, labels }, { ...now, answers });
  return reading.kind === 'answer' ? reading.warning : undefined;
}

function warningOfPress(key: string, value: string, answers: Answers): string | undefined {
  const reading = readPress(question(key), value, { ...now, answers });
  return reading.kind === 'answer' ? reading.warning : undefined;
}

const one = (value: string): Answer => ({ kind: 'choice', value });
const people = (low: number, high: number | null): Answer => ({ kind: 'size', low, high });

describe('a warning', () => {
  test.each<[string, string, Answers, string | undefined]>([
    ['participants', '10-60', {}, 'size_wide'],
    ['participants', '10-50', {}, undefined],
    ['participants', '5', { form: one('picket_single') }, 'single_picket'],
    ['participants', '2', { form: one('picket_single') }, undefined],
    ['participants', '3+', { form: one('picket_single') }, 'single_picket'],
    ['detained_count', '60', { participants: people(40, 50) }, 'detained_more_than_people'],
    ['detained_count', '50', { participants: people(40, 50) }, undefined],
    ['detained_count', '60', { participants: people(40, null) }, undefined],
    ['detained_count', '60', { participants: { kind: 'unknown' } }, undefined],
    ['detained_count', '60', {}, undefined],
    ['fine_amount', '501 МРП', {}, 'fine_high'],
    ['fine_amount', '500 МРП', {}, undefined],
    ['fine_amount', '2 163 000 тенге', {}, 'fine_high'],
    ['fine_amount', '2 162 500 тенге', {}, undefined],
    [
      'fine_amount',
      '1 900 000 тенге',
      { event_when: { kind: 'date', date: '2024-05-01' } },
      'fine_high',
    ],
    ['arrest_days', '26', {}, 'days_high'],
    ['arrest_days', '5-25', {}, undefined],
    ['note', 'тел. 8 (727) 123-45-67', {}, 'no_phone_iin'],
    ['demands', 'звоните +49 170 1234567', {}, 'no_phone_iin'],
    ['note', 'оштрафовали на 184600 тенге', {}, undefined],
    ['note', 'с 10:00 до 17:00, 25.10.2026', {}, undefined],
  ])('on %s %j with %j: %s', (key, text, answers, warning) => {
    expect(warningOf(key, text, answers)).toBe(warning);
  });

  test.each<[string, string, Answers, string | undefined]>([
    ['participants', 'b6', {}, undefined],
    ['participants', 'b6', { form: one('picket_single') }, 'single_picket'],
    ['form', 'picket_single', { participants: people(30, 40) }, 'single_picket'],
    ['form', 'picket_single', { participants: people(1, 1) }, undefined],
    ['permit_answer', 'refused', { permit_status: one('allowed') }, 'allowed_but_refused'],
    ['permit_answer', 'agreed', { permit_status: one('denied') }, 'denied_but_agreed'],
    ['permit_answer', 'silent', { permit_status: one('denied') }, undefined],
    ['permit_status', 'allowed', { permit_answer: one('refused') }, 'allowed_but_refused'],
  ])('on a tap on %s %s with %j: %s', (key, value, answers, warning) => {
    expect(warningOfPress(key, value, answers)).toBe(warning);
  });
});

describe('an option that is picked', () => {
  const atDetail = (section: string, at: string): Interview => ({
    ...beginAddition('details', {}),
    section,
    at,
  });
  const pick = (index: number): Input => ({ kind: 'pick', index });
  const options = (interview: Interview) =>
    interview.pending?.kind === 'options' ? interview.pending.options : [];

  test('draws the warning that it would have drawn when typed', () => {
    const asked = must(atDetail('follow_up', 'fine_amount'), say('600'));
    const index = options(asked).findIndex(
      (answer) => answer.kind === 'money' && answer.unit === 'mci',
    );
    expect(warningOf('fine_amount', '600 МРП', {})).toBe('fine_high');
    const warned = must(asked, pick(index));
    const answer = { kind: 'money', value: 600, unit: 'mci' };
    expect(warned).toMatchObject({
      at: 'fine_amount',
      answers: {},
      pending: { kind: 'warning', answer, warning: 'fine_high' },
    });
    expect(must(warned, { kind: 'insist' }).answers).toEqual({ fine_amount: answer });
    expect(must(warned, { kind: 'back' })).toEqual(atDetail('follow_up', 'fine_amount'));
  });

  test('is taken at once where nothing speaks against it', () => {
    const asked = must(atDetail('follow_up', 'fine_amount'), say('50'));
    for (const [index, answer] of options(asked).entries()) {
      expect(must(asked, pick(index)).answers).toEqual({ fine_amount: answer });
    }
  });

  test('among places goes the way of any other tap', () => {
    const asked = must(interviewAt('place'), say('Абай'));
    const [, first = ''] = asked.page?.split('.') ?? [];
    const reading = readPress(question('place'), first, { ...now, answers: {} });
    const chosen = must(asked, choose('place', first));
    expect(reading).toEqual({ kind: 'answer', answer: chosen.answers['place'] });
  });
});

describe('a time', () => {
  const today: Answers = { event_when: { kind: 'day', said: 'today', at: now.now.toISOString() } };
  const read = (key: string, text: string, answers: Answers) =>
    readTyped(question(key), { kind: 'text', text, labels }, { ...now, answers });

  test.each([
    ['сейчас', '15:00'],
    ['қазір', '15:00'],
    ['час назад', '14:00'],
    ['40 минут бұрын', '14:20'],
    ['half an hour ago', '14:30'],
    ['14:59', '14:59'],
  ])('of today is %j', (text, time) => {
    expect(read('start_time', text, today)).toMatchObject({ answer: { time } });
  });

  test('that has not come yet is refused', () => {
    expect(read('start_time', '15:01', today)).toMatchObject({
      refusal: { refused: 'time_future' },
    });
  });

  test('of which only the clock leaves one reading is asked back', () => {
    const options = [{ answer: { kind: 'time', time: '04:00' } }];
    expect(read('start_time', 'в 4', today)).toEqual({ kind: 'choices', options });
  });

  test('that went on for a while needs the start', () => {
    expect(read('end_time', '40 минут', today)).toMatchObject({
      refusal: { refused: 'duration_needs_start' },
    });
  });

  test('that ends before it began is refused with an example of the next day', () => {
    const answers: Answers = {
      event_when: { kind: 'date', date: '2026-10-31' },
      start_time: { kind: 'time', time: '22:00' },
    };
    expect(read('end_time', '01:30', answers)).toMatchObject({
      refusal: { refused: 'end_before_start', params: { end: '01.11 01:30' } },
    });
    expect(read('end_time', '01.11 01:30', answers)).toMatchObject({
      answer: { time: '01:30', date: '2026-11-01' },
    });
  });

  test('of the start cannot lie behind the end', () => {
    const answers = { ...today, end_time: { kind: 'time', time: '12:00' } } as const;
    expect(read('start_time', '13:00', answers)).toMatchObject({
      refusal: { refused: 'end_before_start' },
    });
  });
});

describe('a text', () => {
  test('that is too long is refused with its length', () => {
    const text = '😀'.repeat(600) + 'ә';
    const reading = readTyped(
      question('note'),
      { kind: 'text', text, labels },
      { ...now, answers: {} },
    );
    expect(reading).toMatchObject({
      refusal: { refused: 'text_long', params: { max: 600, length: 601 } },
    });
  });
});

describe('photos', () => {
  const photo = (fileId: string, answers: Answers, key = 'photo') =>
    readTyped(question(key), { kind: 'photo', fileId }, { ...now, answers });
  const photos = (fileIds: readonly string[]): Answers => ({ photo: { kind: 'photos', fileIds } });

  test('are added to those that are there', () => {
    expect(photo('b', photos(['a']))).toEqual({
      kind: 'answer',
      answer: { kind: 'photos', fileIds: ['a', 'b'] },
    });
    expect(photo('a', photos(['a']))).toMatchObject({ answer: { fileIds: ['a'] } });
  });

  test('are at most ten', () => {
    const ten = '0123456789'.split('');
    expect(photo('x', photos(ten))).toMatchObject({
      refusal: { refused: 'photo_max', params: { max: 10 } },
    });
    expect(photo('9', photos(ten))).toMatchObject({ kind: 'answer' });
  });

  test('belong to their own question', () => {
    expect(photo('a', {}, 'note')).toMatchObject({ refusal: { refused: 'no_photo_here' } });
  });
});

describe('"I don’t know"', () => {
  test.each<[string, Answer]>([
    ['venue_type', { kind: 'choice', value: 'unknown' }],
    ['police_types', { kind: 'choices', values: ['unknown'] }],
    ['count_method', { kind: 'unknown' }],
    ['police_count', { kind: 'unknown' }],
    ['start_time', { kind: 'unknown' }],
    ['note', { kind: 'unknown' }],
    ['fine_amount', { kind: 'unknown' }],
    ['photo', { kind: 'unknown' }],
  ])('is kept by %s as %j', (key, answer) => {
    expect(readPress(question(key), 'unknown', { ...now, answers: {} })).toEqual({
      kind: 'answer',
      answer,
    });
  });

  test.each(['event_when', 'place', 'observer_basis'])('is no answer to %s', (key) => {
    expect(readPress(question(key), 'unknown', { ...now, answers: {} })).toMatchObject({
      kind: 'refused',
    });
  });
});
