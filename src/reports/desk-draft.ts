// What a moderator is in the middle of at the desk.
import type { Answer } from '../card/types.ts';
import type { Interview } from '../engine/state.ts';

export type DeskDraftBody =
  /** Sets a value of an assembly: which field, to what, and why. */
  | {
      readonly kind: 'correct';
      readonly assemblyId: string;
      readonly field?: string;
      readonly after?: Answer;
    }
  /** Notes what followed for one person; an interview about the card of outcomes. */
  | {
      readonly kind: 'outcome';
      readonly assemblyId: string;
      /** Number of the assembly. */
      readonly assembly: number;
      readonly interview: Interview;
      /** `P1`; absent for a person of whom nothing is on record yet. */
      readonly person?: string;
      /** Id of the row whose place it takes. */
      readonly replaces?: string;
    };
