// Weeks as ISO 8601 counts them, across years that begin on any day.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/dates.ts';
import {
  isWeek,
  mondayOf,
  nextWeek,
  previousWeek,
  readWeek,
  sundayOf,
  weekCode,
  weekNumber,
  weekOf,
  weekOfYearBefore,
} from '../../../src/digest/week.ts';

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days));

describe('a week', () => {
  it.each([
    ['2026-11-26', '2026-W48'],
    ['2012-01-01', '2011-W52'],
    ['2012-01-02', '2012-W01'],
    ['2011-12-16', '2011-W50'],
    ['2024-02-29', '2024-W09'],
    ['2024-12-30', '2025-W01'],
    ['2020-12-28', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
  ])('of %s is %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('begins on the Monday and ends on the Sunday around each of its days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day);
        expect(mondayOf(week) <= day && day <= sundayOf(week)).toBe(true);
        expect(new Date(mondayOf(week)).getUTCDay()).toBe(1);
        expect(sundayOf(week)).toBe(addDays(mondayOf(week), 6));
        expect(weekOf(mondayOf(week))).toBe(week);
        expect(weekOf(sundayOf(week))).toBe(week);
        expect(isWeek(week)).toBe(true);
        expect(readWeek(weekCode(week))).toBe(week);
      }),
    );
  });

  it('comes after the one before it, and the first has the fourth of January', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day);
        expect(sundayOf(previousWeek(week))).toBe(addDays(mondayOf(week), -1));
        expect(nextWeek(previousWeek(week))).toBe(week);
        expect(weekNumber(weekOf(`${day.slice(0, 4)}-01-04`))).toBe(1);
      }),
    );
  });

  it.each([
    ['2021-W01', '2020-W53'],
    ['2027-W01', '2026-W53'],
    ['2020-W53', '2020-W52'],
    ['2025-W01', '2024-W52'],
  ])('%s follows %s', (week, before) => {
    expect(previousWeek(week)).toBe(before);
  });

  it.each([
    ['2026-W48', '2025-W48'],
    ['2021-W01', '2020-W01'],
    // The fifty-third has none a year before: the last week of that year stands in for it.
    ['2020-W53', '2019-W52'],
    ['2026-W53', '2025-W52'],
    ['2021-W52', '2020-W52'],
    ['2024-W09', '2023-W09'],
  ])('%s is compared with %s a year before', (week, before) => {
    expect(weekOfYearBefore(week)).toBe(before);
    expect(isWeek(weekOfYearBefore(week))).toBe(true);
  });

  it.each(['2026-W53', '2020-W53', '2009-W53', '2026-W01', '2025-W52'])('%s exists', (text) => {
    expect(isWeek(text)).toBe(true);
  });

  it.each(['2025-W53', '2021-W53', '2026-W54', '2026-W00', '2026-48', '2026-W1', '', '0000-W01'])(
    '%j does not exist',
    (text) => {
      expect(isWeek(text)).toBe(false);
      expect(readWeek(text)).toBeUndefined();
    },
  );
});
