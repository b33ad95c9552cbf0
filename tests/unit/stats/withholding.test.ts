// Whatever is asked, and all of it together: no small number of people follows from the answers.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LEAST_SHOWN } from '../../../src/stats/disclosure.ts';
import type { StatsQuestion } from '../../../src/stats/question.ts';
import type { SpanSum } from '../../../src/stats/sums.ts';
import type { Value } from '../../../src/stats/value.ts';
import { personal, withhold } from '../../../src/stats/withholding.ts';
import { follows, solved } from './equations.ts';

const regionOf: Readonly<Record<string, string>> = {
  almaty: 'almaty_city',
  astana: 'astana_city',
  zhanaozen: 'mangystau',
  aktau: 'mangystau',
  uralsk: 'west_kazakhstan',
};
const places = Object.keys(regionOf);
const months = ['2011-12', '2012-01', '2012-02', '2026-01'];
const kinds = ['administrative_arrest', 'fine', 'criminal_prison', 'criminal_suspended'];
const methods = ['counted', 'by_eye', 'unknown'];

/** The smallest unit that can be asked about. */
interface Unit {
  readonly figure: 'outcome_people' | 'count_method';
  readonly key: string;
  readonly place: string;
  readonly month: string;
  readonly level: 'v1' | 'v3';
  readonly isOfficial: boolean;
}

const units: readonly Unit[] = [
  ...kinds.map((key) => ['outcome_people', key] as const),
  ...methods.map((key) => ['count_method', key] as const),
].flatMap(([figure, key]) =>
  places.flatMap((place) =>
    months.flatMap((month) =>
      (['v1', 'v3'] as const).map((level) => ({
        figure,
        key,
        place,
        month,
        level,
        isOfficial: level === 'v3' && month === '2012-02',
      })),
    ),
  ),
);

const country = { kind: 'country' } as const;
const areas: readonly StatsQuestion['area'][] = [
  country,
  ...[...new Set(Object.values(regionOf))].map((id) => ({ kind: 'region' as const, id })),
  ...places.map((id) => ({ kind: 'place' as const, id })),
];
const periods: readonly StatsQuestion['period'][] = [
  {},
  ...['2011', '2012', '2026'].map((year) => ({ from: `${year}-01`, to: `${year}-12` })),
  ...months.map((month) => ({ from: month, to: month })),
  { from: '2012-01', to: '2012-03' },
  { from: '2011-01', to: '2012-12' },
  { from: '2011-12', to: '2026-12' },
  { from: '2012-01' },
];
const filters: readonly Partial<StatsQuestion>[] = [
  {},
  { level: 'v1' },
  { level: 'v2' },
  { mode: 'kibhr' },
  { isWithoutOfficial: true },
  { without: 'zhanaozen' },
  { campaign: 'spring' },
];
const questions: readonly StatsQuestion[] = areas.flatMap((area) =>
  periods.flatMap((period) => filters.map((filter) => ({ area, period, ...filter }))),
);

function isIn(unit: Unit, { area, period, level = 'v1', ...asked }: StatsQuestion): boolean {
  const isThere =
    area.kind === 'country' ||
    area.id === (area.kind === 'region' ? regionOf[unit.place] : unit.place);
  return (
    isThere &&
    unit.place !== asked.without &&
    (period.from ?? '') <= unit.month &&
    unit.month <= (period.to ?? '9999') &&
    unit.level >= level &&
    !(asked.isWithoutOfficial && unit.isOfficial) &&
    (asked.campaign === undefined || unit.isOfficial)
  );
}

/** Which units each number of an answer is the sum of. */
const numbers: readonly (readonly ['A30' | 'A40' | 'A42', (unit: Unit) => boolean])[] = [
  ['A30', ({ key }) => key === 'administrative_arrest'],
  ['A30', ({ key }) => key === 'fine'],
  ['A30', ({ key }) => key.startsWith('criminal')],
  ['A42', ({ key }) => key === 'fine'],
  ...methods.map((method) => ['A40', ({ key }: Unit) => key === method] as const),
];

const given: Readonly<Record<'A30' | 'A40' | 'A42', Value>> = {
  A30: { kind: 'sanctions', arrested: 1, arrestDays: 1, criminal: 1, fined: 1 },
  A40: { kind: 'shares', parts: [], base: 0, unknown: 0, isMultiple: false },
  A42: { kind: 'fines', kzt: { n: 0, unknown: 0 }, mci: { n: 0, unknown: 0 } },
};

function byYear(amounts: readonly number[]): readonly SpanSum[] {
  return units.flatMap(({ figure, key, place: placeId, month }, at) => {
    const n = amounts[at] ?? 0;
    if (n === 0) return [];
    return [
      { figure, key, placeId, span: month.slice(0, 4), n, low: 0, high: 0, best: 0, open: 0 },
    ];
  });
}

