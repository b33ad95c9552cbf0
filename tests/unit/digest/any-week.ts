// Any week at all: assemblies, monitored places, news, for the properties of the summary.
import * as fc from 'fast-check';
import { outcomeKinds } from '../../../src/assemblies/outcome.ts';
import { card } from '../../../src/card/card.ts';
import { elsewhereId, realPlaces, regions } from '../../../src/card/places.ts';
import type { DigestChange, DigestOutcome } from '../../../src/digest/data.ts';
import { correctReasons } from '../../../src/reports/correction.ts';
import { retractReasons } from '../../../src/reports/retraction.ts';

import type { Held } from './samples.ts';

const ids = [
  ...realPlaces.map(({ id }) => id),
  ...regions.filter(({ type }) => type === 'region').map(({ id }) => elsewhereId(id)),
];
export const anyPlace = fc.constantFrom(...ids);

const size = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.option(fc.nat(5000)))
  .map(([low, more]): readonly [number, number | null] => [low, more === null ? null : low + more]);
const topics = ['campaign', 'political', 'social_economic', 'pro_government', 'other', 'unknown'];
const day = fc.nat(6).map((days) => `2026-11-${23 + days}`);

export const anyHeld: fc.Arbitrary<Held> = fc.record(
  {
    place: anyPlace,
    day,
    topic: fc.constantFrom(...topics),
    authorised: fc.constantFrom('authorised', 'unauthorised', 'unknown'),
    size,
    isCoerced: fc.boolean(),
    dispersal: fc.constantFrom('yes', 'no'),
    detention: fc.constantFrom('yes', 'no'),
    detained: fc.nat(300),
    isKeptBack: fc.boolean(),
  },
  { requiredKeys: ['place'] },
);

const name = {
  number: fc.integer({ min: 1, max: 2_000_000_000 }),
  placeId: anyPlace,
  day: fc.constantFrom('2012-01-28', '2026-11-06'),
};
const on = fc.constant('2026-11-24');

const anyOutcome: fc.Arbitrary<DigestOutcome> = fc.record({
  ...name,
  people: fc.dictionary(fc.constantFrom(...outcomeKinds), fc.integer({ min: 1, max: 99 }), {
    minKeys: 1,
  }),
});

const anyChange: fc.Arbitrary<DigestChange> = fc.oneof(
  fc.record({
    kind: fc.constant('corrected' as const),
    ...name,
    on,
    fields: fc.uniqueArray(fc.constantFrom(...card.questions.map(({ key }) => key)), {
      minLength: 1,
      maxLength: 40,
    }),
    reason: fc.constantFrom(...correctReasons),
  }),
  fc.record({
    kind: fc.constant('withdrawn' as const),
    ...name,
    on,
    reason: fc.constantFrom(...retractReasons),
  }),
  fc.record({ kind: fc.constant('joined' as const), ...name, on, into: name.number }),
);

export const anyTold = fc.record({
  isFirst: fc.boolean(),
  now: fc.array(anyHeld, { maxLength: 60, size: 'max' }),
  before: fc.array(anyHeld, { maxLength: 20 }),
  yearBefore: fc.array(anyHeld, { maxLength: 20 }),
  monitored: fc.uniqueArray(anyPlace, { maxLength: 30 }),
  monitoredYearBefore: fc.uniqueArray(anyPlace, { maxLength: 30 }),
  outcomes: fc.array(anyOutcome, { maxLength: 12 }),
  changes: fc.array(anyChange, { maxLength: 20, size: 'max' }),
});
