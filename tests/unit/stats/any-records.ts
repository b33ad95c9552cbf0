// Records at random, with every question that the figures look at, and the sums that the rollups
// hold after them: line by line, by place, figure and key.
import * as fc from 'fast-check';
import { linesOf } from '../../../src/stats/lines.ts';
import type { SpanSum } from '../../../src/stats/sums.ts';

export interface RawAnswer {
  readonly kind: string;
  readonly value?: string | number;
  readonly values?: readonly string[];
  readonly time?: string;
  readonly date?: string;
}

export interface RawSize {
  readonly low: number;
  readonly high: number | null;
  readonly best: number;
}

export interface RawOutcome {
  readonly assemblyId: string;
  readonly personRef: string;
  readonly kind: string;
  readonly decidedOn?: string;
  readonly fineMci?: number;
  readonly fineKzt?: number;
  readonly arrestDays?: number;
}

export interface RawRecord {
  readonly place: string;
  readonly month: string;
  readonly eventStatus: string;
  readonly level: string;
  readonly form: string;
  readonly topic: string;
  readonly topicClass: string;
  readonly campaignId?: string;
  readonly permitStatus: string;
  readonly authorised: string;
  readonly isCoerced: boolean;
  readonly excludedFor?: string;
  readonly participants?: RawSize;
  readonly police?: RawSize;
  readonly detained?: RawSize;
  readonly values: Readonly<Record<string, RawAnswer>>;
  readonly outcomes: readonly RawOutcome[];
}

export const places = ['almaty', 'astana', 'uralsk', 'zhanaozen'];
export const months = ['2011-06', '2011-12', '2012-01', '2012-04', '2026-01'];

const single: Readonly<Record<string, readonly string[]>> = {
  count_method: ['counted', 'by_eye', 'unknown'],
  offered_place: ['requested', 'central', 'outskirts', 'none', 'unknown'],
  pretext_event_real: ['yes', 'partly', 'no', 'unknown'],
  how_ended: ['by_itself', 'dispersed', 'all_detained', 'prevented', 'unknown'],
  conduct: ['peaceful', 'peaceful', 'violence', 'unknown'],
  dispersal_attempted: ['yes', 'no', 'unknown'],
  interfered: ['yes', 'no', 'unknown'],
  prosecutor_warning: ['yes', 'no', 'unknown'],
};
const several: Readonly<Record<string, readonly string[]>> = {
  organizer_type: ['residents', 'workers', 'activists', 'party', 'nobody', 'authorities'],
  authority_response: ['not_present', 'watched', 'warned', 'took_posters', 'detained', 'force'],
  interference: ['site_closed', 'kettling', 'pushed_out', 'unknown'],
  not_applied_reason: ['fear', 'spontaneous', 'unknown'],
  denial_pretext: ['place_taken', 'security', 'unknown'],
  force_means: ['dragging', 'firearms'],
  journalists: ['none', 'free', 'kept_out', 'attacked', 'unknown'],
  warned_by: ['prosecutor', 'police', 'nobody', 'unknown'],
  later_outcome: ['nothing', 'fine', 'promised', 'unknown'],
};

const unknown: fc.Arbitrary<RawAnswer> = fc.constant({ kind: 'unknown' });
const values: fc.Arbitrary<RawRecord['values']> = fc
  .record(
    {
      ...mapped(single, (choices) =>
        fc.constantFrom(...choices).map((value): RawAnswer => ({ kind: 'choice', value })),
      ),
      ...mapped(several, (choices) =>
        fc
          .uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: 3 })
          .map((chosen): RawAnswer => ({ kind: 'choices', values: chosen })),
      ),
      deaths: fc.constantFrom(0, 0, 2).map((value): RawAnswer => ({ kind: 'number', value })),
      start_time: fc.constantFrom('10:00', '23:50').map(atTime),
      end_time: fc.constantFrom('10:00', '12:30', '00:20').map(atTime),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((given) => given as RawRecord['values']);

function atTime(time: string): RawAnswer {
  return { kind: 'time', time };
}

function mapped(
  questions: Readonly<Record<string, readonly string[]>>,
  arbitrary: (choices: readonly string[]) => fc.Arbitrary<RawAnswer>,
) {
  return Object.fromEntries(
    Object.entries(questions).map(([key, choices]) => {
      return [key, fc.oneof({ weight: 4, arbitrary: arbitrary(choices) }, unknown)];
    }),
  );
}

