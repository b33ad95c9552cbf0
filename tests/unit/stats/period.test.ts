// Periods as people type them, and as buttons carry them.
import { describe, expect, test } from 'vitest';
import { periodCode, readPeriod } from '../../../src/stats/period.ts';

describe('a period', () => {
  test.each([
    ['2012', '2012-01', '2012-12'],
    ['2012-01', '2012-01', '2012-01'],
    ['2012-12', '2012-12', '2012-12'],
    ['2011-06..2012-04', '2011-06', '2012-04'],
    ['2011-06…2012-04', '2011-06', '2012-04'],
    ['2011-06–2012-04', '2011-06', '2012-04'],
    ['2012-04..2012-04', '2012-04', '2012-04'],
    ['2011..2012', '2011-01', '2012-12'],
    ['2011-2012', '2011-01', '2012-12'],
    ['2011–2012', '2011-01', '2012-12'],
    ['1986', '1986-01', '1986-12'],
    ['2012-Q1', '2012-01', '2012-03'],
    ['2012q4', '2012-10', '2012-12'],
  ])('is read from %s', (text, from, to) => {
    expect(readPeriod(text)).toEqual({ from, to });
  });

  test.each([
    '',
    'all',
    '12',
    '2012-13',
    '2012-00',
    '2012-1',
    '2012-04..2011-06',
    '2012..2011',
    '2012-13..',
    '..2012-04',
    '2012-01-28',
    '1812',
    '3012',
    '20122',
    '2012-04..2012',
    ' 2012',
    '2012\n',
    // Months of such years are out of order as texts, and whoever counts them never comes to an end.
    '9999-12',
    '9999-12..',
    '2012-01..9999-12',
    '0001-01',
    '0000-01..',
  ])('is not read from %j', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });

  test.each([
    '2012',
    '2012-Q1',
    '2012-01',
    '2011-06..2012-04',
    '2012-01..2012-11',
    '2012-02..2012-12',
  ])('is written as %s again', (code) => {
    expect(periodCode(readPeriod(code) ?? {})).toBe(code);
  });

  test('since a month or a year has no end', () => {
    expect(readPeriod('2012-04..')).toEqual({ from: '2012-04' });
    expect(readPeriod('2012..')).toEqual({ from: '2012-01' });
    expect(periodCode({ from: '2012-04' })).toBe('2012-04..');
  });

  test('of two whole years is written by its months', () => {
    const period = readPeriod('2011..2012') ?? {};
    expect(periodCode(period)).toBe('2011-01..2012-12');
    expect(readPeriod(periodCode(period))).toEqual(period);
  });

  test.each([
    ['2012-04..', '2012-04'],
    ['2012..', '2012-01'],
  ])('since then is read from %s', (text, from) => {
    expect(readPeriod(text)).toEqual({ from });
    expect(periodCode({ from })).toBe(`${from}..`);
  });

  test.each([1, 2, 3, 4])('of quarter %i is read and written', (quarter) => {
    const from = `2012-${String(quarter * 3 - 2).padStart(2, '0')}`;
    const period = { from, to: `2012-${String(quarter * 3).padStart(2, '0')}` };
    expect(readPeriod(`2012-Q${quarter}`)).toEqual(period);
    expect(readPeriod(`2012q${quarter}`)).toEqual(period);
    expect(periodCode(period)).toBe(`2012-Q${quarter}`);
    expect(readPeriod(periodCode(period))).toEqual(period);
  });

  test('without ends is everything', () => {
    expect(periodCode({})).toBe('all');
  });
});
