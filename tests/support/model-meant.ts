// The words of the model: what a person has meant so far, and what they do next.
import type { Answer, Answers } from '../../src/card/types.ts';

export interface OpenCard {
  /** Which of the person's cards it is, from 1. */
  readonly number: number;
  /** The report that something is added to, from 0. */
  readonly about?: number;
  /** A question, `review` or `menu`. */
  readonly at: string;
  readonly section?: string;
  readonly page?: string;
  /** What they have said and were asked to confirm. */
  readonly asked?: Answer;
  readonly editing: boolean;
  readonly marks: readonly string[];
  readonly answers: Answers;
  /** Begun with an earlier card; only what still fits is among the answers here. */
  readonly isAged?: true;
}

export interface SentReport {
  readonly answers: Answers;
  readonly additions: readonly Answers[];
}

export interface Meant {
  readonly reports: readonly SentReport[];
  readonly card?: OpenCard;
  /** Grows whenever something changes; a button counts only in the moment it belongs to. */
  readonly moment: number;
  readonly cards: number;
  readonly sawSafety: boolean;
  /** It was put up by what is done at this very moment, and cannot have been read yet. */
  readonly isSafetyNew?: true;
}

/** What the words on a button say that it does. */
export type Does =
  | {
      readonly does: 'choose' | 'mark' | 'unmark';
      readonly question: string;
      readonly value: string;
    }
  | { readonly does: 'open'; readonly page: string }
  | { readonly does: 'edit'; readonly question: string }
  | { readonly does: 'section'; readonly section: string }
  | { readonly does: 'add'; readonly report: number }
  | {
      readonly does:
        | 'done'
        | 'back'
        | 'skip'
        | 'unknown'
        | 'cancel'
        | 'send'
        | 'insist'
        | 'begin'
        | 'new_report';
    };

/** What a typed text or a location says at the question on the screen. */
export type Spoken = Answer | 'not understood' | 'which place';

export type Deed = { readonly now: string; readonly moment: number } & (
  | { readonly kind: 'tap'; readonly on: Does; readonly card: number | undefined }
  | { readonly kind: 'says'; readonly said: Spoken; readonly isAlone: boolean }
  | { readonly kind: 'command'; readonly name: 'report' | 'cancel' }
);
