// A day, as typed. The clock stands at 22 November 2026, 15:00 in Almaty.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import { addDays, formatDay, formatShortDay } from '../../../src/dates.ts';
import { exampleDay, readDate } from '../../../src/engine/kinds/date.ts';

const question = findQuestion(card, 'event_when');
if (question?.type !== 'date_time') throw new Error('event_when is a date');
const context = { now: new Date('2026-11-22T10:00:00Z'), zone: 'Asia/Almaty', answers: {} };
const read = (text: string) => readDate(question, text, context);

describe('a day', () => {
  test.each([
    ['25.10.2026', '2026-10-25'],
    ['25.10.2026.', '2026-10-25'],
    ['25.10.2026 г.', '2026-10-25'],
    ['25. 10. 2026', '2026-10-25'],
    ['25.10.26', '2026-10-25'],
    ['5.1.26', '2026-01-05'],
    ['05.01.2026', '2026-01-05'],
    ['25/10/2026', '2026-10-25'],
    ['25-10-2026', '2026-10-25'],
    ['25 10 2026', '2026-10-25'],
    ['2026-10-25', '2026-10-25'],
    ['2026.10.25', '2026-10-25'],
    ['25.10', '2026-10-25'],
    ['25/10', '2026-10-25'],
    ['22.11', '2026-11-22'],
    ['23.11', '2025-11-23'],
    ['31.12', '2025-12-31'],
    ['позавчера', '2026-11-20'],
    ['алдыңғы күні', '2026-11-20'],
    ['the day before yesterday', '2026-11-20'],
    ['25 октября', '2026-10-25'],
    ['25 октября 2026', '2026-10-25'],
    ['25 октября 2026 г.', '2026-10-25'],
    ['25 октября 2026 года', '2026-10-25'],
    ['25-го октября', '2026-10-25'],
    ['3 мая', '2026-05-03'],
    ['25 қазан', '2026-10-25'],
    ['25 казан', '2026-10-25'],
    ['25 қазанда', '2026-10-25'],
    ['25-ші қазан', '2026-10-25'],
    ['25 қазан 2026', '2026-10-25'],
    ['2026 ж. 25 қазан', '2026-10-25'],
    ['2026 жылғы 25 қазан', '2026-10-25'],
    ['16 желтоқсан', '2025-12-16'],
    ['October 25', '2026-10-25'],
    ['October 25, 2026', '2026-10-25'],
    ['25 Oct', '2026-10-25'],
    ['25th of October', '2026-10-25'],
    ['May 1', '2026-05-01'],
    ['22.11.2025', '2025-11-22'],
  ])('is read from %j', (text, date) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'date', date } });
  });

  test('is read back however a language writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), (daysAgo) => {
        const date = addDays('2026-11-22', -daysAgo);
        const texts = [
          date,
          formatShortDay(date),
          formatDay(date, 'kk'),
          formatDay(date, 'ru'),
          formatDay(date, 'en'),
        ];
        for (const text of texts) expect(read(text)).toMatchObject({ answer: { date } });
      }),
    );
  });

  test.each([['now'], ['Сейчас'], ['қазір']])('is the present moment when it says %j', (text) => {
    const answer = { kind: 'day', said: 'now', at: '2026-11-22T10:00:00.000Z' };
    expect(read(text)).toEqual({ kind: 'answer', answer });
  });

  test.each([
    ['сегодня', 'today'],
    ['бүгін', 'today'],
    ['today', 'today'],
    ['Вчера', 'yesterday'],
    ['кеше.', 'yesterday'],
    ['Yesterday', 'yesterday'],
  ])('is left to the zone of the place when it says %j', (text, said) => {
    const answer = { kind: 'day', said, at: '2026-11-22T10:00:00.000Z' };
    expect(read(text)).toEqual({ kind: 'answer', answer });
  });

  test('is counted in the zone of the place', () => {
    const lateEvening = { ...context, now: new Date('2026-11-22T20:00:00Z') };
    const answer = { kind: 'date', date: '2026-11-21' };
    expect(readDate(question, 'позавчера', lateEvening)).toEqual({ kind: 'answer', answer });
  });

  test.each([
    ['в пятницу', '2026-11-20'],
    ['пятница', '2026-11-20'],
    ['во вторник', '2026-11-17'],
    ['жұмада', '2026-11-20'],
    ['жұма күні', '2026-11-20'],
    ['дүйсенбіде', '2026-11-16'],
    ['on Friday', '2026-11-20'],
    ['Saturday', '2026-11-21'],
    ['3 дня назад', '2026-11-19'],
    ['три дня назад', '2026-11-19'],
    ['неделю назад', '2026-11-15'],
    ['2 недели назад', '2026-11-08'],
    ['3 күн бұрын', '2026-11-19'],
    ['үш күн бұрын', '2026-11-19'],
    ['бір апта бұрын', '2026-11-15'],
    ['3 days ago', '2026-11-19'],
    ['a week ago', '2026-11-15'],
  ])('is counted back in %j', (text, date) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'date', date } });
  });

  test.each([
    ['в прошлую пятницу', ['2026-11-20', '2026-11-13']],
    ['өткен жұма', ['2026-11-20', '2026-11-13']],
    ['last Friday', ['2026-11-20', '2026-11-13']],
    ['в воскресенье', ['2026-11-22', '2026-11-15']],
  ])('is asked back when %j may be two', (text, dates) => {
    const options = dates.map((date) => ({ answer: { kind: 'date', date } }));
    expect(read(text)).toEqual({ kind: 'choices', options });
  });
});

describe('a day is refused', () => {
  test.each([
    ['', 'date_format'],
    ['недавно', 'date_format'],
    ['завтра', 'date_format'],
    ['25', 'date_format'],
    ['октябрь', 'date_format'],
    ['25 26 октября', 'date_format'],
    ['25 октября 2026 2025', 'date_format'],
    ['1.1.1.1', 'date_format'],
    ['123.10.2026', 'date_format'],
    ['25.10.2026 вечером на площади у театра, точно помню', 'date_format'],
    ['31.04.2026', 'date_exists'],
    ['30.02', 'date_exists'],
    ['30.02.2026', 'date_exists'],
    ['29.02.2023', 'date_exists'],
    ['00.10.2026', 'date_exists'],
    ['10/25/2026', 'date_exists'],
    ['31 қараша', 'date_exists'],
    ['23.11.2026', 'date_future'],
    ['01.01.2027', 'date_future'],
    ['December 16, 2026', 'date_future'],
    ['21.11.2025', 'date_too_old'],
    ['25.10.2024', 'date_too_old'],
    ['25 октября 2011', 'date_too_old'],
    ['25 қазан 2011', 'date_too_old'],
    ['October 25 2011', 'date_too_old'],
    ['29.02', 'date_too_old'],
  ])('%j with %s', (text, code) => {
    expect(read(text)).toMatchObject({ kind: 'refused', refusal: { refused: code } });
  });

  test('with an example that would be accepted', () => {
    const example = exampleDay(context);
    expect(read('недавно')).toMatchObject({ refusal: { params: { example } } });
    expect(read(example)).toMatchObject({ kind: 'answer' });
  });

  test('or read, but never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => /answer|choices|refused/.test(read(text).kind)));
  });
});
