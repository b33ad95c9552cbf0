// The engine: interviews a person about a card, and does nothing else. A pure function of the
// state, what the person did and the time; it knows neither texts nor buttons nor a messenger.

import { findQuestion } from '../card/card.ts';
import type { Answer, Answers, Card, Question } from '../card/types.ts';
import { type Refusal, refuse } from '../errors.ts';
import { readPress, readTyped } from './kinds/read.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { keepValid } from './revalidate.ts';

/** The screen on which the answers stand before they are sent. */
export const REVIEW = 'review';

/** A card being filled: where the person is, and what they said so far. */
export interface Interview {
  /** Key of the question on the screen, or `review`. */
  readonly at: string;
  /** A further page of that question: `more`, `regions`, `region-<id>`, `typed_date`, `location`, `edit`, `which.<ids>`. */
  readonly page?: string;
  /** A single answer is given or changed from the review; afterwards the review comes back. */
  readonly editing: boolean;
  /** Choices marked so far of a question with several. */
  readonly ticked: readonly string[];
  readonly answers: Answers;
}

export type Input =
  | { readonly kind: 'choose'; readonly question: string; readonly choice: string }
  | { readonly kind: 'done' | 'back' | 'skip' | 'send' }
  | { readonly kind: 'open'; readonly page: string }
  | { readonly kind: 'edit'; readonly question: string }
  | { readonly kind: 'text'; readonly text: string; readonly labels: Labels }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number };

/** Texts on the buttons of each choice, in every language, so that one can be typed as well. */
export type Labels = (question: string, choice: string) => readonly string[];

export type Step =
  | { readonly kind: 'moved'; readonly interview: Interview }
  | { readonly kind: 'complete'; readonly interview: Interview }
  /** Nothing changed; say why. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function beginInterview(card: Card): Interview {
  const [first] = card.questions;
  if (first === undefined) throw new Error('a card needs a question');
  return { at: first.key, editing: false, ticked: [], answers: {} };
}

/** What the person did, applied to where they are. */
export function advance(
  card: Card,
  interview: Interview,
  input: Input,
  context: ReadingContext,
): Step {
  switch (input.kind) {
    case 'choose':
      return choose(card, interview, input, context);
    case 'done':
      return finishTicking(card, interview, context);
    case 'text':
    case 'point':
      return type(card, interview, input, context);
    case 'open':
      return moved({ ...interview, page: input.page });
    case 'back':
      return moved(stepBack(card, interview));
    case 'skip':
      return skip(card, interview);
    case 'edit':
      return edit(card, interview, input.question);
    case 'send':
      return send(card, interview);
    default:
      return input satisfies never;
  }
}

/** Keeps what is still valid after the card changed, and asks for the rest. */
export function adoptCard(card: Card, interview: Interview): Interview {
  const kept = { ...interview, answers: keepValid(card, interview.answers) };
  const { at, editing } = interview;
  if (findQuestion(card, at) !== undefined) return arriveAt(card, kept, at, editing);
  const left = toReview(card, kept);
  return left.at === REVIEW ? left : { ...left, editing: editing || at === REVIEW };
}

/** Place of the question on the screen among all, from 1; `undefined` on the review. */
export function progressOf(card: Card, interview: Interview): number | undefined {
  const index = card.questions.findIndex((question) => question.key === interview.at);
  return index < 0 ? undefined : index + 1;
}

/** True when there is a step before this one. */
export function canGoBack(card: Card, interview: Interview): boolean {
  return interview.page !== undefined || interview.editing || progressOf(card, interview) !== 1;
}

function choose(
  card: Card,
  interview: Interview,
  input: { readonly question: string; readonly choice: string },
  context: ReadingContext,
): Step {
  const question = findQuestion(card, interview.at);
  if (question === undefined || question.key !== input.question) {
    return { kind: 'refused', refusal: refuse('stale') };
  }
  if (question.type === 'multi_choice') return tick(question, interview, input.choice);
  if (question.type === 'date_time' && input.choice === 'other_date') {
    return moved({ ...interview, page: 'typed_date' });
  }
  return settle(card, interview, readPress(question, input.choice, context));
}

function type(
  card: Card,
  interview: Interview,
  input: Extract<Input, { kind: 'text' | 'point' }>,
  context: ReadingContext,
): Step {
  const question = findQuestion(card, interview.at);
  if (question === undefined) return { kind: 'refused', refusal: refuse('button_expected') };
  return settle(card, interview, readTyped(question, input, context));
}

