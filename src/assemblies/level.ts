// How well an assembly is known. What the reports allow is a matter of their number and kind; more
// needs a moderator's word: a photo that was checked, a trained observer, a document.
import type { Answers } from '../card/types.ts';

export const levels = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;

export type Level = (typeof levels)[number];

export function isLevel(value: string): value is Level {
  return (levels as readonly string[]).includes(value);
}

/** Reports from these are second-hand: one of them alone says no more than that it was said. */
const secondHand = ['media_social', 'participant_told'];

export function isSecondHand(answers: Answers): boolean {
  const { observer_basis: basis } = answers;
  return basis?.kind === 'choice' && secondHand.includes(basis.value);
}

/** The level that independent reports reach by themselves. @param voices one for each reporter */
export function levelOf(voices: readonly Answers[]): Level {
  return voices.length >= 2 ? 'v2' : 'v1';
}

/** The levels that a moderator may give, lowest first. */
export function levelsAllowed(voices: readonly Answers[]): readonly Level[] {
  if (voices.length >= 2) return levels;
  const isFirstHand = voices.some((answers) => !isSecondHand(answers));
  return isFirstHand ? ['v0', 'v1', 'v3', 'v4'] : ['v0', 'v1'];
}
