// How the interview moves from one screen to the next: on, back, to the review, to the menu.
import { suggestionFor } from '../card/conditions.ts';
import type { Answer, Answers, Card } from '../card/types.ts';
import { currentQuestion, firstMissing, hasMenu, sequenceOf } from './plan.ts';
import { type Interview, MENU, REVIEW } from './state.ts';

/** True when there is a step before this one. */
export function canGoBack(card: Card, interview: Interview, base: Answers): boolean {
  if (interview.page !== undefined || interview.pending !== undefined || interview.editing)
    return true;
  if (hasMenu(interview.scope)) return interview.at !== MENU;
  if (interview.at === REVIEW) return interview.scope === 'report';
  return sequenceOf(card, interview, base)[0]?.key !== interview.at;
}

export function stepBack(card: Card, interview: Interview, base: Answers): Interview {
  const { at, section, editing } = interview;
  if (interview.page !== undefined || interview.pending !== undefined) {
    return arriveAt(card, interview, { at, section, editing, base });
  }
  if (editing) return arriveAt(card, interview, { at: REVIEW });
  const sequence = sequenceOf(card, interview, base);
  const index = sequence.findIndex((question) => question.key === at);
  const before = index < 0 ? sequence.at(-1) : sequence[index - 1];
  if (before !== undefined) return arriveAt(card, interview, { at: before.key, section, base });
  return hasMenu(interview.scope) ? arriveAt(card, interview, { at: MENU }) : interview;
}

/** Stores the answer to the question on the screen and goes on. */
export function afterAnswer(
  card: Card,
  interview: Interview,
  answer: Answer,
  base: Answers,
): Interview {
  const answers = { ...interview.answers, [interview.at]: answer };
  return goOn(card, { ...interview, answers }, base);
}

/** The screen after the present question. */
export function goOn(card: Card, interview: Interview, base: Answers): Interview {
  if (interview.editing) return toReview(card, interview);
  const sequence = sequenceOf(card, interview, base);
  const index = sequence.findIndex((question) => question.key === interview.at);
  const next = sequence[index + 1]?.key;
  if (next !== undefined)
    return arriveAt(card, interview, { at: next, section: interview.section, base });
  return hasMenu(interview.scope)
    ? arriveAt(card, interview, { at: MENU })
    : toReview(card, interview);
}

/** The review; before it, one by one, the questions that a changed card left without an answer. */
export function toReview(card: Card, from: Interview): Interview {
  const missing = firstMissing(card, from.answers);
  return arriveAt(card, from, { at: missing ?? REVIEW, editing: missing !== undefined });
}

/** Takes answers that came all at once, and goes to the first question that is still open. */
export function fillInterview(card: Card, interview: Interview, given: Answers): Interview {
  const answers = { ...interview.answers, ...given };
  const at = firstMissing(card, answers) ?? REVIEW;
  return arriveAt(card, { ...interview, answers }, { at });
}

interface Arrival {
  readonly at: string;
  readonly section?: string | undefined;
  readonly editing?: boolean;
  /** What the report already says: it may suggest an answer. */
  readonly base?: Answers;
}

/** Puts a screen up; a question with several choices shows what was marked before, or suggested. */
export function arriveAt(
  card: Card,
  from: Interview,
  { at, section, editing = false, base = {} }: Arrival,
): Interview {
  const { scope, answers } = from;
  const question = currentQuestion(card, { ...from, at });
  const before = answers[at] ?? (question && suggestionFor(question, { ...base, ...answers }));
  const ticked =
    question?.type === 'multi_choice' && before?.kind === 'choices' ? before.values : [];
  return { scope, at, ...(section !== undefined && { section }), editing, ticked, answers };
}
