// What is left of answers and findings when a person's own words, or the ties between reports, are
// erased. The database does the same in `without_words` and `without_ties`; a test compares them.
import type { Answer, Answers } from '../card/types.ts';
import type { Finding } from '../reports/screening.ts';
import { wordKinds } from './rules.ts';

/** Without what a person wrote or photographed themselves, and without the point where they stood. */
export function withoutWords(answers: Answers): Answers {
  const kept = Object.entries(answers).filter(
    ([, { kind }]) => !(wordKinds as readonly string[]).includes(kind),
  );
  return Object.fromEntries(kept.map(([key, answer]) => [key, withoutPoint(answer)]));
}

function withoutPoint(answer: Answer): Answer {
  return answer.kind === 'place' ? { kind: 'place', place: answer.place } : answer;
}

/** Without the findings that say which reports come from one person. */
export function withoutTies(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code }) => code !== 'same_reporter' && code !== 'flood');
}
