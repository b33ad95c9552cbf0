// Automatic checks on a report that was sent. A finding is shown at the desk; it decides nothing.
import type { Answers, Card } from '../card/types.ts';

export type Finding =
  | { readonly code: 'incomplete'; readonly questions: readonly string[] }
  | { readonly code: 'future' }
  /** The same person already sent the same assembly. */
  | { readonly code: 'same_reporter'; readonly case: number }
  /** Other people's cases about the same place and day. */
  | { readonly code: 'same_day'; readonly cases: readonly number[] }
  | { readonly code: 'flood'; readonly reports: number }
  | { readonly code: 'second_hand' };

/** What a report is compared with; days are local dates `YYYY-MM-DD`. */
export interface Surroundings {
  readonly card: Card;
  readonly receivedDay: string;
  /** Cases of the same person about the same place, day and form. */
  readonly sameReporter: readonly number[];
  /** Cases of other people about the same place and day. */
  readonly sameDay: readonly number[];
  /** Reports of this person within the last hour, this one included. */
  readonly reportsWithinHour: number;
}

/** From so many reports of one person in an hour on, the desk is told. */
export const FLOOD_REPORTS_PER_HOUR = 5;

const MAX_SHOWN = 5;

/** All findings on one report, gravest first. */
export function screenReport(
  report: { readonly answers: Answers; readonly localDate: string },
  around: Surroundings,
): readonly Finding[] {
  const findings: Finding[] = [];
  const missing = around.card.questions
    .filter((question) => question.required && report.answers[question.key] === undefined)
    .map((question) => question.key);
  if (missing.length > 0) findings.push({ code: 'incomplete', questions: missing });
  if (report.localDate > around.receivedDay) findings.push({ code: 'future' });
  const [first] = around.sameReporter;
  if (first !== undefined) findings.push({ code: 'same_reporter', case: first });
  if (around.reportsWithinHour >= FLOOD_REPORTS_PER_HOUR) {
    findings.push({ code: 'flood', reports: around.reportsWithinHour });
  }
  if (around.sameDay.length > 0) {
    findings.push({ code: 'same_day', cases: around.sameDay.slice(0, MAX_SHOWN) });
  }
  const basis = report.answers.observer_basis;
  if (basis?.kind === 'choice' && ['participant_told', 'media_social'].includes(basis.value)) {
    findings.push({ code: 'second_hand' });
  }
  return findings;
}
