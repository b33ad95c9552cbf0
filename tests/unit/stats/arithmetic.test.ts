// How sums are taken apart, put in order, interpolated, put into bands and rounded.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellsOf, without } from '../../../src/stats/cells.ts';
import { type Histogram, quantile } from '../../../src/stats/quantile.ts';
import { percent, round } from '../../../src/stats/rounding.ts';
import { sizeBands } from '../../../src/stats/size-bands.ts';
import type { SpanSum } from '../../../src/stats/sums.ts';
import { records, spanSumsOf } from './any-records.ts';

describe('rounding', () => {
  test.each([
    [6.25, 1, 6.3, 6.2],
    [6.24, 1, 6.2, 6.2],
    [0.05, 1, 0.1, 0],
    [1.005, 2, 1.01, 1],
    [35.5, 0, 36, 35],
    [41.9999, 1, 42, 41.9],
    [0, 1, 0, 0],
    [2.675, 2, 2.68, 2.67],
  ])('%f to %i decimals is %f half up and %f cut off', (value, decimals, natural, kibhr) => {
    expect(round(value, decimals, 'natural')).toBe(natural);
    expect(round(value, decimals, 'kibhr')).toBe(kibhr);
  });

  test.each([
    [67, 162, 41.4, 41.3],
    [57, 162, 35.2, 35.1],
    [38, 162, 23.5, 23.4],
    [150, 162, 92.6, 92.5],
    [12, 162, 7.4, 7.4],
    [1, 16, 6.3, 6.2],
    [9, 150, 6, 6],
    [0, 0, 0, 0],
  ])('%i of %i are %f%, and %f% as the report of 2012 cuts them off', (n, base, natural, kibhr) => {
    expect(percent(n, base)).toBe(natural);
    expect(percent(n, base, 'kibhr')).toBe(kibhr);
  });

  it('of shares is half up and cut off exactly, as whole numbers say', () => {
    const counts = fc.integer({ min: 1, max: 100_000 }).chain((base) => {
      return fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base));
    });
    fc.assert(
      fc.property(counts, ([n, base]) => {
        const [whole, whole2] = [BigInt(n) * 1000n, BigInt(base)];
        expect(percent(n, base, 'kibhr')).toBe(Number(whole / whole2) / 10);
        expect(percent(n, base)).toBe(Number((2n * whole + whole2) / (2n * whole2)) / 10);
      }),
    );
  });
});

describe('a quantile', () => {
  const histogram = (values: readonly number[]): Histogram => values.map((one) => [one, 1]);

  test.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[10], 0.25, 10],
    [[1, 1, 1, 9], 0.75, 3],
  ])('of %j at %f is %f, as percentile_cont', (values, at, expected) => {
    expect(quantile(histogram(values), at)).toBe(expected);
  });

  it('of nothing is not known, and counts that are taken away are nothing', () => {
    expect(quantile([], 0.5)).toBeUndefined();
    expect(quantile([[5, 0]], 0.5)).toBeUndefined();
    expect(
      quantile(
        [
          [5, 0],
          [7, 2],
        ],
        0.5,
      ),
    ).toBe(7);
  });

  it('is the same in whatever order and however it is grouped', () => {
    const values = fc.array(fc.constantFrom(1, 2.5, 35.5, 223, 10_000), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 0.5, 0.75), (all, at) => {
        const grouped = [...new Set(all)].map(
          (value) => [value, all.filter((one) => one === value).length] as const,
        );
        expect(quantile(grouped, at)).toBe(quantile(histogram(all.toReversed()), at));
      }),
    );
  });
});

describe('cells', () => {
  const sum = (key: string, n: number, placeId = 'almaty') => {
    return { placeId, figure: 'topic', key, n, low: n, high: 2 * n, best: n / 2, open: 0 };
  };

  it('add up places, and know each place apart', () => {
    const cells = cellsOf([sum('labour', 2), sum('labour', 3, 'astana'), sum('rights', 1)]);
    expect(cells.at('topic', 'labour')).toEqual({ n: 5, low: 5, high: 10, best: 2.5, open: 0 });
    expect(cells.place('astana').at('topic', 'labour').n).toBe(3);
    expect(cells.places).toEqual(['almaty', 'astana']);
    expect([...cells.keys('topic').keys()]).toEqual(['labour', 'rights']);
    expect(cells.at('form', 'rally').n).toBe(0);
    expect(cells.keys('form').size).toBe(0);
  });

  it('without a part of them are those of the rest, span by span', () => {
    fc.assert(
      fc.property(records, records, (some, others) => {
        const left = without(spanSumsOf([...some, ...others]), spanSumsOf(others));
        const name = (one: SpanSum) => Object.entries(one).map(String).toSorted().join();
        const rest = spanSumsOf(some).filter(({ n }) => n !== 0);
        expect(left.map(name).toSorted()).toEqual(rest.map(name).toSorted());
      }),
      { numRuns: 20 },
    );
  });

  it('without all of them are none', () => {
    expect(without([sum('labour', 2)], [sum('labour', 2)])).toEqual([]);
  });
});

describe('bands of sizes', () => {
  it('hold every size once, also one that lies between two bands', () => {
    const bands = sizeBands([
      [1, 2],
      [9.5, 1],
      [10, 4],
      [10_000, 1],
      [70_000, 1],
    ]);
    expect(bands.filter(({ n }) => n > 0)).toEqual([
      { key: 'b1', n: 2 },
      { key: 'b3', n: 1 },
      { key: 'b4', n: 4 },
      { key: 'b10', n: 2 },
    ]);
    expect(bands).toHaveLength(10);
  });
});
