// A day, as typed. The clock stands at 22 November 2026, 15:00 in Almaty.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import { addDays, formatDay, formatShortDay } from '../../../src/dates.ts';
import { exampleDay, readDate } from '../../../src/engine/kinds/date.ts';

const question = findQuestion(card, 'event_when');
if (question?.type !== 'date_time') throw new Error('event_when is a date');
const context = { now: new Date('2026-11-22T10:00:00Z'), zone: 'Asia/Almaty' };
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
    ['сегодня', '2026-11-22'],
    ['Вчера', '2026-11-21'],
    ['позавчера', '2026-11-20'],
    ['бүгін', '2026-11-22'],
    ['Кеше', '2026-11-21'],
    ['кеше.', '2026-11-21'],
    ['алдыңғы күні', '2026-11-20'],
    ['today', '2026-11-22'],
    ['Yesterday', '2026-11-21'],
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

  test('is counted in the zone of the place', () => {
    const lateEvening = { now: new Date('2026-11-22T20:00:00Z'), zone: 'Asia/Almaty' };
    const answer = { kind: 'date', date: '2026-11-23' };
    expect(readDate(question, 'сегодня', lateEvening)).toEqual({ kind: 'answer', answer });
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
    fc.assert(fc.property(fc.string(), (text) => /answer|refused/.test(read(text).kind)));
  });
});
