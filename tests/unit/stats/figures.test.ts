// Every figure of the registry equals a recount of random records that shares no code with it.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellsOf, without } from '../../../src/stats/cells.ts';
import { figureIds, figures } from '../../../src/stats/registry/registry.ts';
import type { Mode } from '../../../src/stats/rounding.ts';
import { type RawRecord, records, spanSumsOf } from './any-records.ts';
import { recounted } from './recounted.ts';
import { factsOf } from './recounted-facts.ts';

const modes: readonly Mode[] = ['natural', 'kibhr'];
const levels = ['v1', 'v2', 'v3', 'v4'];

const isCounted = ({ level }: RawRecord) => level !== 'v0';
const isOfficial = (one: RawRecord) => {
  return factsOf(one).organiserClass === 'authorities_pro_government';
};

function computed(sums: Parameters<typeof cellsOf>[0], mode: Mode): Record<string, unknown> {
  const cells = cellsOf(sums);
  return Object.fromEntries(figureIds.map((id) => [id, figures[id].compute(cells, mode)]));
}

/** Sums of many fractions differ in the last digits, by the order in which they are added. */
function exact(values: unknown): unknown {
  const text = JSON.stringify(values, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );
  return JSON.parse(text);
}

describe('every figure equals a recount of the records', () => {
  test('the recount knows all of them', () => {
    expect(Object.keys(recounted([], 'natural')).toSorted()).toEqual([...figureIds]);
  });

  test.each(modes)('in the mode %s', (mode) => {
    fc.assert(
      fc.property(records, (all) => {
        const counting = all.filter(isCounted);
        expect(exact(computed(spanSumsOf(counting), mode))).toEqual(
          exact(recounted(counting, mode)),
        );
      }),
      { numRuns: 35 },
    );
  });

  test.each(levels.slice(1))('from level %s up', (least) => {
    fc.assert(
      fc.property(records, fc.constantFrom(...modes), (all, mode) => {
        const counting = all.filter(({ level }) => level >= least);
        expect(exact(computed(spanSumsOf(counting), mode))).toEqual(
          exact(recounted(counting, mode)),
        );
      }),
      { numRuns: 6 },
    );
  });

  it('also without what the authorities held, as sums taken from sums', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...modes), (all, mode) => {
        const counting = all.filter(isCounted);
        const sums = without(spanSumsOf(counting), spanSumsOf(counting.filter(isOfficial)));
        const left = counting.filter((one) => !isOfficial(one));
        expect(exact(computed(sums, mode))).toEqual(exact(recounted(left, mode)));
      }),
      { numRuns: 12 },
    );
  });
});
