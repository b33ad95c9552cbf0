// What a weekly summary is made from, as it is frozen: plain JSON without words, enough for the
// whole country, each region and each place, in every language.
import type { OutcomeKind } from '../assemblies/outcome.ts';
import type { Sum } from '../stats/sums.ts';
import type { Week } from './week.ts';

export interface DigestData {
  readonly week: Week;
  /** When the records were read, ISO 8601. */
  readonly gatheredAt: string;
  /** No record that counts is older than this week: there is nothing to compare with. */
  readonly isFirst: boolean;
  readonly now: WeekSums;
  readonly before: WeekSums;
  readonly yearBefore: WeekSums;
  /** Assemblies by place in each of the last weeks, oldest first; this one is the last. */
  readonly course: readonly {
    readonly week: Week;
    readonly assemblies: Readonly<Record<string, number>>;
  }[];
  /** The largest of each place, and those that were dispersed or where people were detained. */
  readonly records: readonly DigestRecord[];
  /** The first week of which outcomes and changes are told; earlier than `week` when summaries were left out. */
  readonly newsFrom: Week;
  /** What became known in this week about people of earlier assemblies. */
  readonly outcomes: readonly DigestOutcome[];
  /** What was corrected, withdrawn or joined in this week. */
  readonly changes: readonly DigestChange[];
}

export interface WeekSums {
  readonly week: Week;
  readonly sums: readonly Sum[];
  /** Places monitored in all months that the week touches. */
  readonly monitored: readonly string[];
}

/** An assembly that may be named. */
export interface DigestRecord {
  readonly number: number;
  readonly placeId: string;
  readonly day: string;
  /** Absent when unknown, and where it is left out of the sums; `high` is absent for an open band. */
  readonly participants?: { readonly low: number; readonly high?: number; readonly best: number };
  readonly isDispersed: boolean;
  readonly isDetained: boolean;
  /** How many people were detained, where that is known. */
  readonly detained?: number;
}

/** Which record something is said about. */
export interface RecordName {
  readonly number: number;
  readonly placeId: string;
  readonly day: string;
}

export interface DigestOutcome extends RecordName {
  /** Different people by what happened to them. */
  readonly people: Readonly<Partial<Record<OutcomeKind, number>>>;
}

export type DigestChange = RecordName & { readonly on: string } & (
    | { readonly kind: 'corrected'; readonly fields: readonly string[]; readonly reason: string }
    | { readonly kind: 'withdrawn'; readonly reason: string }
    /** It turned out to be the record of number `into`. */
    | { readonly kind: 'joined'; readonly into: number }
  );

/** Figures of the sums. */
export const digestFigures = [
  'assemblies',
  'topic_class',
  'authorised',
  'participants',
  'dispersal',
  'detained',
  'detained_people',
] as const;
