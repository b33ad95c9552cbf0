// What several reports say about one assembly, as one: each value knows who said what, and where
// the reports contradict one another it stays visible until a moderator settles it.
import type { Answer, Answers } from '../card/types.ts';
import type { CitedReport } from './voices.ts';

export interface Fused {
  /** What is known, question by question, in the order of the card; without words. */
  readonly values: Answers;
  readonly fields: Readonly<Record<string, FusedField>>;
  /** The fields on which the voices contradict one another and no moderator has settled it. */
  readonly conflicts: readonly string[];
  /** What each reporter knows; who reported first comes first. */
  readonly voices: readonly Answers[];
  /** Independent reports: one for each reporter. */
  readonly corroboration: number;
}

export interface FusedField {
  readonly answer: Answer;
  /** Who said what, most frequent first. */
  readonly said: readonly Said[];
  readonly isConflict: boolean;
  /** A moderator set it; what the reports say no longer matters. */
  readonly isSettled: boolean;
  /** Of numbers of people: the median of the best estimates, halves kept. */
  readonly best?: number;
}

export interface Said {
  readonly answer: Answer;
  readonly cases: readonly number[];
}

export function fuse(
  cited: readonly CitedReport[],
  corrections: ReadonlyMap<string, Answer>,
): Fused {
  throw new Error(`not yet ${cited.length} ${corrections.size}`);
}
