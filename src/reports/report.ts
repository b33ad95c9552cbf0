// A card that was sent: what is kept of it.
import type { Answer, Answers } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { addDays, localDate } from '../dates.ts';
import type { PersonKey } from '../messenger.ts';
import type { Draft } from './draft.ts';

export interface Report {
  readonly id: string;
  readonly code: string;
  readonly person: PersonKey;
  readonly cardVersion: string;
  readonly answers: Answers;
  readonly placeId: string;
  /** Local day of the event in the zone of its place, `YYYY-MM-DD`. */
  readonly localDate: string;
  readonly receivedAt: Date;
}

/** Makes the report of a complete draft; undefined when place or day are missing. */
export function reportOf(draft: Draft, code: string, now: Date): Report | undefined {
  const { answers } = draft.interview;
  const place = answers.place;
  const day = eventDay(answers);
  if (place?.kind !== 'place' || day === undefined) return undefined;
  return {
    id: draft.id,
    code,
    person: draft.person,
    cardVersion: draft.cardVersion,
    answers,
    placeId: place.place,
    localDate: day,
    receivedAt: now,
  };
}

/** Place and day of the assembly by what is known now: a correction may have changed them. */
export function whereAndWhen(
  report: Pick<Report, 'placeId' | 'localDate'>,
  answers: Answers,
): Pick<Report, 'placeId' | 'localDate'> {
  const { place } = answers;
  return {
    placeId: place?.kind === 'place' ? place.place : report.placeId,
    localDate: eventDay(answers) ?? report.localDate,
  };
}

/** Local day of the event, in the zone of its place once that is known. */
export function eventDay(answers: Answers): string | undefined {
  const place = answers.place;
  const zone = zoneOf(place?.kind === 'place' ? place.place : undefined);
  return answers.event_when && dayOf(answers.event_when, zone);
}

function dayOf(answer: Answer, zone: string): string | undefined {
  if (answer.kind === 'date') return answer.date;
  if (answer.kind !== 'day') return undefined;
  const day = localDate(new Date(answer.at), zone);
  return answer.said === 'yesterday' ? addDays(day, -1) : day;
}

const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

/** A short code without letters that are mistaken for digits. @param bytes random, 6 or more */
export function reportCode(bytes: Uint8Array): string {
  return [...bytes.subarray(0, CODE_LENGTH)]
    .map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length])
    .join('');
}
