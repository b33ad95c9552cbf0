// What several voices say to one question, as one answer, and whether they contradict one another.
import type { Answer } from '../card/types.ts';
import { minuteOf, startWindowMinutes, timeAt } from './clock.ts';
import { answerKey, choicesInOrder, isExclusive } from './fields.ts';
import { median, medianSize, overlap, sizeOf } from './size.ts';

/** A known answer of one voice. */
export interface Statement {
  readonly answer: Answer;
  readonly caseNumber: number;
  readonly isFirstHand: boolean;
  /** The local day of the assembly as this voice has it. */
  readonly day?: string;
}

export interface Said {
  readonly answer: Answer;
  readonly cases: readonly number[];
}

interface Agreement {
  readonly answer: Answer;
  readonly isConflict: boolean;
  readonly best?: number;
}

/** About the reporter and not about the assembly: two voices that differ here contradict nothing. */
const aboutReporter = ['observer_basis', 'count_method'];

/**
 * Who said what: most frequent first. Of equals the one that more people saw with their own eyes,
 * then the one that was said first.
 */
export function saidBy(statements: readonly Statement[]): readonly Said[] {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    const key = answerKey(one.answer);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const eyes = (group: readonly Statement[]) => group.filter((one) => one.isFirstHand).length;
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length || eyes(b) - eyes(a))
    .flatMap((group) => {
      const [first] = group;
      const cases = group.map((one) => one.caseNumber).toSorted((a, b) => a - b);
      return first ? [{ answer: first.answer, cases }] : [];
    });
}

/** @param day the local day of the assembly */
export function agree(
  field: string,
  statements: readonly Statement[],
  day: string | undefined,
): Agreement | undefined {
  const said = saidBy(statements);
  const [most] = said;
  if (most === undefined) return undefined;
  const { best } = sizeOf(most.answer) ?? {};
  if (said.length === 1 && statements.every((one) => isOfDay(one, day))) {
    return { answer: most.answer, isConflict: false, ...(best !== undefined && { best }) };
  }
  const found = agreedSize(said, statements) ??
    agreedTime(statements, day) ??
    agreedSights(field, said) ?? { answer: most.answer, isConflict: true };
  return aboutReporter.includes(field) ? { ...found, isConflict: false } : found;
}

/** Whether an answer means the same on the day of the assembly; a time may carry another date. */
function isOfDay({ answer, day: own }: Statement, day: string | undefined): boolean {
  return own === undefined || own === day || answer.kind !== 'time' || answer.date === undefined;
}

/** Median of what independent people saw; a contradiction where no number satisfies all. */
function agreedSize(
  said: readonly Said[],
  statements: readonly Statement[],
): Agreement | undefined {
  const sizes = statements.flatMap(({ answer }) => sizeOf(answer) ?? []);
  if (sizes.length < statements.length) return undefined;
  const { low, high, best } = medianSize(sizes);
  const isCount = said.every(({ answer }) => answer.kind === 'number');
  const answer: Answer = isCount ? { kind: 'number', value: best } : { kind: 'size', low, high };
  return { answer, best, isConflict: !overlap(sizes) };
}

/** Median, in whole minutes; times that could not be of one assembly contradict one another. */
function agreedTime(
  statements: readonly Statement[],
  day: string | undefined,
): Agreement | undefined {
  const minutes = statements.flatMap(({ answer, day: own }) =>
    answer.kind === 'time' ? [minuteOf(answer, own ?? day)] : [],
  );
  if (minutes.length < statements.length) return undefined;
  const spread = Math.max(...minutes) - Math.min(...minutes);
  return { answer: timeAt(median(minutes), day), isConflict: spread > startWindowMinutes };
}

/**
 * Everything that anybody saw. "Nobody was there" cannot stand beside what somebody saw there: the
 * sight is kept, and the contradiction shown.
 */
function agreedSights(field: string, said: readonly Said[]): Agreement | undefined {
  const seen = said.flatMap(({ answer }) => (answer.kind === 'choices' ? [answer.values] : []));
  if (seen.length < said.length) return undefined;
  const sights = seen.flat().filter((value) => !isExclusive(field, value));
  if (sights.length === 0) return undefined;
  const values = choicesInOrder(field, sights);
  const isConflict = seen.flat().some((value) => isExclusive(field, value));
  return { answer: { kind: 'choices', values }, isConflict };
}
