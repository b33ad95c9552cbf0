import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCount, gridValues, roundBelow } from '../../../src/charts/numbers.ts';
import { leastPart, partLengths, sum } from '../../../src/charts/parts.ts';

test('thousands stand apart by spaces that do not break', () => {
  expect(formatCount(1_000_000)).toBe('1\u202f000\u202f000');
  expect(formatCount(999)).toBe('999');
});

test('a round number is one of 1, 2, 5 and their tens, not above the value', () => {
  const rounded = [0, 0.4, 1.9, 2, 4, 5, 9, 88, 99.5, 100, 712].map(roundBelow);
  expect(rounded).toEqual([1, 1, 1, 2, 2, 5, 5, 50, 50, 100, 500]);
});

describe('a grid', () => {
  test.each([
    [0, [1]],
    [1, [1]],
    [2, [1, 2]],
    [5, [1, 2, 3, 4, 5]],
    [6, [2, 4, 6]],
    [12, [5, 10, 15]],
    [119, [20, 40, 60, 80, 100]],
  ])('up to %i has lines at %j', (most, lines) => {
    expect(gridValues(most)).toEqual(lines);
  });

  test('has three to five lines in round steps, whatever the height', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 1_000_000_000 }), (most) => {
        const lines = gridValues(most);
        expect(lines.length).toBeGreaterThanOrEqual(3);
        expect(lines.length).toBeLessThanOrEqual(5);
        expect(String(lines[0])).toMatch(/^[125]0*$/);
        expect(lines.at(-1)).toBeGreaterThan(most / 2);
      }),
    );
  });
});

describe('parts', () => {
  test('are in proportion', () => {
    expect(partLengths([1, 0, 3], 100)).toEqual([25, 0, 75]);
  });

  test('are all seen, fill the length, and keep their order of size', () => {
    const values = fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(1_000_000)));
    fc.assert(
      fc.property(values, fc.nat(900), (parts, length) => {
        const lengths = partLengths(parts, length);
        const shown = parts.filter((value) => value > 0).length;
        if (shown > 0) expect(sum(lengths)).toBeCloseTo(Math.max(length, shown * leastPart), 6);
        for (const [index, value] of parts.entries()) {
          const drawn = lengths[index] ?? 0;
          expect(drawn).toBeGreaterThanOrEqual(value > 0 ? leastPart - 1e-9 : 0);
          const larger = parts.findIndex((other) => other > value);
          if (larger >= 0) expect(lengths[larger]).toBeGreaterThanOrEqual(drawn - 1e-9);
        }
      }),
    );
  });
});