function settle(card: Card, interview: Interview, reading: Reading): Step {
  switch (reading.kind) {
    case 'answer':
      return moved(afterAnswer(card, interview, reading.answer));
    case 'which':
      return moved({ ...interview, page: `which.${reading.places.join('.')}` });
    case 'refused':
      return reading;
    default:
      return reading satisfies never;
  }
}

// An exclusive choice ("they were not there") and the others put each other out.
function tick(
  question: Question & { type: 'multi_choice' },
  interview: Interview,
  value: string,
): Step {
  const choice = question.choices.find((one) => one.value === value);
  if (choice === undefined) return { kind: 'refused', refusal: refuse('button_expected') };
  if (interview.ticked.includes(value)) {
    return moved({ ...interview, ticked: interview.ticked.filter((one) => one !== value) });
  }
  const isExclusive = (one: string) =>
    question.choices.some((other) => other.value === one && other.exclusive === true);
  const kept = choice.exclusive === true ? [] : interview.ticked.filter((one) => !isExclusive(one));
  return moved({ ...interview, ticked: [...kept, value] });
}

function finishTicking(card: Card, interview: Interview, context: ReadingContext): Step {
  const question = findQuestion(card, interview.at);
  if (question?.type !== 'multi_choice') return { kind: 'refused', refusal: refuse('stale') };
  return settle(card, interview, readPress(question, interview.ticked, context));
}

function skip(card: Card, interview: Interview): Step {
  const question = findQuestion(card, interview.at);
  if (question?.skippable !== true) return { kind: 'refused', refusal: refuse('cannot_skip') };
  const { [question.key]: _, ...answers } = interview.answers;
  return moved(goOn(card, { ...interview, answers }, question.key));
}

function edit(card: Card, interview: Interview, key: string): Step {
  if (interview.at !== REVIEW || findQuestion(card, key) === undefined) {
    return { kind: 'refused', refusal: refuse('stale') };
  }
  return moved(arriveAt(card, interview, key, true));
}

function send(card: Card, interview: Interview): Step {
  const missing = firstMissing(card, interview.answers);
  if (interview.at !== REVIEW) return { kind: 'refused', refusal: refuse('stale') };
  if (missing !== undefined) return moved(toReview(card, interview));
  return { kind: 'complete', interview };
}

function stepBack(card: Card, interview: Interview): Interview {
  if (interview.page?.startsWith('region-')) return { ...interview, page: 'regions' };
  if (interview.page !== undefined)
    return arriveAt(card, interview, interview.at, interview.editing);
  if (interview.editing) return arriveAt(card, interview, REVIEW, false);
  const index = card.questions.findIndex((question) => question.key === interview.at);
  const before = index < 0 ? card.questions.at(-1) : card.questions[index - 1];
  return before === undefined ? interview : arriveAt(card, interview, before.key, false);
}

function afterAnswer(card: Card, interview: Interview, answer: Answer): Interview {
  const answers = { ...interview.answers, [interview.at]: answer };
  return goOn(card, { ...interview, answers }, interview.at);
}

function goOn(card: Card, interview: Interview, from: string): Interview {
  const index = card.questions.findIndex((question) => question.key === from);
  const next = interview.editing ? undefined : card.questions[index + 1];
  return next === undefined
    ? toReview(card, interview)
    : arriveAt(card, interview, next.key, false);
}

/** The review; before it, one by one, the questions that a changed card left without an answer. */
function toReview(card: Card, from: Interview): Interview {
  const missing = firstMissing(card, from.answers);
  return arriveAt(card, from, missing ?? REVIEW, missing !== undefined);
}

/** Puts a question on the screen; a question with several choices shows what was marked before. */
function arriveAt(card: Card, from: Interview, at: string, editing: boolean): Interview {
  const question = findQuestion(card, at);
  const before = from.answers[at];
  const ticked =
    question?.type === 'multi_choice' && before?.kind === 'choices' ? before.values : [];
  return { at, editing, ticked, answers: from.answers };
}

function firstMissing(card: Card, answers: Answers): string | undefined {
  return card.questions.find((one) => one.required && answers[one.key] === undefined)?.key;
}

function moved(interview: Interview): Step {
  return { kind: 'moved', interview };
}
