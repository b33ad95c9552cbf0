// The numbers of a week against a plain count of the same assemblies.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlace, placesOf, realPlaces, regions } from '../../../src/card/places.ts';
import { courseOf, placesBeside, summarise } from '../../../src/digest/summary.ts';
import { anyHeld, anyTold } from './any-week.ts';
import { digestOf, type Held } from './samples.ts';

const country = { kind: 'country' } as const;

describe('the numbers of a week', () => {
  it('are those of a plain count, for the country, each region and each place', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const data = digestOf(told);
        const count = (is: (one: Held) => boolean) => told.now.filter(is).length;
        expect(summarise(data, country)).toMatchObject({
          assemblies: told.now.length,
          authorised: { authorised: count((one) => one.authorised === 'authorised') },
          dispersal: { yes: count((one) => one.dispersal === 'yes') },
          detained: { unknown: count((one) => one.detention === undefined) },
        });
        for (const { id } of regions) {
          const area = { kind: 'region', id } as const;
          expect(summarise(data, area).assemblies).toBe(
            count(({ place }) => findPlace(place)?.region === id),
          );
        }
        for (const { id } of realPlaces) {
          const here = summarise(data, { kind: 'place', id });
          expect(here.assemblies).toBe(count(({ place }) => place === id));
          expect(courseOf(data, { kind: 'place', id }).at(-1)?.n).toBe(here.assemblies);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are compared over the places alone that were monitored in both weeks', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const data = digestOf(told);
        const { before, yearBefore } = summarise(data, country);
        const within = (held: readonly Held[], places: readonly string[]) =>
          held.filter(({ place }) => places.includes(place)).length;
        const both = told.monitored.filter((id) => told.monitoredYearBefore.includes(id));
        expect(before).toEqual(
          told.monitored.length === 0
            ? undefined
            : {
                places: told.monitored.length,
                now: within(told.now, told.monitored),
                earlier: within(told.before, told.monitored),
              },
        );
        expect(yearBefore).toEqual(
          both.length === 0
            ? undefined
            : {
                places: both.length,
                now: within(told.now, both),
                earlier: within(told.yearBefore, both),
              },
        );
      }),
    );
  });

  it('name no week before for a place that was not monitored in both', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        for (const { placeId, earlier } of placesBeside(digestOf(told), country)) {
          expect(earlier !== undefined).toBe(told.monitored.includes(placeId));
        }
      }),
    );
  });

  it('are refused when a breakdown does not add up to its total', () => {
    fc.assert(
      fc.property(fc.array(anyHeld, { minLength: 1 }), fc.nat(), (now, at) => {
        const data = digestOf({ now });
        const partial = ['topic_class', 'authorised', 'participants', 'dispersal', 'detained'];
        const figure = partial[at % partial.length];
        const sums = data.now.sums.filter((sum) => sum.figure !== figure);
        expect(() => summarise({ ...data, now: { ...data.now, sums } }, country)).toThrow(
          'does not add up',
        );
      }),
    );
  });

  it('have the place elsewhere in a region, too', () => {
    const elsewhere = placesOf('akmola', 'en').at(-1)?.id ?? '';
    const data = digestOf({ now: [{ place: elsewhere }] });
    expect(summarise(data, { kind: 'region', id: 'akmola' }).assemblies).toBe(1);
  });
});
