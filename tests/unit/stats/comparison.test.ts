// Periods side by side: the figures of the report of 2012, and the edges.
import { describe, expect, it, test } from 'vitest';
import { comparisonMonths } from '../../../src/stats/compared-months.ts';
import type { Against } from '../../../src/stats/comparison-value.ts';
import type { MonthRange } from '../../../src/stats/coverage.ts';
import type { Period } from '../../../src/stats/period.ts';
import { type Mode, round } from '../../../src/stats/rounding.ts';
import { compareAll, seen, TODAY } from './watched-records.ts';

const always: readonly MonthRange[] = [{ from: '2000-01' }];

function firstOf(against: readonly Against[]): Against {
  const [first] = against;
  if (first === undefined) throw new Error('nothing was compared');
  return first;
}

describe('the figures of the report of 2012', () => {
  const period = { from: '2011-06', to: '2012-04' };
  const cities = { almaty: 67, uralsk: 28, astana: 16, karaganda: 11, shymkent: 7 };
  const now = Object.entries(cities).flatMap(([place, n]) => seen(n, { place, month: '2011-09' }));
  const records = [
    ...now,
    ...seen(26, { place: 'aktau', month: '2011-12' }),
    ...seen(7, { place: 'pavlodar', month: '2012-01' }),
    // Six a month in the 335 days before.
    ...seen(66, { place: 'almaty', month: '2010-10' }),
  ];
  const everywhere = Object.fromEntries(Object.keys(cities).map((place) => [place, always]));
  const since2011 = { aktau: [{ from: '2011-06' }], pavlodar: [{ from: '2011-06' }] };
  const compared = firstOf(
    compareAll(records, { ...everywhere, ...since2011 }, { period }).against,
  );

  it('26 assemblies in Aktau are 2.4 a month, and not comparable', () => {
    const aktau = compared.places.find(({ place }) => place === 'aktau');
    expect(aktau?.now).toMatchObject({ n: 26, days: 335 });
    expect(round(aktau?.now?.perMonth ?? 0, 1, 'natural')).toBe(2.4);
    expect(aktau?.before).toBeUndefined();
    expect(aktau?.times).toBeUndefined();
    expect(compared.leftOut).toEqual(['aktau', 'pavlodar']);
  });

  it('129 assemblies in the comparable cities are 11.7 a month: almost twice as many', () => {
    expect(compared.months).toEqual({ from: '2010-07', to: '2011-05' });
    expect(compared.comparable).toEqual(['almaty', 'uralsk', 'astana', 'karaganda', 'shymkent']);
    expect(compared.all?.assemblies).toEqual({ now: 129, before: 66 });
    expect(round(compared.all?.perMonth.now ?? 0, 1, 'natural')).toBe(11.7);
    expect(round(compared.all?.perMonth.before ?? 0, 1, 'natural')).toBe(6);
    expect(compared.all?.times).toBeCloseTo(129 / 66, 12);
    expect(round(compared.all?.times ?? 0, 1, 'natural')).toBe(2);
    expect(round(compared.all?.times ?? 0, 1, 'kibhr')).toBe(1.9);
  });
});

describe('places', () => {
  const period = { from: '2012-01', to: '2012-01' };

  it('that had none before have no ratio of their own, and count in the group', () => {
    const records = [
      ...seen(4, { place: 'astana', month: '2012-01' }),
      ...seen(2, { place: 'almaty', month: '2012-01' }),
      ...seen(2, { place: 'almaty', month: '2011-12' }),
    ];
    const { places, all } = firstOf(
      compareAll(records, { almaty: always, astana: always }, { period }).against,
    );
    expect(places.map(({ place, times }) => [place, times])).toEqual([
      ['almaty', 1],
      ['astana', undefined],
    ]);
    expect(all?.times).toBeCloseTo(3, 12);
  });

  it('monitored in one of the periods only are not comparable: there is no group', () => {
    const records = seen(3, { place: 'almaty', month: '2012-01' });
    const compared = firstOf(
      compareAll(records, { almaty: [{ from: '2012-01' }] }, { period }).against,
    );
    expect(compared).toMatchObject({ comparable: [], leftOut: ['almaty'] });
    expect(compared.all).toBeUndefined();
    expect(compared.withoutOfficial).toBeUndefined();
  });

  it('of which nothing is on record are named where something happened', () => {
    const records = seen(3, { place: 'taraz', month: '2011-12' });
    expect(firstOf(compareAll(records, { almaty: always }, { period }).against).leftOut).toEqual([
      'taraz',
    ]);
  });

  it('count what happened in their monitored months, over the days of these', () => {
    const quarter = { from: '2012-01', to: '2012-03' };
    const records = [
      ...seen(5, { place: 'almaty', month: '2012-01' }),
      ...seen(29, { place: 'almaty', month: '2012-02' }),
    ];
    const ranges = [
      { from: '2011-10', to: '2011-10' },
      { from: '2012-02', to: '2012-02' },
    ];
    const [almaty] = firstOf(
      compareAll(records, { almaty: ranges }, { period: quarter }).against,
    ).places;
    expect(almaty?.now).toEqual({ n: 29, days: 29, perMonth: 30.4375 });
    expect(almaty?.before).toMatchObject({ n: 0, days: 31 });
  });

  it('and the month that goes on count by the days that have passed', () => {
    const records = seen(22, { place: 'almaty', month: '2026-11' });
    const compared = firstOf(
      compareAll(records, { almaty: always }, { period: { from: '2026-11' } }).against,
    );
    expect(compared.places[0]?.now).toEqual({ n: 22, days: 22, perMonth: 30.4375 });
  });
});

