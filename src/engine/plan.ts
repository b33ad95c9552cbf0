// Which questions follow one another: the eight of a report, or those of a section that apply.
import { findQuestion } from '../card/card.ts';
import { questionsAsked, sectionsInOrder } from '../card/conditions.ts';
import type { Answers, Card, Question, Section } from '../card/types.ts';
import type { Interview, Scope } from './state.ts';

/** Questions of a report that are worth asking again while the assembly goes on. */
const CHANGING = ['participants', 'authority_response'];

/** What a report already says, together with what is being added to it. */
export function allAnswers(interview: Interview, base: Answers): Answers {
  return { ...base, ...interview.answers };
}

/** True for the scopes that go through sections by a menu. */
export function hasMenu(scope: Scope): boolean {
  return scope === 'details' || scope === 'update';
}

/** The sections offered on the menu, in the order that the answers call for. */
export function sectionsOffered(
  card: Card,
  interview: Interview,
  base: Answers,
): readonly Section[] {
  const sections = sectionsInOrder(card, allAnswers(interview, base));
  if (interview.scope !== 'update') return sections;
  const changing = card.questions.filter((question) => CHANGING.includes(question.key));
  return [{ key: 'now', questions: changing }, ...sections];
}

/** The questions that follow one another where the person is. */
export function sequenceOf(card: Card, interview: Interview, base: Answers): readonly Question[] {
  if (!hasMenu(interview.scope)) return card.questions;
  const section = sectionsOffered(card, interview, base).find(
    (one) => one.key === interview.section,
  );
  return section === undefined ? [] : questionsAsked(section, allAnswers(interview, base), card);
}

/** The question on the screen. */
export function currentQuestion(card: Card, interview: Interview): Question | undefined {
  return findQuestion(card, interview.at);
}

/** Place of the question on the screen among those that follow one another, from 1. */
export function progressOf(card: Card, interview: Interview, base: Answers) {
  const sequence = sequenceOf(card, interview, base);
  const index = sequence.findIndex((question) => question.key === interview.at);
  return index < 0 ? undefined : { n: index + 1, total: sequence.length };
}

export function firstMissing(card: Card, answers: Answers): string | undefined {
  return card.questions.find((one) => one.required && answers[one.key] === undefined)?.key;
}
