// One field of a record, before and after a moderator sets it.
import type { Answer } from '../card/types.ts';
import { answerKey } from './fields.ts';
import type { Fused } from './fusion.ts';
import { isLevel } from './level.ts';
import { BY_SOURCES, COUNTED } from './moderator-fields.ts';

/** What moderators say of a record as a whole, as it is stored. */
export interface AboutRecord {
  readonly eventStatus: string;
  readonly levelSaid: string | null;
  readonly excludedFor: string | null;
}

/** What a field says now; absent where nothing is known. */
export function valueOf(field: string, about: AboutRecord, fused: Fused): Answer | undefined {
  switch (field) {
    case 'event_status':
      return { kind: 'choice', value: about.eventStatus };
    case 'verification_level':
      return { kind: 'choice', value: about.levelSaid ?? BY_SOURCES };
    case 'exclude_from_totals':
      return { kind: 'choice', value: about.excludedFor ?? COUNTED };
    default:
      return fused.fields[field]?.answer;
  }
}

/** The record as a whole with a field of it set. */
export function withField<T extends AboutRecord>(about: T, field: string, after: Answer): T {
  if (after.kind !== 'choice') return about;
  const { value } = after;
  switch (field) {
    case 'event_status':
      return { ...about, eventStatus: value };
    case 'verification_level':
      return { ...about, levelSaid: isLevel(value) ? value : null };
    case 'exclude_from_totals':
      return { ...about, excludedFor: value === COUNTED ? null : value };
    default:
      return about;
  }
}

/** Whether two answers say the same; the database keeps the parts of an answer in its own order. */
export function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return answerKey(one) === answerKey(other);
}
