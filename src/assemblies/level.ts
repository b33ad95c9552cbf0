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
  if (voices.length === 0) return 'v0';
  return voices.length >= 2 ? 'v2' : 'v1';
}

/** Whose word there is for an assembly. */
export interface Sources {
  /** One for each reporter. */
  readonly voices: readonly Answers[];
  /** One of them is an archive: what sources it had was weighed when it was written. */
  readonly isArchived?: boolean;
}

/**
 * The level of an assembly: what a moderator said, as far as its sources still allow it. The word
 * is kept, so that it counts again when a source comes back.
 */
export function levelBy(sources: Sources, said: Level | undefined): Level {
  if (said === undefined) return levelOf(sources.voices);
  const upTo = levels.slice(0, levels.indexOf(said) + 1);
  return levelsAllowed(sources).findLast((level) => upTo.includes(level)) ?? 'v0';
}

/** The levels that a moderator may give, lowest first. */
export function levelsAllowed({ voices, isArchived }: Sources): readonly Level[] {
  if (voices.length >= 2 || isArchived === true) return levels;
  const isFirstHand = voices.some((answers) => !isSecondHand(answers));
  return isFirstHand ? ['v0', 'v1', 'v3', 'v4'] : ['v0', 'v1'];
}
