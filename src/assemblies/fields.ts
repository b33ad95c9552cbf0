// The fields of an assembly: the questions of the card, and what moderators add to them. What may
// stand in a public record, and in which order.
import { allQuestions, card, choicesIn, findQuestion } from '../card/card.ts';
import type { Answer } from '../card/types.ts';

const order = new Map(allQuestions(card).map((question, at) => [question.key, at]));

/** Each field once: as on the card, then the others by name. */
export function inCardOrder(fields: Iterable<string>): readonly string[] {
  const rank = (field: string) => order.get(field) ?? order.size;
  return [...new Set(fields)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whether an answer says anything: "I don't know" is neither zero nor "none". */
export function isKnown(answer: Answer | undefined): answer is Answer {
  if (answer === undefined || answer.kind === 'unknown') return false;
  if (answer.kind === 'choice') return answer.value !== 'unknown';
  return answer.kind !== 'choices' || answer.values.some((value) => value !== 'unknown');
}

/**
 * An answer as it may stand in a public record: no words of people, no links, no photos, no point
 * on the map. Choices come in the order of the card, whatever the order of the taps.
 */
export function publicAnswer(field: string, answer: Answer): Answer | undefined {
  switch (answer.kind) {
    case 'text':
    case 'link':
    case 'photos':
      return undefined;
    case 'place':
      return { kind: 'place', place: answer.place };
    case 'choices':
      return isKnown(answer)
        ? { kind: 'choices', values: choicesInOrder(field, answer.values) }
        : { kind: 'unknown' };
    default:
      return answer;
  }
}

export function choicesInOrder(field: string, values: Iterable<string>): readonly string[] {
  const question = findQuestion(card, field);
  const known = (question ? choicesIn(question) : []).map((choice) => choice.value);
  const rank = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
  const told = [...new Set(values)].filter((value) => value !== 'unknown');
  return told.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Choices that rule out all others of their question: "nobody", "they were not there". */
export function isExclusive(field: string, value: string): boolean {
  const question = findQuestion(card, field);
  const choices = question ? choicesIn(question) : [];
  return choices.some((choice) => choice.value === value && choice.exclusive === true);
}

/** The same for answers that say the same. */
export function answerKey(answer: Answer): string {
  return JSON.stringify(Object.entries(answer).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
