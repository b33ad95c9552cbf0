// What is left of answers and findings when a person's own words, or the ties between reports, are
// erased. The database does the same in `without_words` and `without_ties`; a test compares them.
import type { Answers } from '../card/types.ts';
import type { Finding } from '../reports/screening.ts';
import { wordKinds } from './rules.ts';

/** Without what a person wrote or photographed themselves, and without the point where they stood. */
export function withoutWords(answers: Answers): Answers {
  const kept = Object.entries(answers).flatMap(([key, answer]) => {
    if ((wordKinds as readonly string[]).includes(answer.kind)) return [];
    if (answer.kind !== 'place') return [[key, answer] as const];
    const { point: _point, ...place } = answer;
    return [[key, place] as const];
  });
  return Object.fromEntries(kept);
}

/** Without the findings that say which reports come from one person. */
export function withoutTies(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code }) => code !== 'same_reporter' && code !== 'flood');
}
