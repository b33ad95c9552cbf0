// An outcome as the answers to its card say it, and what reports say about outcomes.
import { detailQuestions } from '../card/card.ts';
import { chosenValues, isAsked } from '../card/conditions.ts';
import { outcomeCard } from '../card/outcome-card.ts';
import type { Answer, Answers } from '../card/types.ts';
import { addDays, localDate } from '../dates.ts';
import {
  type Appeal,
  appeals,
  type Outcome,
  type OutcomeKind,
  type OutcomePhase,
  type OutcomeRole,
  outcomeKinds,
  outcomePhases,
  outcomeRoles,
} from './outcome.ts';

/**
 * Nothing while its kind is not said. An answer to a question that is asked no longer, such as a
 * fine when it was an arrest after all, says nothing.
 * @param zone of the place of the assembly
 */
export function outcomeOf(
  given: Answers,
  { personRef, zone }: { readonly personRef: string; readonly zone: string },
): Outcome | undefined {
  const answers = askedOnly(given);
  const kind = oneOf<OutcomeKind>(outcomeKinds, answers['outcome_kind']);
  if (kind === undefined) return undefined;
  const decidedOn = dayOf(answers['outcome_date'], zone);
  const article = wordsOf(answers['outcome_article']);
  const court = wordsOf(answers['outcome_court']);
  const arrestDays = numberOf(answers['outcome_arrest_days']);
  const prisonMonths = numberOf(answers['outcome_prison_months']);
  const source = answers['outcome_source'];
  return {
    personRef,
    kind,
    role: oneOf<OutcomeRole>(outcomeRoles, answers['outcome_role']) ?? 'unknown',
    phase: oneOf<OutcomePhase>(outcomePhases, answers['outcome_phase']) ?? 'after',
    appeal: oneOf<Appeal>(appeals, answers['outcome_appeal']) ?? 'unknown',
    ...fineOf(answers['outcome_fine']),
    ...(article !== undefined && { article }),
    ...(court !== undefined && { court }),
    ...(decidedOn !== undefined && { decidedOn }),
    ...(arrestDays !== undefined && { arrestDays }),
    ...(prisonMonths !== undefined && { prisonMonths }),
    ...(source?.kind === 'link' && { source: source.url }),
  };
}

/** Whether any of these reports tells of people who were detained, fined, arrested or tried. */
export function tellsOfSanctions(reports: readonly Answers[]): boolean {
  return reports.some(
    (answers) =>
      chosenValues(answers['authority_response']).includes('detained') ||
      chosenValues(answers['later_outcome']).some((one) => sanctions.includes(one)) ||
      counted.some((key) => lowOf(answers[key]) > 0),
  );
}

const sanctions = ['warning', 'fine', 'arrest', 'criminal'];
const counted = ['detained_count', 'fined_people', 'arrested_people'];

function askedOnly(answers: Answers): Answers {
  const asked = detailQuestions(outcomeCard).filter((one) => isAsked(one, answers, outcomeCard));
  return Object.fromEntries(
    asked.flatMap(({ key }) => {
      const answer = answers[key];
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

function oneOf<T extends string>(known: readonly T[], answer: Answer | undefined): T | undefined {
  const [value] = chosenValues(answer);
  return known.find((one) => one === value);
}

function wordsOf(answer: Answer | undefined): string | undefined {
  return answer?.kind === 'text' ? answer.text : undefined;
}

function numberOf(answer: Answer | undefined): number | undefined {
  return answer?.kind === 'number' ? answer.value : undefined;
}

function lowOf(answer: Answer | undefined): number {
  return answer?.kind === 'size' ? answer.low : (numberOf(answer) ?? 0);
}

function fineOf(answer: Answer | undefined): Pick<Outcome, 'fineMci' | 'fineKzt'> {
  if (answer?.kind !== 'money') return {};
  return answer.unit === 'mci' ? { fineMci: answer.value } : { fineKzt: answer.value };
}

function dayOf(answer: Answer | undefined, zone: string): string | undefined {
  if (answer?.kind === 'date') return answer.date;
  if (answer?.kind !== 'day') return undefined;
  const day = localDate(new Date(answer.at), zone);
  return answer.said === 'yesterday' ? addDays(day, -1) : day;
}
