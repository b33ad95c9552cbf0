// Months in which places are monitored, against a set of months that the test keeps itself.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isRefusal } from '../../../src/errors.ts';
import {
  changeRanges,
  daysOf,
  type MonthRange,
  mergeRanges,
  monthsCovered,
} from '../../../src/stats/coverage.ts';
import { readCoverageOrder } from '../../../src/stats/coverage-words.ts';
import { addMonths } from '../../../src/stats/period.ts';

const TODAY = '2026-11-22';
const year2012 = { from: '2012-01', to: '2012-12' };

test.each<[string, MonthRange[], MonthRange[]]>([
  [
    'that overlap',
    [year2012, { from: '2012-06', to: '2013-02' }],
    [{ from: '2012-01', to: '2013-02' }],
  ],
  ['that touch', [year2012, { from: '2013-01' }], [{ from: '2012-01' }]],
  [
    'inside one that goes on',
    [{ from: '2012-01' }, { from: '2020-01', to: '2020-05' }],
    [{ from: '2012-01' }],
  ],
  [
    'with a gap of a month',
    [{ from: '2013-02', to: '2013-02' }, year2012],
    [year2012, { from: '2013-02', to: '2013-02' }],
  ],
])('ranges %s are put in order and made one where they meet', (_, ranges, merged) => {
  expect(mergeRanges(ranges)).toEqual(merged);
});

test.each<[string, MonthRange, MonthRange, MonthRange[]]>([
  ['its end', year2012, { from: '2012-05' }, [{ from: '2012-01', to: '2012-04' }]],
  [
    'its beginning',
    year2012,
    { from: '2011-01', to: '2012-02' },
    [{ from: '2012-03', to: '2012-12' }],
  ],
  ['all of it', year2012, { from: '2011-01' }, []],
  ['what lies beside it', year2012, { from: '2013-01' }, [year2012]],
  [
    'its middle, and it still goes on',
    { from: '2012-01' },
    { from: '2012-03', to: '2012-03' },
    [{ from: '2012-01', to: '2012-02' }, { from: '2012-04' }],
  ],
])('a range loses %s', (_, range, gone, left) => {
  expect(changeRanges([range], 'remove', gone)).toEqual(left);
});

const FIRST = '2010-01';
const months = Array.from({ length: 60 }, (_, at) => addMonths(FIRST, at));
const anyRange = fc
  .tuple(fc.nat(59), fc.option(fc.nat(20), { nil: undefined }))
  .map(([at, length]): MonthRange => {
    const from = addMonths(FIRST, at);
    return length === undefined ? { from } : { from, to: addMonths(from, length) };
  });

it('any order of additions and removals leaves the months that a set of months has', () => {
  const anyChange = fc.tuple(fc.constantFrom('add' as const, 'remove' as const), anyRange);
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
      const watched = new Set<string>();
      let ranges: readonly MonthRange[] = [];
      for (const [does, range] of changes) {
        ranges = changeRanges(ranges, does, range);
        for (const month of months) {
          const isIn = range.from <= month && (range.to === undefined || month <= range.to);
          if (isIn && does === 'add') watched.add(month);
          if (isIn && does === 'remove') watched.delete(month);
        }
      }
      const period = { from: months[0] ?? '', to: months.at(-1) ?? '' };
      expect(monthsCovered(ranges, period, TODAY)).toEqual(
        months.filter((one) => watched.has(one)),
      );
      expect(mergeRanges(ranges)).toEqual(ranges);
    }),
  );
});

it('counts the days of months, and of the month that goes on only those that have passed', () => {
  expect(daysOf(['2012-02'], TODAY)).toBe(29);
  expect(daysOf(['2011-06', '2011-07'], TODAY)).toBe(61);
  expect(daysOf(['2026-10', '2026-11', '2026-12'], TODAY)).toBe(31 + 22);
});

it('nothing after today has been monitored yet', () => {
  const period = { from: '2026-10', to: '2027-03' };
  expect(monthsCovered([{ from: '2020-01' }], period, TODAY)).toEqual(['2026-10', '2026-11']);
});

describe('what a coordinator writes', () => {
  const read = (text: string) => readCoverageOrder(text, TODAY);

  test.each<[string, 'add' | 'remove', string[], MonthRange]>([
    ['almaty 2011-06..2012-04', 'add', ['almaty'], { from: '2011-06', to: '2012-04' }],
    ['almaty 2026-11..', 'add', ['almaty'], { from: '2026-11' }],
    ['2026.. Алматы, Астана', 'add', ['almaty', 'astana'], { from: '2026-01' }],
    ['almaty,astana,2026', 'add', ['almaty', 'astana'], { from: '2026-01', to: '2026-12' }],
    ['remove almaty 2012-05..', 'remove', ['almaty'], { from: '2012-05' }],
    ['убрать Алматы 2012-05 .. 2012-06', 'remove', ['almaty'], { from: '2012-05', to: '2012-06' }],
    ['Жою ақтау 2012-Q1', 'remove', ['aktau'], { from: '2012-01', to: '2012-03' }],
    ['almaty, Алматы 2012-01', 'add', ['almaty'], { from: '2012-01', to: '2012-01' }],
  ])('“%s” is understood', (text, does, places, range) => {
    expect(read(text)).toMatchObject({ does, places, range });
  });

  it('a region stands for all of its places, and the country for every place with a name', () => {
    const region = read('Мангистауская область 2026..');
    expect(region).toMatchObject({ areas: [{ kind: 'region', id: 'mangystau' }] });
    if (isRefusal(region)) throw new Error('refused');
    expect(region.places).toEqual(expect.arrayContaining(['aktau', 'zhanaozen']));
    const country = read('Казахстан 2026..');
    expect(isRefusal(country) ? 0 : country.places.length).toBeGreaterThan(50);
  });

  test.each([
    ['almaty', 'coverage_words'],
    ['2026-11..', 'coverage_words'],
    ['remove 2026-11..', 'coverage_words'],
    ['almaty 2011 2012', 'coverage_words'],
    ['Atlantis 2026', 'coverage_place'],
    ['almaty, Atlantis 2026', 'coverage_place'],
    ['almaty astana 2026', 'coverage_place'],
    ['almaty 2012-13..', 'coverage_words'],
    ['almaty 2012-13 2026', 'coverage_place'],
    ['almaty 2012-04..2011-06', 'coverage_words'],
    ['almaty 2062-01..', 'coverage_months'],
    ['almaty 2026-11..2028-01', 'coverage_months'],
    ['almaty 1986-01..', 'coverage_months'],
  ])('“%s” is refused as %s', (text, code) => {
    expect(read(text)).toMatchObject({ refused: code });
  });

  it('more than can be meant is refused', () => {
    expect(read(`${'almaty, '.repeat(100)} 2026`)).toMatchObject({ refused: 'coverage_words' });
  });
});
