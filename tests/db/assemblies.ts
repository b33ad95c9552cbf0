// Assemblies at random, with values for every question that the figures look at, for the tests of
// the rollups; and rows that were not written by an act of the desk.
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { Assembly } from '../../src/assemblies/assembly.ts';
import { eventStatuses } from '../../src/assemblies/assembly.ts';
import { organizerClasses, subEvents } from '../../src/assemblies/derivations.ts';
import { type Outcome, outcomeKinds } from '../../src/assemblies/outcome.ts';
import { card, choicesIn, findQuestion } from '../../src/card/card.ts';
import type { Answer } from '../../src/card/types.ts';
import { assemblyRow } from '../../src/db/assembly-writes.ts';
import type { assembly } from '../../src/db/schema/assembly.ts';
import { anAssembly, now } from './rows.ts';

export type Row = typeof assembly.$inferInsert;

export const campaigns = ['spring', 'zhanaozen_2011'] as const;
export const places = ['almaty', 'astana', 'zhanaozen'] as const;
const days = ['2011-12-16', '2011-12-31', '2012-01-01', '2012-01-28'];

const unknown: fc.Arbitrary<Answer> = fc.constant({ kind: 'unknown' });
const oneOf = (values: readonly string[]): fc.Arbitrary<Answer> =>
  fc.constantFrom(...values).map((value) => ({ kind: 'choice', value }));

function answerTo(key: string): fc.Arbitrary<Answer> {
  const question = findQuestion(card, key);
  const values = (question ? choicesIn(question) : []).map((choice) => choice.value);
  const several = fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
    .map((chosen): Answer => ({ kind: 'choices', values: chosen }));
  return fc.oneof(question?.type === 'multi_choice' ? several : oneOf(values), unknown);
}

const time = (...dates: readonly string[]): fc.Arbitrary<Answer> =>
  fc
    .tuple(fc.constantFrom('00:10', '10:00', '12:30', '23:50'), fc.constantFrom('', ...dates))
    .map(([at, date]) => ({ kind: 'time', time: at, ...(date !== '' && { date }) }));
const number = (...values: readonly number[]): fc.Arbitrary<Answer> =>
  fc.constantFrom(...values).map((value) => ({ kind: 'number', value }));

const asked = [
  'organizer_type',
  'count_method',
  'permit_status',
  'not_applied_reason',
  'offered_place',
  'authority_response',
  'interference',
  'how_ended',
  'journalists',
  'conduct',
  'force_means',
  'denial_pretext',
  'pretext_event_real',
  'later_outcome',
  'warned_by',
];
const yesAndNo = ['yes', 'no', 'unknown'];

/** Each question is answered, left out or said to be unknown, whatever the others say. */
const values = fc.record(
  {
    ...Object.fromEntries(asked.map((key) => [key, answerTo(key)])),
    start_time: time('2012-01-28'),
    end_time: time('2012-01-27', '2012-01-28', '2012-01-29'),
    event_when: fc.constant<Answer>({ kind: 'date', date: '2012-01-28' }),
    duration_minutes: number(90),
    deaths: number(0, 2),
    dispersal_attempted: oneOf(yesAndNo),
    interfered: oneOf(yesAndNo),
    prosecutor_warning: oneOf(yesAndNo),
    organizer_class: oneOf(organizerClasses),
    acled_sub_event: oneOf(subEvents),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const people = fc.constantFrom(
  { low: 0, high: 0, best: 0 },
  { low: 1, high: 1, best: 1 },
  { low: 30, high: 41, best: 35.5 },
  { low: 10.25, high: 11.5, best: 10.75 },
  { low: 10_000, high: null, best: 10_000 },
);

/** What is on record of one assembly, all but its id. */
export const shape = fc
  .record(
    {
      placeId: fc.constantFrom(...places),
      localDate: fc.constantFrom(...days),
      eventStatus: fc.oneof(
        { weight: 6, arbitrary: fc.constant('took_place' as const) },
        { weight: 2, arbitrary: fc.constantFrom(...eventStatuses) },
      ),
      level: fc.constantFrom('v0', 'v1', 'v2', 'v4'),
      form: fc.constantFrom('rally', 'picket'),
      topic: fc.constantFrom('labour', 'unknown'),
      topicClass: fc.constantFrom('campaign', 'political', 'other', 'unknown'),
      permitStatus: fc.constantFrom('denied', 'not_applied', 'unknown'),
      authorised: fc.constantFrom('authorised', 'unauthorised', 'unknown'),
      isCoerced: fc.boolean(),
      values,
      campaignId: fc.constantFrom(...campaigns),
      excludedFor: fc.constant('mixed_crowd'),
      participants: people,
      police: people,
      detained: people,
    },
    {
      noNullPrototype: true,
      requiredKeys: [
        'placeId',
        'localDate',
        'eventStatus',
        'level',
        'form',
        'topic',
        'topicClass',
        'permitStatus',
        'authorised',
        'values',
      ],
    },
  )
  .map((given): Shape => given as Shape);
export type Shape = Omit<Assembly, 'id'>;

export const outcome: fc.Arbitrary<Outcome> = fc
  .record({
    personRef: fc.constantFrom('P1', 'P2', 'P3'),
    kind: fc.constantFrom(...outcomeKinds),
    amount: fc.constantFrom(undefined, 1, 15.5),
    decidedOn: fc.constantFrom(undefined, '2012-02-01'),
  })
  .map(({ personRef, kind, amount, decidedOn }) => ({
    personRef,
    kind,
    role: 'participant',
    phase: 'during',
    appeal: 'none',
    ...(decidedOn !== undefined && { decidedOn }),
    ...(kind === 'fine' && amount !== undefined && { fineMci: amount }),
    ...(kind === 'administrative_arrest' && amount && { arrestDays: Math.floor(amount) }),
  }));

export function assemblyOf(given: Shape, id: string = randomUUID()): Assembly {
  const { participants: _, ...bare } = anAssembly({ id });
  return { ...bare, ...given };
}

/** As a bulk import may write it: with no lines yet. */
export function rowOf(given: Partial<Shape>) {
  return { ...assemblyRow(assemblyOf(given as Shape)), verifiedAt: now };
}
