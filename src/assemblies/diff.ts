// What an addition or a late report would change; offered to the moderators, never taken silently.
import type { Answer, Answers } from '../card/types.ts';
import { answerKey, inCardOrder, isKnown } from './fields.ts';
import type { Fused } from './fusion.ts';

export interface Change {
  readonly field: string;
  /** Absent where nothing was known. */
  readonly before?: Answer;
  /** "Unknown" where it would no longer be known. */
  readonly after: Answer;
}

export interface Update {
  readonly changes: readonly Change[];
  /** Best estimates that move; they may also where low and high stay. */
  readonly bests: readonly BestMoved[];
  /** Fields on which the reports would contradict one another, and do not now. */
  readonly conflicts: readonly string[];
}

export interface BestMoved {
  readonly field: string;
  readonly before: number;
  readonly after: number;
}

/** The fields that differ, in the order of the card. Knowing nothing in another way is no change. */
export function diffOf(before: Answers, after: Answers): readonly Change[] {
  return inCardOrder([...Object.keys(before), ...Object.keys(after)]).flatMap((field) => {
    const [old, now] = [known(before[field]), known(after[field])];
    if (sameAnswer(old, now)) return [];
    const change = { field, after: now ?? { kind: 'unknown' } } satisfies Change;
    return [old ? { ...change, before: old } : change];
  });
}

/** What would change in an assembly if its reports said `after`. */
export function updateOf(before: Fused, after: Fused): Update {
  return {
    changes: diffOf(before.values, after.values),
    bests: Object.entries(after.fields).flatMap(([field, { best: now }]) => {
      const was = before.fields[field]?.best;
      if (was === undefined || now === undefined || was === now) return [];
      return [{ field, before: was, after: now }];
    }),
    conflicts: after.conflicts.filter((field) => !before.conflicts.includes(field)),
  };
}

function known(answer: Answer | undefined): Answer | undefined {
  return isKnown(answer) ? answer : undefined;
}

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.kind === 'choices' && other.kind === 'choices') {
    return one.values.toSorted().join() === other.values.toSorted().join();
  }
  return answerKey(one) === answerKey(other);
}
