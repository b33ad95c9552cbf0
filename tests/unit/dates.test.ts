// Which local day an instant belongs to, and how days are written.
import { describe, expect, test } from 'vitest';
import { addDays, formatDay, localDate, makeDate } from '../../src/dates.ts';

describe('the local day', () => {
  test.each([
    // Almaty moved from UTC+6 to UTC+5 on 1 March 2024.
    ['Asia/Almaty', '2024-02-28T17:59:00Z', '2024-02-28'],
    ['Asia/Almaty', '2024-02-28T18:00:00Z', '2024-02-29'],
    ['Asia/Almaty', '2024-03-01T18:59:00Z', '2024-03-01'],
    ['Asia/Almaty', '2024-03-01T19:00:00Z', '2024-03-02'],
    ['Asia/Qostanay', '2024-02-28T18:00:00Z', '2024-02-29'],
    ['Asia/Aqtau', '2024-02-28T18:59:00Z', '2024-02-28'],
    ['Asia/Aqtau', '2024-02-28T19:00:00Z', '2024-02-29'],
    // Kyzylorda moved on 21 December 2018.
    ['Asia/Qyzylorda', '2018-12-19T18:00:00Z', '2018-12-20'],
    ['Asia/Qyzylorda', '2018-12-22T18:00:00Z', '2018-12-22'],
    ['Asia/Qyzylorda', '2018-12-22T19:00:00Z', '2018-12-23'],
    ['Asia/Oral', '2012-01-28T18:59:00Z', '2012-01-28'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(localDate(new Date(instant), zone)).toBe(day);
  });
});

describe('days', () => {
  test('are added over the end of a year and over a leap day', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2026-11-22', -365)).toBe('2025-11-22');
  });

  test('that are not in the calendar are not made', () => {
    expect(makeDate(2024, 2, 29)).toBe('2024-02-29');
    expect(makeDate(2023, 2, 29)).toBeUndefined();
    expect(makeDate(2023, 13, 1)).toBeUndefined();
    expect(makeDate(2023, 0, 1)).toBeUndefined();
  });

  test('are written in words', () => {
    expect(formatDay('2012-01-28', 'en')).toBe('28 January 2012');
    expect(formatDay('2012-01-28', 'ru').replace(/\s/g, ' ')).toBe('28 января 2012 г.');
    expect(formatDay('2012-01-28', 'kk').replace(/\s/g, ' ')).toBe('2012 ж. 28 қаңтар');
  });
});