interface Told {
  readonly question: StatsQuestion;
  readonly id: 'A30' | 'A40' | 'A42';
  /** 1 for each unit that the number counts. */
  readonly sum: readonly number[];
}

/** Every number of every answer. */
const asked = questions.map((question) => ({
  question,
  numbers: numbers.map(([id, isCounted]) => ({
    question,
    id,
    sum: units.map((unit) => Number(isCounted(unit) && isIn(unit, question))),
  })),
}));

/** All of them, as they are told or withheld. */
function ask(amounts: readonly number[]) {
  const sums = byYear(amounts);
  const told: Told[] = [];
  const withheld: Told[] = [];
  for (const { question, numbers: all } of asked) {
    const values = withhold(given, question, sums);
    for (const one of all) (values[one.id]?.kind === 'withheld' ? withheld : told).push(one);
  }
  return { told, withheld };
}

/** How many assemblies there were is told to everybody, whatever is asked. */
const publicCounts = questions.map((question) =>
  units.map((unit) => Number(unit.figure === 'count_method' && isIn(unit, question))),
);

/** Units that every question counts alike are one unknown. */
function joined(rows: readonly (readonly number[])[]): readonly number[] {
  const seen = new Set<string>();
  return units.flatMap((_, at) => {
    const name = rows.map((row) => row[at]).join('');
    if (seen.has(name)) return [];
    seen.add(name);
    return [at];
  });
}

/** Small numbers that somebody who asks everything can compute. */
function disclosed(amounts: readonly number[]): readonly string[] {
  const { told, withheld } = ask(amounts);
  const unique = (rows: readonly (readonly number[])[]) => [
    ...new Map(rows.map((row) => [row.join(''), row])).values(),
  ];
  const small = withheld.filter(({ sum }) => {
    const n = sum.reduce((all, one, at) => all + one * (amounts[at] ?? 0), 0);
    return n > 0 && n < LEAST_SHOWN;
  });
  const known = unique([...told.map(({ sum }) => sum), ...publicCounts]);
  const columns = joined([...known, ...unique(small.map(({ sum }) => sum))]);
  const short = (row: readonly number[]) => columns.map((at) => row[at] ?? 0);
  const system = solved(known.map(short));
  return small
    .filter(({ sum }) => follows(short(sum), system))
    .map(({ question, id }) => `${id} ${JSON.stringify(question)}`);
}

const amounts = fc
  .array(
    fc.record({
      at: fc.nat(units.length - 1),
      n: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 3, max: 9 })),
    }),
    { maxLength: 25 },
  )
  .map((filled) => {
    const all = units.map(() => 0);
    for (const { at, n } of filled) all[at] = n;
    return all;
  });

describe('figures about single people', () => {
  it('never let a small number follow from everything that can be asked', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        expect(disclosed(all)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('are withheld wherever they are one or two', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const { told } = ask(all);
        const small = told.filter(({ sum }) => {
          const n = sum.reduce((total, one, at) => total + one * (all[at] ?? 0), 0);
          return n > 0 && n < LEAST_SHOWN;
        });
        expect(small.map(({ question, id }) => `${id} ${JSON.stringify(question)}`)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  const many = units.map(() => 5);

  test.each<[string, Partial<StatsQuestion>]>([
    ['the country', {}],
    ['a year', { period: { from: '2012-01', to: '2012-12' } }],
    ['a region', { area: { kind: 'region', id: 'mangystau' } }],
    ['a city that is a region', { area: { kind: 'place', id: 'almaty' } }],
    ['the mode of 2012', { mode: 'kibhr' }],
  ])('are given for %s', (_name, change) => {
    const values = withhold(given, { area: country, period: {}, ...change }, byYear(many));
    expect(values.A30).toEqual(given.A30);
    expect(values.A42).toEqual(given.A42);
  });

  test.each<[string, Partial<StatsQuestion>]>([
    ['a town', { area: { kind: 'place', id: 'zhanaozen' } }],
    ['a month', { period: { from: '2012-01', to: '2012-01' } }],
    ['two years', { period: { from: '2011-01', to: '2012-12' } }],
    ['a time that goes on', { period: { from: '2012-01' } }],
    ['a level', { level: 'v2' }],
    ['a campaign', { campaign: 'spring' }],
    ['what was not official', { isWithoutOfficial: true }],
    ['all but one place', { without: 'aktau' }],
  ])('are withheld for %s, whatever they are', (_name, change) => {
    const values = withhold(given, { area: country, period: {}, ...change }, byYear(many));
    for (const id of personal) expect(values[id]).toEqual({ kind: 'withheld' });
  });

  it('leave other figures alone', () => {
    const values = { A01: { kind: 'count', n: 1 } } as const;
    expect(withhold(values, { area: { kind: 'place', id: 'aktau' }, period: {} }, [])).toEqual(
      values,
    );
  });
});
