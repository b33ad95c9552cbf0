// Five weeks that differ: busy, empty, with corrections, of one city, the first of all.

import type { DigestData } from '../../../src/digest/data.ts';
import type { Area } from '../../../src/stats/question.ts';
import { digestOf, type Held } from './samples.ts';

const country: Area = { kind: 'country' };
const times = (n: number, one: Held): readonly Held[] => Array.from({ length: n }, () => one);

const busyNow: readonly Held[] = [
  {
    place: 'almaty',
    day: '2026-11-23',
    topic: 'political',
    authorised: 'unauthorised',
    size: [200, 300],
    dispersal: 'yes',
    detention: 'yes',
    detained: 21,
  },
  {
    place: 'almaty',
    day: '2026-11-25',
    topic: 'political',
    authorised: 'unauthorised',
    size: [10, 20],
    dispersal: 'no',
    detention: 'yes',
  },
  ...times(3, { place: 'almaty', topic: 'social_economic', size: [30, 40], dispersal: 'no' }),
  {
    place: 'zhanaozen',
    day: '2026-11-27',
    topic: 'social_economic',
    authorised: 'unauthorised',
    size: [1000, null],
    dispersal: 'no',
    detention: 'no',
  },
  {
    place: 'astana',
    topic: 'pro_government',
    authorised: 'authorised',
    size: [500, 500],
    isCoerced: true,
  },
  {
    place: 'astana',
    topic: 'social_economic',
    authorised: 'authorised',
    size: [45, 45],
    detention: 'no',
  },
  { place: 'shymkent', dispersal: 'yes', isKeptBack: true },
  { place: 'aktau', topic: 'social_economic', size: [60, 80] },
  { place: 'karaganda', topic: 'other' },
  { place: 'semey', topic: 'campaign' },
  { place: 'uralsk', topic: 'political' },
];

export const weeks: Readonly<Record<string, readonly [DigestData, Area]>> = {
  busy: [
    digestOf({
      now: busyNow,
      before: [
        ...times(4, { place: 'almaty', topic: 'political' }),
        ...times(2, { place: 'zhanaozen', topic: 'social_economic' }),
        { place: 'taraz', topic: 'social_economic' },
      ],
      yearBefore: times(2, { place: 'almaty', topic: 'political' }),
      monitored: ['almaty', 'astana', 'zhanaozen', 'aktau', 'karaganda', 'semey', 'taraz'],
      monitoredYearBefore: ['almaty'],
      outcomes: [
        {
          number: 88,
          placeId: 'almaty',
          day: '2026-11-07',
          people: { fine: 2, administrative_arrest: 1 },
        },
        {
          number: 90,
          placeId: 'zhanaozen',
          day: '2026-11-12',
          people: { acquitted: 1, charged: 3 },
        },
      ],
      changes: [
        {
          kind: 'corrected',
          number: 87,
          placeId: 'astana',
          day: '2026-11-06',
          on: '2026-11-24',
          fields: ['participants'],
          reason: 'counted_anew',
        },
      ],
    }),
    country,
  ],
  empty: [
    digestOf({
      before: times(2, { place: 'almaty' }),
      monitored: ['almaty'],
      outcomes: [{ number: 88, placeId: 'almaty', day: '2026-11-07', people: { warning: 1 } }],
    }),
    country,
  ],
  corrections: [
    digestOf({
      newsFrom: '2026-W47',
      now: [
        {
          place: 'aktobe',
          day: '2026-11-28',
          topic: 'social_economic',
          authorised: 'authorised',
          size: [120, 120],
          dispersal: 'no',
          detention: 'no',
        },
      ],
      changes: [
        {
          kind: 'corrected',
          number: 87,
          placeId: 'astana',
          day: '2026-11-06',
          on: '2026-11-24',
          fields: ['form', 'place', 'topic'],
          reason: 'official_document',
        },
        {
          kind: 'withdrawn',
          number: 80,
          placeId: 'aktau',
          day: '2026-11-01',
          on: '2026-11-25',
          reason: 'never_happened',
        },
        {
          kind: 'joined',
          number: 91,
          placeId: 'almaty',
          day: '2026-11-10',
          on: '2026-11-26',
          into: 89,
        },
      ],
    }),
    country,
  ],
  city: [
    digestOf({
      now: [
        {
          place: 'almaty',
          day: '2026-11-23',
          topic: 'political',
          authorised: 'unauthorised',
          size: [40, 60],
          dispersal: 'no',
          detention: 'yes',
          detained: 1,
        },
        {
          place: 'almaty',
          day: '2026-11-29',
          topic: 'social_economic',
          size: [8, 8],
          dispersal: 'no',
        },
        { place: 'astana', topic: 'political' },
      ],
      before: times(1, { place: 'almaty' }),
      monitored: ['almaty', 'astana'],
      monitoredYearBefore: ['astana'],
      course: [2, 0, 5, 1, 0, 3].map((n) => times(n, { place: 'almaty' })),
      outcomes: [{ number: 88, placeId: 'almaty', day: '2026-11-07', people: { fine: 1 } }],
    }),
    { kind: 'place', id: 'almaty' },
  ],
  first: [
    digestOf({
      isFirst: true,
      now: [
        {
          place: 'zhezkazgan',
          topic: 'social_economic',
          size: [21, 21],
          dispersal: 'no',
          detention: 'no',
        },
        { place: 'satpayev', topic: 'social_economic' },
      ],
      monitored: ['zhezkazgan'],
    }),
    { kind: 'region', id: 'ulytau' },
  ],
};
