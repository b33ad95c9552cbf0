// Where a person is in the card, and what they said so far.
import type { Answer, Answers } from '../card/types.ts';

/** The screen on which the answers stand before they are sent. */
export const REVIEW = 'review';

/** The list of sections, when details are added to a report. */
export const MENU = 'menu';

/** A whole report, or what is added to one that was sent. */
export type Scope = 'report' | 'correction' | 'details' | 'update';

/** Something that the person has to settle before the interview goes on. */
export type Pending =
  /** An answer that drew a soft warning, text `warning.<code>`: it is taken when they insist. */
  | { readonly kind: 'warning'; readonly answer: Answer; readonly warning: string }
  /** A typed answer that can be meant in several ways. */
  | { readonly kind: 'options'; readonly options: readonly Answer[] };

export interface Interview {
  readonly scope: Scope;
  /** Key of the question on the screen, or `review`, or `menu`. */
  readonly at: string;
  /** Section of that question, when details are added. */
  readonly section?: string;
  /**
   * A further page of that question: `more`, `regions`, `region-<id>`, `typed_date`, `location`,
   * `edit`, `which.<ids>`.
   */
  readonly page?: string;
  /** A single answer is being changed; afterwards the review comes back. */
  readonly editing: boolean;
  /** Choices marked so far of a question with several. */
  readonly ticked: readonly string[];
  readonly answers: Answers;
  readonly pending?: Pending;
}
