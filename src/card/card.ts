// The card in force, and how its sections, questions and choices are looked up.
import { conduct } from './sections/conduct.ts';
import { count } from './sections/count.ts';
import { detentions } from './sections/detentions.ts';
import { followUp } from './sections/follow-up.ts';
import { media } from './sections/media.ts';
import { people } from './sections/people.ts';
import { permit } from './sections/permit.ts';
import { placeDetail } from './sections/place-detail.ts';
import { police } from './sections/police.ts';
import { requiredQuestions } from './sections/required.ts';
import { time } from './sections/time.ts';
import type { Card, Choice, Question, Section } from './types.ts';

export const card: Card = {
  version: '2026-11-22.2',
  questions: requiredQuestions,
  details: [time, placeDetail, count, police, detentions, permit, people, conduct, media, followUp],
};

// Each condition of each question is looked up for each answer; a card never changes.
const questionsByKey = new WeakMap<Card, ReadonlyMap<string, Question>>();

/** A question of the card, required or among the details. */
export function findQuestion(inCard: Card, key: string): Question | undefined {
  const known = questionsByKey.get(inCard);
  if (known !== undefined) return known.get(key);
  const questions = allQuestions(inCard).map((question) => [question.key, question] as const);
  const byKey = new Map(questions);
  questionsByKey.set(inCard, byKey);
  return byKey.get(key);
}

/** The optional questions of all sections, in the order of the card. */
export function detailQuestions(inCard: Card): readonly Question[] {
  return inCard.details.flatMap((section) => section.questions);
}

export function allQuestions(inCard: Card): readonly Question[] {
  return [...inCard.questions, ...detailQuestions(inCard)];
}

/** The optional section to which a question belongs; `undefined` for the required ones. */
export function sectionOf(inCard: Card, question: string): Section | undefined {
  return inCard.details.find((section) => section.questions.some((one) => one.key === question));
}

export function findSection(inCard: Card, key: string): Section | undefined {
  return inCard.details.find((section) => section.key === key);
}

export function findChoice(question: Question, value: string): Choice | undefined {
  return choicesIn(question).find((choice) => choice.value === value);
}

/** The choices of a question; none for kinds that are typed. */
export function choicesIn(question: Question): readonly Choice[] {
  return 'choices' in question ? question.choices : [];
}
