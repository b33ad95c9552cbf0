// What was added to a report after it was sent. The report stays as it was; what it says now is
// the report with its additions laid over it in the order in which they came.
import type { Answers } from '../card/types.ts';
import type { Scope } from '../engine/state.ts';

export type AdditionKind = Exclude<Scope, 'report'> | 'follow_up';

export interface Addition {
  /** The id of the draft that it was. */
  readonly id: string;
  readonly reportId: string;
  readonly kind: AdditionKind;
  /** Only what is new or different. */
  readonly answers: Answers;
}

/** All that a report says, later answers over earlier ones. */
export function effectiveAnswers(
  report: { readonly answers: Answers },
  additions: readonly { readonly answers: Answers }[],
): Answers {
  return additions.reduce<Answers>((all, one) => ({ ...all, ...one.answers }), report.answers);
}

/** The answers that differ from what the report said before. */
export function changedAnswers(before: Answers, after: Answers): Answers {
  const changed = Object.entries(after).filter(
    ([key, answer]) => JSON.stringify(before[key]) !== JSON.stringify(answer),
  );
  return Object.fromEntries(changed);
}
