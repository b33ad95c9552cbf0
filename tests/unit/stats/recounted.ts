// Every figure counted anew from the records, one by one, as the definitions say it. On purpose it
// shares no code with `src/stats` and `src/assemblies`.
import type { RawRecord } from './any-records.ts';
import { people, time } from './recounted-crowds.ts';
import { factsOf } from './recounted-facts.ts';
import { afterwards, response } from './recounted-response.ts';
import {
  type Counted,
  choices,
  is,
  type Mode,
  only,
  rows,
  share,
  shares,
} from './recounted-values.ts';

/** A figure by its number; `undefined` where the recount does not know it. */
export function recounted(records: readonly RawRecord[], mode: Mode): Record<string, unknown> {
  const all = records.map((one): Counted => ({ ...one, ...factsOf(one) }));
  const held = all.filter(({ eventStatus }) => eventStatus === 'took_place');
  const refused = all.filter(({ eventStatus }) => eventStatus === 'refused');
  return {
    ...aboutThem(held, mode),
    ...permits(held, refused, mode),
    ...people(held, mode),
    ...time(held, mode),
    ...response(held, mode),
    ...afterwards(held, mode),
  };
}

function aboutThem(held: readonly Counted[], mode: Mode) {
  const classes = ['campaign', 'political', 'social_economic', 'pro_government', 'other'];
  const folded = (one: string) => (['pro_government', 'other'].includes(one) ? 'political' : one);
  const classOf = ({ topicClass }: Counted) => (mode === 'kibhr' ? folded(topicClass) : topicClass);
  return {
    A01: { kind: 'count', n: held.length },
    A02: rows(
      held,
      (here) => ({ kind: 'count', n: here.length }),
      (here) => here.length,
    ),
    A07: shares(held, (one) => [classOf(one)], { mode, order: classes }),
    A07t: shares(held, (one) => [one.topic], { mode }),
    A08: shares(held, (one) => [one.campaignId ?? 'none'], { mode }),
    A09: shares(held, (one) => [one.form], { mode }),
    A10: shares(held, (one) => choices(one, 'organizer_type'), { mode, isMultiple: true }),
    A39: shares(held, (one) => [one.level], { mode, order: ['v1', 'v2', 'v3', 'v4'] }),
    A40: shares(held, (one) => choices(one, 'count_method'), { mode }),
  };
}

function permits(held: readonly Counted[], refused: readonly Counted[], mode: Mode) {
  const authorised = held.filter((one) => one.authorised === 'authorised');
  const unauthorised = (one: Counted) => is(one.authorised, 'unauthorised');
  const taken = refused.filter((one) => choices(one, 'denial_pretext').includes('place_taken'));
  const pretexts = shares(refused, (one) => choices(one, 'denial_pretext'), { mode: 'natural' });
  const notApplied = held.filter((one) => one.permitStatus === 'not_applied');
  return {
    A12: share(held, unauthorised, mode),
    A13: shares(authorised, (one) => [one.organiserClass], { mode }),
    A14: share(held, (one) => is(one.permitStatus, 'not_applied'), 'natural'),
    A15: shares(notApplied, (one) => choices(one, 'not_applied_reason'), {
      mode: 'natural',
      isMultiple: true,
    }),
    A20: {
      kind: 'refusals',
      n: refused.length,
      pretexts: pretexts.parts,
      unknown: pretexts.unknown,
      empty: share(taken, (one) => is(only(one, 'pretext_event_real'), 'no'), 'natural'),
    },
    A21: share(
      authorised,
      (one) => is(only(one, 'offered_place'), 'central', 'outskirts'),
      'natural',
    ),
    A22: rows(
      held,
      (here) => share(here, unauthorised, mode),
      (here) => share(here, unauthorised, mode).base,
    ),
  };
}