describe('shares', () => {
  const period = { from: '2012-01', to: '2012-01' };
  const records = [
    ...seen(3, {
      place: 'almaty',
      month: '2012-01',
      topicClass: 'political',
      authorised: 'unauthorised',
      detained: 'yes',
    }),
    ...seen(1, {
      place: 'almaty',
      month: '2012-01',
      topicClass: 'pro_government',
      authorised: 'authorised',
      isOfficial: true,
      size: 400,
    }),
    ...seen(2, {
      place: 'almaty',
      month: '2011-12',
      topicClass: 'social_economic',
      authorised: 'unauthorised',
      detained: 'no',
      size: 50,
    }),
    ...seen(2, { place: 'almaty', month: '2011-12', topicClass: 'social_economic', size: 30 }),
  ];
  const pointsOf = (mode: Mode) => {
    const { all } = firstOf(compareAll(records, { almaty: always }, { period, mode }).against);
    return Object.fromEntries(
      (all?.shares ?? []).map(({ figure, key, points }) => [key ?? figure, points]),
    );
  };

  it('differ in points; a class that did not occur is 0', () => {
    expect(pointsOf('natural')).toEqual({
      political: 75,
      social_economic: -100,
      pro_government: 25,
      A12: -25,
      // Of none is it known whether they were dispersed.
      A26: undefined,
      A29: 100,
      A41: undefined,
    });
  });

  it('of the report have all records as their base, and no class of the authorities', () => {
    expect(pointsOf('kibhr')).toEqual({
      political: 100,
      social_economic: -100,
      A12: 25,
      A26: 0,
      A29: 100,
      A41: 0,
    });
  });

  it('and sizes stand with and without what was official', () => {
    const { all, withoutOfficial } = firstOf(
      compareAll(records, { almaty: always }, { period }).against,
    );
    expect(all?.assemblies).toEqual({ now: 4, before: 4 });
    expect(withoutOfficial?.assemblies).toEqual({ now: 3, before: 4 });
    expect(all?.size).toEqual({
      now: { mean: 400, known: 1 },
      before: { mean: 40, known: 4 },
      times: 10,
    });
    expect(withoutOfficial?.size).toEqual({ before: { mean: 40, known: 4 } });
    const classes = withoutOfficial?.shares.flatMap(({ key }) => key ?? []);
    expect(classes).toEqual(['political', 'social_economic']);
  });
});

describe('the periods', () => {
  const basesOf = (period: Period) =>
    compareAll([], {}, { period }).against.map(({ basis, months }) => [
      basis,
      months.from,
      months.to,
    ]);

  test.each<[string, Period, unknown[]]>([
    [
      'a month',
      { from: '2012-03', to: '2012-03' },
      [
        ['previous', '2012-02', '2012-02'],
        ['year_before', '2011-03', '2011-03'],
      ],
    ],
    [
      'a year, of which both are the same',
      { from: '2012-01', to: '2012-12' },
      [['year_before', '2011-01', '2011-12']],
    ],
    [
      'more than a year, which would overlap',
      { from: '2011-01', to: '2012-03' },
      [['previous', '2009-10', '2010-12']],
    ],
    [
      'a period that goes on',
      { from: '2026-10' },
      [
        ['previous', '2026-08', '2026-09'],
        ['year_before', '2025-10', '2025-11'],
      ],
    ],
    ['all times, before which there is nothing', {}, []],
  ])('of %s', (_, period, expected) => {
    expect(basesOf(period)).toEqual(expected);
  });

  it('are read month by month, each once', () => {
    expect(comparisonMonths({ from: '2012-01', to: '2012-02' }, TODAY)).toEqual([
      '2011-01',
      '2011-02',
      '2011-11',
      '2011-12',
      '2012-01',
      '2012-02',
    ]);
    expect(comparisonMonths({}, TODAY)).toEqual([]);
  });
});
