// The figures add up, round half up, and keep the unknown apart.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeFigures, percent } from '../../../src/stats/figures.ts';
import { type Record, sumsOf } from './sums.ts';

describe('a share in percent', () => {
  test.each([
    [0, 0, 0],
    [0, 7, 0],
    [7, 7, 100],
    [1, 16, 6.3],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 8, 12.5],
    [1, 80, 1.3],
    [3, 80, 3.8],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [108, 163, 66.3],
    [999_999, 1_000_000, 100],
  ])('%i of %i is %d', (n, base, share) => {
    expect(percent(n, base)).toBe(share);
  });

  test('is rounded half up from the whole numbers themselves', () => {
    const pair = fc
      .integer({ min: 1, max: 1_000_000_000 })
      .chain((base) => fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base)));
    const half = fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 1_000_000 }))
      .map(([tenths, k]) => [(2 * tenths + 1) * k, 2000 * k] as const);
    fc.assert(
      fc.property(fc.oneof(pair, half), ([n, base]) => {
        const exact = (2000n * BigInt(n) + BigInt(base)) / (2n * BigInt(base));
        expect(percent(n, base)).toBe(Number(exact) / 10);
      }),
    );
  });
});

describe('the figures', () => {
  test('of nothing are zero, with no mean', () => {
    expect(computeFigures([])).toEqual({
      assemblies: 0,
      places: [],
      topics: {
        shares: [
          { key: 'campaign', n: 0 },
          { key: 'political', n: 0 },
          { key: 'social_economic', n: 0 },
          { key: 'pro_government', n: 0 },
          { key: 'other', n: 0 },
        ],
        base: 0,
        unknown: 0,
      },
      authorised: {
        shares: [
          { key: 'authorised', n: 0 },
          { key: 'unauthorised', n: 0 },
        ],
        base: 0,
        unknown: 0,
      },
      participants: {
        known: 0,
        unknown: 0,
        coerced: 0,
        excluded: 0,
        low: 0,
        high: 0,
        best: 0,
        mean: undefined,
        open: 0,
      },
    });
  });

  test('leave the unknown out of the base and count it beside', () => {
    const { topics, authorised, participants } = computeFigures(
      sumsOf([
        { topic: 'political', authorised: 'authorised', size: { low: 10, high: 13 } },
        { topic: 'political', authorised: 'unauthorised', size: { low: 4, high: 4 } },
        { topic: 'other' },
        {},
      ]),
    );
    expect(topics).toMatchObject({ base: 3, unknown: 1 });
    expect(topics.shares.map((share) => share.n)).toEqual([0, 2, 0, 0, 1]);
    expect(authorised).toMatchObject({ base: 2, unknown: 2 });
    expect(participants).toEqual({
      known: 2,
      unknown: 2,
      coerced: 0,
      excluded: 0,
      low: 14,
      high: 17,
      best: 15.5,
      mean: 7.75,
      open: 0,
    });
  });

  test('name the places from the largest, equal ones by their id', () => {
    const at = (place: string): Record => ({ place });
    const { places } = computeFigures(
      sumsOf([at('oral'), at('almaty'), at('astana'), at('astana'), at('abai_other')]),
    );
    expect(places).toEqual([
      { key: 'astana', n: 2 },
      { key: 'abai_other', n: 1 },
      { key: 'almaty', n: 1 },
      { key: 'oral', n: 1 },
    ]);
  });

  test('count how many ends are open', () => {
    const { participants } = computeFigures(sumsOf([{ size: { low: 10_000, high: null } }]));
    expect(participants).toMatchObject({ low: 10_000, high: 10_000, best: 10_000, open: 1 });
  });

  test.each(['topic_class', 'authorised', 'participants', 'assemblies'])(
    'are not given when %s does not add up to the total',
    (figure) => {
      const right = sumsOf([{}, { topic: 'political' }]);
      const wrong = right.map((sum, index) =>
        index === right.findIndex((one) => one.figure === figure) ? { ...sum, n: sum.n + 1 } : sum,
      );
      expect(() => computeFigures(wrong)).toThrow('do not add up');
    },
  );

  test('are not given when a class is counted that has no name', () => {
    expect(() => computeFigures(sumsOf([{ topic: 'sports' }]))).toThrow('topics');
  });

  test('are the same however the records are spread over sums', () => {
    const record: fc.Arbitrary<Record> = fc.record({
      place: fc.constantFrom('almaty', 'astana'),
      topic: fc.constantFrom('political', 'other', 'unknown'),
      size: fc.option(
        fc.record({ low: fc.integer({ min: 1, max: 9 }), high: fc.constantFrom(20, 21, null) }),
        { nil: undefined },
      ) as fc.Arbitrary<NonNullable<Record['size']>>,
    });
    fc.assert(
      fc.property(fc.array(record), fc.array(record), (some, others) => {
        const apart = [...sumsOf(some), ...sumsOf(others)];
        const { places: _, ...figures } = computeFigures(sumsOf([...some, ...others]));
        expect(computeFigures(apart)).toMatchObject(figures);
      }),
    );
  });
});
