// How the choices of a question are written down in short.
import type { Choice } from '../types.ts';

/** "I don't know" beside other choices of a question that takes several. */
export const unknownAlone: Choice = { value: 'unknown', exclusive: true };

/** "I don't know" where one choice is taken. */
export const unknown: Choice = { value: 'unknown' };

/** One choice for each word. */
export function choicesOf(words: string): readonly Choice[] {
  return words.split(/\s+/).map((value) => ({ value }));
}
