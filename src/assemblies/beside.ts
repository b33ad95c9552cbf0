// A report beside a record, field by field, as a moderator compares them.
import type { Answer, Answers } from '../card/types.ts';
import { compare } from './candidates.ts';
import { minuteOf, startWindowMinutes } from './clock.ts';
import { answerKey, inCardOrder, isExclusive, isKnown, publicAnswer } from './fields.ts';
import { overlap, sizeOf } from './size.ts';
import type { Known, Read, Reported, Trait } from './traits.ts';

export interface Beside {
  readonly field: string;
  readonly read: Read;
  /** Absent where nobody knows. */
  readonly report?: Answer;
  readonly record?: Answer;
}

/** The questions of the card behind the traits; a campaign is none. */
export const fieldOfTrait: Readonly<Record<Exclude<Trait, 'campaign'>, string>> = {
  place: 'place',
  day: 'event_when',
  start: 'start_time',
  topic: 'topic',
  form: 'form',
  participants: 'participants',
  permit: 'permit_status',
  response: 'authority_response',
};

/** What decides comes first, then whatever both know. */
export function beside(reported: Reported, known: Known): readonly Beside[] {
  const mine = answersOf(reported);
  const theirs = recordOf(known);
  const traits: readonly string[] = Object.values(fieldOfTrait);
  const comparison = compare(reported, known);
  const readOfTrait = new Map<string, Read>();
  for (const [trait, field] of Object.entries(fieldOfTrait) as [Trait, string][]) {
    if (comparison?.agrees.includes(trait)) readOfTrait.set(field, 'agrees');
    if (comparison?.contradicts.includes(trait)) readOfTrait.set(field, 'contradicts');
  }
  const shared = Object.keys(mine).filter((field) => field in theirs && !traits.includes(field));
  return [
    ...traits.map((field) => ({ field, read: readOfTrait.get(field) ?? ('unknown' as const) })),
    ...inCardOrder(shared).map((field) => ({ field, read: readField(field, mine, theirs) })),
  ].map(({ field, read }) => ({ field, read, ...both(mine[field], theirs[field]) }));
}

function both(report: Answer | undefined, record: Answer | undefined) {
  return { ...(report && { report }), ...(record && { record }) };
}

/** What is known, without words of the reporter; they stand on the card. */
function answersOf({ answers, placeId, localDate }: Reported): Answers {
  return openOnly({
    ...answers,
    place: { kind: 'place', place: placeId },
    event_when: { kind: 'date', date: localDate },
  });
}

function recordOf({ values, placeId, localDate, form, topic }: Known): Answers {
  return openOnly({
    ...values,
    form: { kind: 'choice', value: form },
    topic: { kind: 'choice', value: topic },
    place: { kind: 'place', place: placeId },
    event_when: { kind: 'date', date: localDate },
  });
}

/** What may stand in a public record. */
function openOnly(answers: Answers): Answers {
  const open = Object.entries(answers).flatMap(([field, answer]) => {
    const shown = isKnown(answer) ? publicAnswer(field, answer) : undefined;
    return shown ? [[field, shown] as const] : [];
  });
  return Object.fromEntries(open);
}

function readField(field: string, mine: Answers, theirs: Answers): Read {
  const [one, other] = [mine[field], theirs[field]];
  if (one === undefined || other === undefined) return 'unknown';
  if (answerKey(one) === answerKey(other)) return 'agrees';
  const [size, otherSize] = [sizeOf(one), sizeOf(other)];
  if (size && otherSize) return overlap([size, otherSize]) ? 'agrees' : 'contradicts';
  if (one.kind === 'time' && other.kind === 'time') {
    const apart = Math.abs(minuteOf(one, undefined) - minuteOf(other, undefined));
    return apart <= startWindowMinutes ? 'agrees' : 'contradicts';
  }
  if (one.kind !== 'choices' || other.kind !== 'choices') return 'contradicts';
  if (one.values.some((value) => other.values.includes(value))) return 'agrees';
  const isNothing = [...one.values, ...other.values].some((value) => isExclusive(field, value));
  return isNothing ? 'contradicts' : 'unknown';
}
