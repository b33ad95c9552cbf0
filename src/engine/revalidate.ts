// Which answers are still valid on a card that has changed since they were given.
import { findPlace } from '../card/places.ts';
import type { Answer, Answers, Card, Choice, Question } from '../card/types.ts';

/** The answers that this card could have brought about; the others are left out. */
export function keepValid(card: Card, answers: Answers): Answers {
  const valid = card.questions.flatMap((question) => {
    const answer = answers[question.key];
    return answer !== undefined && isValid(question, answer) ? [[question.key, answer]] : [];
  });
  return Object.fromEntries(valid) as Answers;
}

function isValid(question: Question, answer: Answer): boolean {
  const isChoice = (value: string) =>
    'choices' in question && question.choices.some((choice) => choice.value === value);
  switch (question.type) {
    case 'single_choice':
      return answer.kind === 'choice' && isChoice(answer.value);
    case 'multi_choice':
      return answer.kind === 'choices' && answer.values.every(isChoice);
    case 'date_time':
      return answer.kind === 'day' || answer.kind === 'date';
    case 'location':
      return answer.kind === 'place' && findPlace(answer.place) !== undefined;
    case 'int_range':
      return answer.kind === 'unknown' || (answer.kind === 'size' && fits(question, answer));
    default:
      return question satisfies never;
  }
}

function fits(
  question: Question & { type: 'int_range' },
  answer: Answer & { kind: 'size' },
): boolean {
  const { low, high, band } = answer;
  const isBand = (choice: Choice) =>
    choice.value === band && choice.low === low && (choice.high ?? null) === high;
  if (band !== undefined && !question.choices.some(isBand)) return false;
  return low >= question.min && (high ?? low) <= question.max;
}
