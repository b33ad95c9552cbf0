// What comes of reading what a person sent as an answer to one question.
import type { Answer } from '../card/types.ts';
import type { Refusal } from '../errors.ts';

export interface ReadingContext {
  readonly now: Date;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
}

export type Reading =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** Several places fit, or one only nearly: let the person say which. Keys of places. */
  | { readonly kind: 'which'; readonly places: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
