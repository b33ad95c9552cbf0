// Which answers are still valid on a card that has changed since they were given.
import { allQuestions } from '../card/card.ts';
import { findPlace } from '../card/places.ts';
import type { Answer, Answers, Card, Choice, Question } from '../card/types.ts';
import { countCodePoints } from '../text.ts';
import { unknownAnswer } from './kinds/unknown.ts';

/** The answers that this card could have brought about; the others are left out. */
export function keepValid(card: Card, answers: Answers): Answers {
  const valid = allQuestions(card).flatMap((question) => {
    const answer = answers[question.key];
    return answer !== undefined && isValid(question, answer) ? [[question.key, answer]] : [];
  });
  return Object.fromEntries(valid) as Answers;
}

function isValid(question: Question, answer: Answer): boolean {
  if (answer.kind === 'unknown') return keepsUnknown(question);
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
      return answer.kind === 'size' && isSizeOf(question, answer);
    case 'time':
      return answer.kind === 'time';
    case 'text':
      return answer.kind === 'text' && countCodePoints(answer.text) <= question.maxLength;
    case 'integer':
      return answer.kind === 'number' && fits(question, answer.value, answer.value);
    case 'money_or_mci':
      return answer.kind === 'money';
    case 'url':
      return answer.kind === 'link';
    case 'photo':
      return answer.kind === 'photos' && answer.fileIds.length <= question.maxItems;
    default:
      return question satisfies never;
  }
}

/** A required question with a choice for it keeps "I don't know" as that choice. */
function keepsUnknown(question: Question): boolean {
  return !question.required || unknownAnswer(question)?.kind === 'unknown';
}

function isSizeOf(
  question: Question & { type: 'int_range' },
  { low, high, band }: Answer & { kind: 'size' },
): boolean {
  const isBand = (choice: Choice) =>
    choice.value === band && choice.low === low && (choice.high ?? null) === high;
  if (band !== undefined && !question.choices.some(isBand)) return false;
  return fits(question, low, high ?? low);
}

function fits(
  bounds: { readonly min: number; readonly max: number },
  low: number,
  high: number,
): boolean {
  return low >= bounds.min && high <= bounds.max;
}
