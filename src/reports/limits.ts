// How many reports are taken, so that the desk stays usable when somebody floods it. One table and
// a pure decision.
import { type Refusal, refuse } from '../errors.ts';

export interface ReportLimit {
  /** Whose reports are counted: one person's, those about one place, or everybody's. */
  readonly of: 'person' | 'place' | 'all';
  readonly within: 'hour' | 'day';
  /** From so many on a further one is refused: to people in their first day, and to the others. */
  readonly newcomer: number;
  readonly known: number;
  /** Text `refusal.<code>`. */
  readonly code: string;
}

/** Somebody is new for so long after their first message. */
export const NEWCOMER_HOURS = 24;

export const reportLimits: readonly ReportLimit[] = [
  // On a rally day an observer walks from one place to the next and tells of each; a report takes a
  // minute and an event longer. Nobody sees ten assemblies in an hour.
  { of: 'person', within: 'hour', newcomer: 5, known: 10, code: 'too_many_reports' },
  { of: 'person', within: 'day', newcomer: 12, known: 30, code: 'too_many_reports' },
  // A moderator reads about one card a minute. Many people tell of a large rally, and after some
  // dozens within an hour another one tells nothing new. A third is left to those who are known, so
  // that a crowd of new accounts cannot shut a place.
  { of: 'place', within: 'hour', newcomer: 40, known: 60, code: 'place_is_known' },
  // A group takes 20 messages a minute, 1200 an hour; decisions need their part of it.
  { of: 'all', within: 'hour', newcomer: 700, known: 1000, code: 'too_busy' },
];

export interface ReportCount {
  readonly of: ReportLimit['of'];
  readonly within: ReportLimit['within'];
  readonly n: number;
}

/** The first limit that is reached; what was not counted limits nothing. */
export function findExceeded(
  limits: readonly ReportLimit[],
  counts: readonly ReportCount[],
  isNewcomer: boolean,
): Refusal | undefined {
  const exceeded = limits.find((limit) => {
    const count = counts.find((one) => one.of === limit.of && one.within === limit.within);
    return count !== undefined && count.n >= (isNewcomer ? limit.newcomer : limit.known);
  });
  return exceeded && refuse(exceeded.code);
}
