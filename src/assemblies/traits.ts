// A report beside an assembly, trait by trait: what agrees, what contradicts, what nobody knows.
import type { Answer, Answers } from '../card/types.ts';
import { daysBetween, minuteOf, startWindowMinutes } from './clock.ts';
import { isExclusive, isKnown } from './fields.ts';
import { overlap, sizeOf } from './size.ts';

/** An assembly that is on record. */
export interface Known {
  readonly number: number;
  readonly id: string;
  readonly placeId: string;
  readonly regionId: string;
  readonly localDate: string;
  readonly startMinute?: number;
  readonly form: string;
  readonly topic: string;
  readonly campaignId?: string;
  readonly values: Answers;
}

export interface Reported {
  readonly placeId: string;
  readonly localDate: string;
  readonly answers: Answers;
  /** Of an assembly that may be on record twice; reports have none. */
  readonly campaignId?: string;
}

export type Trait =
  | 'place'
  | 'day'
  | 'start'
  | 'topic'
  | 'campaign'
  | 'form'
  | 'participants'
  | 'permit'
  | 'response';

export type Read = 'agrees' | 'contradicts' | 'unknown';

/** In the order in which a moderator reads them. */
export function readTraits(report: Reported, known: Known): Readonly<Record<Trait, Read>> {
  const { answers } = report;
  const matter = readMatter(report, known);
  return {
    place: equal(report.placeId, known.placeId),
    day: equal(report.localDate, known.localDate),
    start: readStart(report, known),
    ...matter,
    form: readChoice(answers.form, known.form),
    participants: readSize(answers.participants, known.values.participants),
    permit: readChoice(answers.permit_status, valueOf(known.values.permit_status)),
    response: readSights(answers.authority_response, known.values.authority_response),
  };
}

/** A campaign stands above its topics: within one campaign another topic contradicts nothing. */
function readMatter({ answers, campaignId }: Reported, known: Known) {
  const topic = readChoice(answers.topic, known.topic);
  const isOneCampaign = campaignId !== undefined && campaignId === known.campaignId;
  if (!isOneCampaign) return { topic, campaign: 'unknown' } as const;
  return { topic: topic === 'contradicts' ? 'unknown' : topic, campaign: 'agrees' } as const;
}

/** Across midnight a near start agrees; on another day a start further apart says nothing more. */
function readStart({ answers, localDate }: Reported, known: Known): Read {
  const { start_time: start } = answers;
  if (start?.kind !== 'time' || known.startMinute === undefined) return 'unknown';
  const days = daysBetween(localDate, known.localDate);
  const apart = known.startMinute + days * 24 * 60 - minuteOf(start, localDate);
  if (Math.abs(apart) <= startWindowMinutes) return 'agrees';
  return days === 0 ? 'contradicts' : 'unknown';
}

function readChoice(answer: Answer | undefined, value: string): Read {
  const mine = valueOf(answer);
  return mine === 'unknown' || value === 'unknown' ? 'unknown' : equal(mine, value);
}

/** Ranges that share a number agree. */
function readSize(mine: Answer | undefined, theirs: Answer | undefined): Read {
  const [one, other] = [sizeOf(mine), sizeOf(theirs)];
  if (one === undefined || other === undefined) return 'unknown';
  return overlap([one, other]) ? 'agrees' : 'contradicts';
}

/** One may have seen what another one missed; only "they were not there" contradicts a sight. */
function readSights(mine: Answer | undefined, theirs: Answer | undefined): Read {
  if (!isKnown(mine) || !isKnown(theirs)) return 'unknown';
  if (mine.kind !== 'choices' || theirs.kind !== 'choices') return 'unknown';
  if (mine.values.some((value) => value !== 'unknown' && theirs.values.includes(value))) {
    return 'agrees';
  }
  const all = [...mine.values, ...theirs.values];
  const isNothing = all.some((value) => isExclusive('authority_response', value));
  return isNothing ? 'contradicts' : 'unknown';
}

function equal(one: string, other: string): Read {
  return one === other ? 'agrees' : 'contradicts';
}

function valueOf(answer: Answer | undefined): string {
  return answer?.kind === 'choice' ? answer.value : 'unknown';
}
