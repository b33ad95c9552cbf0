// All tables of typed answers.
import { typedNumbers } from './typed-numbers.table.ts';
import { typedTimes } from './typed-times.table.ts';
import { typedWords } from './typed-words.table.ts';

/** By question: what is typed, and what is read. */
export type TypedAnswers = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export const typedAnswers: TypedAnswers = { ...typedTimes, ...typedNumbers, ...typedWords };