const size = fc.constantFrom<RawSize>(
  { low: 1, high: 1, best: 1 },
  { low: 3, high: 9, best: 5 },
  { low: 30, high: 41, best: 35.5 },
  { low: 100, high: 499, best: 223 },
  { low: 700, high: 700, best: 700 },
  { low: 10_000, high: null, best: 10_000 },
);
const officers = fc.oneof(fc.constant({ low: 0, high: 0, best: 0 }), size);

const outcomeKinds = [
  'fine',
  'fine',
  'fine',
  'charged',
  'warning',
  'administrative_arrest',
  'criminal_prison',
  'criminal_suspended',
  'acquitted',
  'terminated',
];
const classes = ['political', 'social_economic', 'pro_government', 'other', 'unknown'];

const outcome: fc.Arbitrary<RawOutcome> = fc
  .record({
    assemblyId: fc.constantFrom('one', 'other'),
    personRef: fc.constantFrom('P1', 'P2'),
    kind: fc.constantFrom(...outcomeKinds),
    amount: fc.constantFrom(undefined, 10, 15.5),
    unit: fc.constantFrom('fineMci', 'fineKzt'),
    decidedOn: fc.constantFrom(undefined, '2012-02-01', '2024-05-01', '2025-05-01', '2026-02-01'),
  })
  .map(({ amount, unit, decidedOn, ...one }) => ({
    ...one,
    ...(decidedOn !== undefined && { decidedOn }),
    ...(one.kind === 'fine' &&
      amount !== undefined && { [unit]: unit === 'fineKzt' ? amount * 1000 : amount }),
    ...(one.kind === 'administrative_arrest' &&
      amount !== undefined && { arrestDays: Math.floor(amount) }),
  }));

export const record: fc.Arbitrary<RawRecord> = fc
  .record(
    {
      place: fc.constantFrom(...places),
      month: fc.constantFrom(...months),
      eventStatus: fc.constantFrom(...Array(7).fill('took_place'), 'refused', 'prevented'),
      level: fc.constantFrom('v0', 'v1', 'v1', 'v2', 'v3', 'v4'),
      form: fc.constantFrom('rally', 'picket', 'unknown'),
      topic: fc.constantFrom('labour', 'elections', 'unknown'),
      topicClass: fc.constantFrom(...classes),
      campaignId: fc.constantFrom('spring', 'zhanaozen_2011'),
      permitStatus: fc.constantFrom('allowed', 'denied', 'not_applied', 'official', 'unknown'),
      authorised: fc.constantFrom('authorised', 'unauthorised', 'unauthorised', 'unknown'),
      isCoerced: fc.constantFrom(false, false, false, true),
      excludedFor: fc.constant('mixed_crowd'),
      participants: size,
      police: officers,
      detained: officers,
      values,
      outcomes: fc.array(outcome, { maxLength: 3 }),
    },
    {
      noNullPrototype: true,
      requiredKeys: [
        ...(['place', 'month', 'eventStatus', 'level', 'form', 'topic', 'topicClass'] as const),
        ...(['permitStatus', 'authorised', 'isCoerced', 'values', 'outcomes'] as const),
      ],
    },
  )
  .map((given) => {
    const { excludedFor, ...rest } = given as RawRecord;
    const isExcluded = excludedFor !== undefined && rest.form === 'picket';
    const isOfCampaign = rest.campaignId !== undefined && rest.topic === 'labour';
    const { campaignId: _, ...withoutCampaign } = rest;
    return {
      ...(isOfCampaign ? { ...rest, topicClass: 'campaign' } : withoutCampaign),
      ...(isExcluded && { excludedFor }),
    };
  });

export const records = fc.array(record, { maxLength: 30 });

/** What the rollups hold of some records: what the triggers of the database add up. */
export function spanSumsOf(counting: readonly RawRecord[]): readonly SpanSum[] {
  const sums = new Map<string, SpanSum>();
  for (const one of counting) {
    const { place: placeId, month: span, outcomes, ...counted } = one;
    for (const line of linesOf(counted as never, outcomes as never)) {
      const [figure = '', key = '', ...amounts] = line.split(':');
      const [n = 1, low = 0, high = 0, best = 0, open = 0] = amounts.map(Number);
      const name = [placeId, span, figure, key].join();
      const before = sums.get(name) ?? { n: 0, low: 0, high: 0, best: 0, open: 0 };
      sums.set(name, {
        placeId,
        span,
        figure,
        key,
        n: before.n + n,
        low: before.low + low,
        high: before.high + high,
        best: before.best + best,
        open: before.open + open,
      });
    }
  }
  return [...sums.values()];
}
