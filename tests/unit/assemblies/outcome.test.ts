// What followed for people: what may be entered, and what a fine was in the money of its year.
import { describe, expect, test } from 'vitest';
import {
  fineInKzt,
  fineInMci,
  isSanction,
  nextPersonRef,
  type Outcome,
  outcomeFaults,
  outcomeKinds,
} from '../../../src/assemblies/outcome.ts';

const on = { assembly: '2026-03-10', today: '2026-11-22' };
const fine: Outcome = {
  personRef: 'P1',
  role: 'participant',
  phase: 'after',
  kind: 'fine',
  article: 'CAO 488',
  decidedOn: '2026-03-12',
  fineMci: 20,
  appeal: 'unknown',
  source: 'https://example.org/court',
};

describe('an outcome', () => {
  test.each<[Partial<Outcome>, readonly string[]]>([
    [{}, []],
    [{ personRef: 'Aigul' }, ['person_ref']],
    [{ personRef: 'P0' }, ['person_ref']],
    [{ decidedOn: '2026-11-23' }, ['decided_on']],
    [{ decidedOn: '2026-02-30' }, ['decided_on']],
    [{ decidedOn: '12.03.2026' }, ['decided_on']],
    [{ decidedOn: '2026-03-09' }, ['decided_before_assembly']],
    [{ decidedOn: '2026-03-10' }, []],
    [{ decidedOn: '2026-03-09', phase: 'before' }, []],
    [{ kind: 'warning' }, ['fine_without_fine']],
    [{ arrestDays: 15 }, ['arrest_without_arrest']],
    [{ prisonMonths: 15 }, ['prison_without_sentence']],
    [{ fineMci: 0 }, ['out_of_range']],
    [{ fineMci: Number.NaN }, ['out_of_range']],
    [{ fineKzt: 50_000_001 }, ['out_of_range']],
    [{ source: 'javascript:alert(1)' }, ['source']],
    [{ source: 'a court' }, ['source']],
  ])('changed by %j has the faults %j', (change, faults) => {
    expect(outcomeFaults({ ...fine, ...change }, on)).toEqual(faults);
  });

  test('may be an arrest of as many days as the law ever knew', () => {
    const { fineMci: _, ...bare } = fine;
    const arrest = (arrestDays: number): Outcome => ({
      ...bare,
      kind: 'administrative_arrest',
      arrestDays,
    });
    expect(outcomeFaults(arrest(25), on)).toEqual([]);
    expect(outcomeFaults(arrest(61), on)).toEqual(['out_of_range']);
  });

  test('punishes, unless it is a charge, an acquittal or a closed case', () => {
    expect(outcomeKinds.filter((kind) => !isSanction(kind))).toEqual([
      'charged',
      'acquitted',
      'terminated',
    ]);
  });
});

describe('a fine', () => {
  test.each([
    ['2024-05-01', 20 * 3692],
    ['2025-12-31', 20 * 3932],
    ['2026-01-01', 20 * 4325],
    ['2012-01-28', undefined],
  ])('of twenty indices on %s is %s tenge', (decidedOn, kzt) => {
    expect(fineInKzt({ ...fine, decidedOn })).toBe(kzt);
  });

  test('in tenge is kept as the source says it, and computed back into indices', () => {
    expect(fineInKzt({ ...fine, fineKzt: 86_501 })).toBe(86_501);
    const { fineMci: _, ...inTenge } = { ...fine, fineKzt: 86_500 };
    expect(fineInMci(inTenge)).toBe(20);
    expect(fineInMci(fine)).toBe(20);
  });

  test('without a day, or without an amount, is unknown', () => {
    const { decidedOn: _, ...undated } = fine;
    const { fineMci: __, ...bare } = fine;
    expect([fineInKzt(undated), fineInKzt(bare), fineInMci(bare)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('the next person of an assembly has the next number', () => {
  expect(nextPersonRef([])).toBe('P1');
  expect(nextPersonRef(['P2', 'P10', 'P2'])).toBe('P11');
});
