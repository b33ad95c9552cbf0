// Every comparison equals a recount of random records in random coverage.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Coverage } from '../../../src/stats/coverage.ts';
import { addMonths, monthsOf } from '../../../src/stats/period.ts';
import { compareAll, daysIn, type Seen, TODAY } from './watched-records.ts';

const months = Array.from({ length: 30 }, (_, at) => addMonths('2024-07', at));
const anyKnown = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const);
const anyRecord: fc.Arbitrary<Seen> = fc.record(
  {
    place: fc.constantFrom('almaty', 'astana', 'taraz'),
    month: fc.constantFrom(...months),
    topicClass: fc.constantFrom('political', 'social_economic', 'campaign'),
    authorised: fc.constantFrom('authorised' as const, 'unauthorised' as const, 'unknown' as const),
    dispersal: anyKnown,
    detained: anyKnown,
    penalised: anyKnown,
    size: fc.integer({ min: 1, max: 900 }),
    isOfficial: fc.boolean(),
  },
  { requiredKeys: ['place', 'month'] },
);
const anyWatched = fc.record({
  almaty: fc.subarray(months),
  astana: fc.subarray(months),
  taraz: fc.subarray(months),
});

/** The plain way: every record looked at by itself. */
function recount(
  records: readonly Seen[],
  watched: Record<string, string[]>,
  pair: [string[], string[]],
) {
  const watchedIn = (place: string, period: string[]) =>
    (watched[place] ?? []).filter((month) => period.includes(month) && month <= TODAY.slice(0, 7));
  const comparable = Object.keys(watched).filter((place) =>
    pair.every((period) => watchedIn(place, period).length > 0),
  );
  const [now, before] = pair.map((period) => {
    const counted = records.filter(
      ({ place, month }) => comparable.includes(place) && watchedIn(place, period).includes(month),
    );
    const rate = (of: readonly Seen[]) =>
      comparable.reduce((sum, place) => {
        const days = watchedIn(place, period).reduce((all, month) => all + daysIn(month, TODAY), 0);
        return sum + (of.filter((one) => one.place === place).length / days) * 30.4375;
      }, 0);
    const share = (of: readonly Seen[], is: (one: Seen) => boolean) =>
      of.length === 0 ? undefined : (100 * of.filter(is).length) / of.length;
    const unauthorised = counted.filter((one) => one.authorised === 'unauthorised');
    const knows = (field: 'detained' | 'penalised' | 'dispersal') => (one: Seen) =>
      (one[field] ?? 'unknown') !== 'unknown';
    const sizes = counted.flatMap((one) => one.size ?? []);
    return {
      rate: rate(counted),
      unofficial: rate(counted.filter((one) => one.isOfficial !== true)),
      political: share(counted, (one) => one.topicClass === 'political'),
      A12: share(
        counted.filter((one) => (one.authorised ?? 'unknown') !== 'unknown'),
        (one) => one.authorised === 'unauthorised',
      ),
      A26: share(counted.filter(knows('dispersal')), (one) => one.dispersal === 'yes'),
      A29: share(unauthorised.filter(knows('detained')), (one) => one.detained === 'yes'),
      A41: share(unauthorised.filter(knows('penalised')), (one) => one.penalised === 'yes'),
      mean: sizes.length === 0 ? undefined : sizes.reduce((a, b) => a + b, 0) / sizes.length,
    };
  });
  return { comparable, now, before };
}

it('every comparison equals a recount of the records', () => {
  const anyPeriod = fc.tuple(fc.integer({ min: 8, max: 28 }), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(
      fc.array(anyRecord, { maxLength: 80 }),
      anyWatched,
      anyPeriod,
      (records, watched, [at, length]) => {
        const period = {
          from: addMonths('2024-07', at),
          to: addMonths('2024-07', at + length - 1),
        };
        const coverage: Coverage = new Map(
          Object.entries(watched).map(([place, list]) => [
            place,
            list.map((month) => ({ from: month, to: month })),
          ]),
        );
        const compared = compareAll(records, Object.fromEntries(coverage), { period });
        for (const { months: earlier, all, withoutOfficial, comparable } of compared.against) {
          const expected = recount(records, watched, [
            [...monthsOf(period, TODAY)],
            [...monthsOf(earlier, TODAY)],
          ]);
          expect(comparable.toSorted()).toEqual(expected.comparable.toSorted());
          if (all === undefined || withoutOfficial === undefined) {
            expect(comparable).toEqual([]);
            continue;
          }
          const { now, before } = expected;
          if (now === undefined || before === undefined) throw new Error('nothing was counted');
          expect(all.perMonth.now).toBeCloseTo(now.rate, 9);
          expect(all.perMonth.before).toBeCloseTo(before.rate, 9);
          expect(withoutOfficial.perMonth.now).toBeCloseTo(now.unofficial, 9);
          expect(withoutOfficial.perMonth.before).toBeCloseTo(before.unofficial, 9);
          if (before.rate > 0) expect(all.times).toBeCloseTo(now.rate / before.rate, 9);
          else expect(all.times).toBeUndefined();
          for (const figure of ['A12', 'A26', 'A29', 'A41'] as const) {
            const points = all.shares.find((one) => one.figure === figure)?.points;
            const [one, other] = [now[figure], before[figure]];
            if (one === undefined || other === undefined) expect(points).toBeUndefined();
            else expect(points).toBeCloseTo(one - other, 9);
          }
          const political = all.shares.find(({ key }) => key === 'political')?.points;
          if (now.political !== undefined && before.political !== undefined) {
            expect(political ?? 0).toBeCloseTo(now.political - before.political, 9);
          }
          expect(all.size.now?.mean).toEqual(now.mean);
          expect(all.size.before?.mean).toEqual(before.mean);
        }
      },
    ),
  );
});

it('the rates of the comparable places add up to that of the group', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 60 }), anyWatched, (records, watched) => {
      const coverage = Object.entries(watched).map(([place, list]) => [
        place,
        list.map((month) => ({ from: month, to: month })),
      ]);
      const period = { from: '2025-09', to: '2026-02' };
      for (const one of compareAll(records, Object.fromEntries(coverage), { period }).against) {
        const places = one.places.filter(({ place }) => one.comparable.includes(place));
        const sum = places.reduce((all, { now }) => all + (now?.perMonth ?? 0), 0);
        expect(one.all?.perMonth.now ?? 0).toBeCloseTo(sum, 9);
      }
    }),
  );
});
