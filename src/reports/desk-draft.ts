// What a moderator is in the middle of at the desk.
import type { Answer } from '../card/types.ts';
import type { Interview } from '../engine/state.ts';

/** Sets a value of an assembly: which field, to what, and then why. */
export interface CorrectionDraft {
  readonly kind: 'correct';
  readonly assemblyId: string;
  readonly field: string;
  /** What the field said when the moderator looked at it; absent where nothing was known. */
  readonly before?: Answer;
  /** Choices that are marked so far. */
  readonly ticked?: readonly string[];
  /** What a typed answer can mean, when that is several things. */
  readonly options?: readonly Answer[];
  /** The new value, once it is given; a reason is asked for. */
  readonly after?: Answer;
  /** What is unlikely about it; the code of a text. */
  readonly warning?: string;
}

export type DeskDraftBody =
  | CorrectionDraft
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

/** A draft as buttons name it: the first letters of its id. */
export function draftCode(id: string): string {
  return id.slice(0, 8);
}

/** Names the message that asks for what is still missing. */
export function deskDraftSlot(id: string): string {
  return `desk-draft:${id}`;
}
