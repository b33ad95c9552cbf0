// Who speaks about an assembly. However often somebody reports it, they have one voice.
import { allQuestions, card } from '../card/card.ts';
import { isAsked } from '../card/conditions.ts';
import type { Answer, Answers } from '../card/types.ts';
import { eventDay } from '../reports/report.ts';
import { isSecondHand } from './level.ts';

/** A report that an assembly cites. */
export interface CitedReport {
  readonly caseNumber: number;
  /** Reports of one reporter share a number; it says nothing about who that is. */
  readonly voice: number;
  readonly answers: Answers;
  readonly receivedAt: Date;
  readonly isWithdrawn: boolean;
}

export interface Voice {
  /** What one reporter knows, without words, photos, links and points on the map. */
  readonly answers: Answers;
  /** The case in which each answer was given. */
  readonly cases: Readonly<Record<string, number>>;
  readonly isFirstHand: boolean;
}

/**
 * One voice for each reporter: the latest report. "I don't know" says no more than silence, so a
 * question that the latest report leaves open keeps the answer that the same person gave before.
 * Who reported first comes first.
 */
export function voicesOf(cited: readonly CitedReport[]): readonly Voice[] {
  const byReporter = new Map<number, CitedReport[]>();
  for (const report of cited.filter((one) => !one.isWithdrawn).toSorted(inOrderOfArrival)) {
    byReporter.set(report.voice, [...(byReporter.get(report.voice) ?? []), report]);
  }
  return [...byReporter.values()].map(voiceOf);
}

/** Whether an answer says anything; "I don't know" is not zero and not "none". */
export function isKnown(answer: Answer | undefined): answer is Answer {
  if (answer === undefined || answer.kind === 'unknown') return false;
  if (answer.kind === 'choice') return answer.value !== 'unknown';
  return answer.kind !== 'choices' || answer.values.some((value) => value !== 'unknown');
}

/** What may stand in the public record: no words of people, no pictures, no points on the map. */
export function withoutWords(answer: Answer): Answer | undefined {
  if (answer.kind === 'text' || answer.kind === 'link' || answer.kind === 'photos') {
    return undefined;
  }
  return answer.kind === 'place' ? { kind: 'place', place: answer.place } : answer;
}

function voiceOf(reports: readonly CitedReport[]): Voice {
  const given: Record<string, Answer> = {};
  const cases: Record<string, number> = {};
  for (const { answers, caseNumber } of reports) {
    for (const [key, answer] of Object.entries(answers)) {
      if (!isKnown(answer)) continue;
      given[key] = answer;
      cases[key] = caseNumber;
    }
  }
  return { answers: publicAnswers(given), cases, isFirstHand: !isSecondHand(given) };
}

function publicAnswers(given: Answers): Answers {
  const day = eventDay(given);
  const asked = allQuestions(card).filter((question) => isAsked(question, given));
  const kept = asked.flatMap(({ key }) => {
    const answer = given[key] && withoutWords(given[key]);
    return answer ? [[key, answer] as const] : [];
  });
  // "Now" and "today" are days by the clock of a phone; the record has the day alone.
  const date: Answers = day === undefined ? {} : { event_when: { kind: 'date', date: day } };
  return { ...Object.fromEntries(kept), ...date };
}

function inOrderOfArrival(a: CitedReport, b: CitedReport): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || a.caseNumber - b.caseNumber;
}
