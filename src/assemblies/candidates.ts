// Which assemblies a report may be about. Nothing is joined without a moderator; this says what
// agrees and what contradicts, field by field. What is unknown does neither.
import type { Answers } from '../card/types.ts';

export const traits = [
  'place',
  'day',
  'start',
  'topic',
  'campaign',
  'form',
  'participants',
  'permit',
  'response',
] as const;

export type Trait = (typeof traits)[number];

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
  /** Of an assembly that may be another one twice; reports have none. */
  readonly campaignId?: string;
}

export interface Comparison {
  /** `same` by the rule for candidates; `weak` where it misses it by one trait. */
  readonly strength: 'same' | 'weak';
  readonly agrees: readonly Trait[];
  readonly contradicts: readonly Trait[];
}

export interface Candidate extends Comparison {
  readonly known: Known;
}
