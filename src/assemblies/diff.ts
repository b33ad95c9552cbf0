// What an addition or a late report would change; offered to the moderators, never taken silently.
import type { Answer } from '../card/types.ts';

export interface Change {
  readonly field: string;
  /** Absent where nothing was known. */
  readonly before?: Answer;
  /** "Unknown" where it would no longer be known. */
  readonly after: Answer;
}

export interface Update {
  readonly changes: readonly Change[];
  /** Fields on which the reports would contradict one another, and do not now. */
  readonly conflicts: readonly string[];
}
