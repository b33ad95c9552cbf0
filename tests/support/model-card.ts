// Which question follows which, as a person with the card on paper would say it. The model of what
// people mean goes by this and never asks the engine; of the product it takes the card's data only.
import { card } from '../../src/card/card.ts';
import type { Answer, Answers, Condition, Question } from '../../src/card/types.ts';

export const required = card.questions;

/** Sections whose questions follow one another without an order of their own. */
export const plainSections = ['place_detail', 'count', 'permit', 'follow_up'] as const;

const all: ReadonlyMap<string, Question> = new Map(
  [...required, ...card.details.flatMap((section) => section.questions)].map((one) => [
    one.key,
    one,
  ]),
);

export function questionOf(key: string): Question | undefined {
  return all.get(key);
}

export function valuesOf(key: string): readonly string[] {
  const question = all.get(key);
  return question !== undefined && 'choices' in question
    ? question.choices.map((choice) => choice.value)
    : [];
}

/** All questions that people are asked here: those of a report, then those of the plain sections. */
export const keysInOrder: readonly string[] = [
  ...required.map((one) => one.key),
  ...plainSections.flatMap((key) => sectionOf(key).map((one) => one.key)),
];

function sectionOf(key: string): readonly Question[] {
  return card.details.find((section) => section.key === key)?.questions ?? [];
}

/** The questions of a section that these answers call for, in the order of the card. */
export function questionsIn(section: string, answers: Answers): readonly string[] {
  return sectionOf(section)
    .filter((question) => isCalledFor(question, answers))
    .map((question) => question.key);
}

function isCalledFor({ showIf }: Question, answers: Answers): boolean {
  return showIf === undefined || isMet(showIf, answers);
}

function isMet({ question, test, values }: Condition, answers: Answers): boolean {
  const earlier = all.get(question);
  const said =
    earlier !== undefined && isCalledFor(earlier, answers) ? wordsOf(answers[question]) : [];
  const isAnySaid = said.some((one) => values.includes(one));
  return test === 'in' || test === 'any' ? isAnySaid : !isAnySaid;
}

function wordsOf(answer: Answer | undefined): readonly string[] {
  if (answer?.kind === 'choice') return [answer.value];
  return answer?.kind === 'choices' ? answer.values : [];
}

/** What is kept of a tap on a choice. @param now when it was tapped */
export function answerOf(key: string, value: string, now: string): Answer {
  const question = all.get(key);
  switch (question?.type) {
    case 'location':
      return { kind: 'place', place: value };
    case 'date_time':
      return { kind: 'day', said: value as 'now' | 'today' | 'yesterday', at: now };
    case 'int_range': {
      const band = question.choices.find((one) => one.value === value);
      if (band?.low === undefined) return { kind: 'unknown' };
      return { kind: 'size', low: band.low, high: band.high ?? null, band: value };
    }
    default:
      return { kind: 'choice', value };
  }
}

/** The marks after one more: "they were not there" stands alone. */
export function marksWith(key: string, marks: readonly string[], value: string) {
  const isAlone = (one: string) => {
    const question = all.get(key);
    const choice =
      question?.type === 'multi_choice'
        ? question.choices.find((other) => other.value === one)
        : undefined;
    return choice?.exclusive === true;
  };
  const others = isAlone(value) ? [] : marks.filter((one) => one !== value && !isAlone(one));
  return [...others, value];
}
