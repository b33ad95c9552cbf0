// A case as lists have it, and what waits at the desk in all.
import type { Answers } from '../card/types.ts';
import type { CaseStatus } from './decision.ts';

/** A case in a line. */
export interface CaseLine {
  readonly number: number;
  readonly status: CaseStatus;
  readonly placeId: string;
  readonly localDate: string;
  readonly answers: Answers;
  /** How many findings the screening has. */
  readonly findings: number;
}

/** What awaits the decision of a group. */
export interface Backlog {
  readonly waiting: number;
  /** Of these, not laid before the group yet. */
  readonly notLaid: number;
  /** When the oldest came; absent when nothing waits. */
  readonly oldest?: Date;
}
