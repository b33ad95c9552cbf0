// What comes of reading what a person sent as an answer to one question.
import type { Answer, Answers } from '../card/types.ts';
import type { Refusal } from '../errors.ts';

export interface ReadingContext {
  readonly now: Date;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
  /** All answers of the report so far, what was added to it included. */
  readonly answers: Answers;
}

/** Something that was typed may be meant in several ways. */
export interface Option {
  readonly answer: Answer;
}

export type Reading =
  /** A warning (text `warning.<code>`) asks once; the person may insist. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly warning?: string }
  /** Several places fit, or one only nearly: let the person say which. Keys of places. */
  | { readonly kind: 'which'; readonly places: readonly string[] }
  /** Several answers fit: let the person say which. */
  | { readonly kind: 'choices'; readonly options: readonly Option[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
