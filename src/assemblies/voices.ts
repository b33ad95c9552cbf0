// Who speaks about an assembly. However often somebody reports it, they have one voice.
import { card, findQuestion } from '../card/card.ts';
import { isAsked } from '../card/conditions.ts';
import type { Answer, Answers } from '../card/types.ts';
import { eventDay } from '../reports/report.ts';
import { inCardOrder, isKnown, publicAnswer } from './fields.ts';
import { isSecondHand } from './level.ts';

/** A report that an assembly cites. */
export interface CitedReport {
  readonly caseNumber: number;
  /** Reports of one reporter share a number; it says nothing about who that is. */
  readonly voice: number;
  readonly answers: Answers;
  readonly receivedAt: Date;
  readonly isWithdrawn: boolean;
  /** A record of an archive. It was asked none of our questions, and answers any of them. */
  readonly isArchive?: boolean;
}

export interface Voice {
  /** What one reporter knows, as it may stand in a public record. */
  readonly answers: Answers;
  /** The case in which each answer was given. */
  readonly cases: Readonly<Record<string, number>>;
  readonly isFirstHand: boolean;
  readonly isArchive: boolean;
}

/**
 * One voice for each reporter: the latest report. "I don't know" says no more than silence, so a
 * question that the latest report leaves open keeps the answer that the same person gave before.
 * Who reported first comes first.
 */
export function voicesOf(cited: readonly CitedReport[]): readonly Voice[] {
  const byReporter = new Map<number, CitedReport[]>();
  for (const report of cited.filter((one) => !one.isWithdrawn).toSorted(byArrival)) {
    byReporter.set(report.voice, [...(byReporter.get(report.voice) ?? []), report]);
  }
  return [...byReporter.values()].map(voiceOf);
}

/** An answer to a question that is no longer asked says nothing; what is no question is kept. */
export function stillAsked(field: string, answers: Answers): boolean {
  const question = findQuestion(card, field);
  return question === undefined || isAsked(question, answers);
}

function voiceOf(reports: readonly CitedReport[]): Voice {
  const given: Record<string, Answer> = {};
  const cases: Record<string, number> = {};
  for (const { answers, caseNumber } of reports) {
    for (const [field, answer] of Object.entries(answers)) {
      if (!isKnown(answer) && isKnown(given[field])) continue;
      given[field] = answer;
      cases[field] = caseNumber;
    }
  }
  const isArchive = reports.some((one) => one.isArchive === true);
  const answers = publicAnswers(given, isArchive);
  return { answers, cases, isFirstHand: !isSecondHand(given), isArchive };
}

function publicAnswers(given: Answers, isArchive: boolean): Answers {
  const kept = inCardOrder(Object.keys(given)).flatMap((field) => {
    const answer = dated(field, given);
    if (!isKnown(answer) || !(isArchive || stillAsked(field, given))) return [];
    const open = publicAnswer(field, answer);
    return open ? [[field, open] as const] : [];
  });
  return Object.fromEntries(kept);
}

// "Now" and "today" are instants at which somebody held a phone; the record has the day alone.
function dated(field: string, given: Answers): Answer | undefined {
  const answer = given[field];
  if (answer?.kind !== 'day') return answer;
  const date = eventDay(given);
  return date === undefined ? undefined : { kind: 'date', date };
}

function byArrival(a: CitedReport, b: CitedReport): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || a.caseNumber - b.caseNumber;
}
