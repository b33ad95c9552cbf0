// The card in force, and how its questions and choices are looked up.
import { requiredQuestions } from './sections/required.ts';
import type { Card, Choice, Question } from './types.ts';

export const card: Card = {
  version: '2026-11-22.1',
  questions: requiredQuestions,
  details: [],
};

export function findQuestion(inCard: Card, key: string): Question | undefined {
  return inCard.questions.find((question) => question.key === key);
}

export function findChoice(question: Question, value: string): Choice | undefined {
  if (question.type === 'location') return undefined;
  return question.choices.find((choice) => choice.value === value);
}
