// The engine: interviews a person about a card, and does nothing else. A pure function of the
// state, what the person did and the time; it knows neither texts nor buttons nor a messenger.
import { findQuestion } from '../card/card.ts';
import type { Answers, Card } from '../card/types.ts';
import { type Refusal, refuse } from '../errors.ts';
import { readPress, readTyped, type Typed } from './kinds/read.ts';
import { withWarning } from './kinds/warnings.ts';
import { afterAnswer, arriveAt, goOn, stepBack, toReview } from './moves.ts';
import {
  allAnswers,
  currentQuestion,
  firstMissing,
  hasMenu,
  sectionsOffered,
  sequenceOf,
} from './plan.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { keepValid } from './revalidate.ts';
import { type Interview, MENU, REVIEW, type Scope } from './state.ts';

/** Marks or unmarks one of several choices; doing it twice changes nothing. */
interface Tick {
  readonly question: string;
  readonly choice: string;
  readonly on: boolean;
}

export type Input =
  | { readonly kind: 'choose'; readonly question: string; readonly choice: string }
  | ({ readonly kind: 'tick' } & Tick)
  | { readonly kind: 'done' | 'back' | 'skip' | 'send' | 'unknown' }
  /** Takes an answer in spite of its warning. */
  | { readonly kind: 'insist' }
  | { readonly kind: 'open'; readonly page: string }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'edit'; readonly question: string }
  /** One of several ways in which a typed answer can be meant. */
  | { readonly kind: 'pick'; readonly index: number }
  | Typed;

export type Step =
  | { readonly kind: 'moved'; readonly interview: Interview }
  | { readonly kind: 'complete'; readonly interview: Interview }
  /** Nothing changed; say why. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface InterviewContext extends Pick<ReadingContext, 'now' | 'zone'> {
  /** What the report already says, when something is added to it. */
  readonly base: Answers;
}

/** A new report. */
export function beginInterview(card: Card): Interview {
  const [first] = card.questions;
  if (first === undefined) throw new Error('a card needs a question');
  return { scope: 'report', at: first.key, editing: false, ticked: [], answers: {} };
}

/** Something added to a report: a correction starts from its answers, details from the menu. */
export function beginAddition(scope: Exclude<Scope, 'report'>, base: Answers): Interview {
  const blank = { scope, editing: false, ticked: [] } as const;
  return hasMenu(scope)
    ? { ...blank, at: MENU, answers: {} }
    : { ...blank, at: REVIEW, answers: base };
}

/** What the person did, applied to where they are. */
export function advance(
  card: Card,
  interview: Interview,
  input: Input,
  context: InterviewContext,
): Step {
  const { base } = context;
  switch (input.kind) {
    case 'choose':
      return choose(card, interview, input, context);
    case 'tick':
      return tick(card, interview, input);
    case 'done':
      return finish(card, interview, context);
    case 'text':
    case 'point':
    case 'photo':
      return type(card, interview, input, context);
    case 'open':
      return moved(withPage(interview, input.page));
    case 'section':
      return openSection(card, interview, input.section, base);
    case 'back':
      return moved(stepBack(card, interview, base));
    case 'skip':
      return skip(card, interview, base);
    case 'unknown':
      return answerUnknown(card, interview, base);
    case 'insist':
      return insist(card, interview, base);
    case 'pick':
      return pick(card, interview, input.index, context);
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
  const answers = keepValid(card, interview.answers);
  const kept = { ...interview, answers };
  if (hasMenu(interview.scope)) return arriveAt(card, kept, { at: MENU });
  const { at, editing } = interview;
  if (findQuestion(card, at) !== undefined) return arriveAt(card, kept, { at, editing });
  const left = toReview(card, kept);
  return left.at === REVIEW ? left : { ...left, editing: editing || at === REVIEW };
}

function choose(
  card: Card,
  interview: Interview,
  input: { readonly question: string; readonly choice: string },
  context: InterviewContext,
): Step {
  const question = currentQuestion(card, interview);
  if (question === undefined || question.key !== input.question) return refused('stale');
  if (question.type === 'multi_choice') {
    return tick(card, interview, { ...input, on: !interview.ticked.includes(input.choice) });
  }
  if (question.type === 'date_time' && input.choice === 'other_date') {
    return moved(withPage(interview, 'typed_date'));
  }
  const reading = readPress(question, input.choice, readingContext(interview, context));
  return settle(card, interview, reading, context.base);
}

function type(card: Card, interview: Interview, input: Typed, context: InterviewContext): Step {
  const question = currentQuestion(card, interview);
  if (question === undefined) return refused('button_expected');
  const reading = readTyped(question, input, readingContext(interview, context));
  if (question.type === 'photo' && reading.kind === 'answer') {
    // More photos may follow; the question stays until "Done".
    const answers = { ...interview.answers, [question.key]: reading.answer };
    return moved({ ...interview, answers });
  }
  return settle(card, interview, reading, context.base);
}

function settle(card: Card, interview: Interview, reading: Reading, base: Answers): Step {
  switch (reading.kind) {
    case 'answer': {
      const { answer, warning } = reading;
      if (warning === undefined) return moved(afterAnswer(card, interview, answer, base));
      return moved({ ...interview, pending: { kind: 'warning', answer, warning } });
    }
    case 'which':
      return moved(withPage(interview, `which.${reading.places.join('.')}`));
    case 'choices': {
      const options = reading.options.map((option) => option.answer);
      return moved({ ...interview, pending: { kind: 'options', options } });
    }
    case 'refused':
      return reading;
    default:
      return reading satisfies never;
  }
}

// An exclusive choice ("they were not there") and the others put each other out.
function tick(card: Card, interview: Interview, { question: key, choice: value, on }: Tick): Step {
  const question = currentQuestion(card, interview);
  if (question?.type !== 'multi_choice' || question.key !== key) return refused('stale');
  const choice = question.choices.find((one) => one.value === value);
  if (choice === undefined) return refused('button_expected');
  const others = interview.ticked.filter((one) => one !== value);
  if (!on) return moved({ ...interview, ticked: others });
  const isExclusive = (one: string) =>
    question.choices.some((other) => other.value === one && other.exclusive === true);
  const kept = choice.exclusive === true ? [] : others.filter((one) => !isExclusive(one));
  return moved({ ...interview, ticked: [...kept, value] });
}

function finish(card: Card, interview: Interview, context: InterviewContext): Step {
  const question = currentQuestion(card, interview);
  if (question?.type === 'photo') return moved(goOn(card, interview, context.base));
  if (question?.type !== 'multi_choice') return refused('stale');
  const reading = readPress(question, interview.ticked, readingContext(interview, context));
  return settle(card, interview, reading, context.base);
}

function skip(card: Card, interview: Interview, base: Answers): Step {
  const question = currentQuestion(card, interview);
  if (question?.skippable !== true) return refused('cannot_skip');
  const { [question.key]: _, ...answers } = interview.answers;
  return moved(goOn(card, { ...interview, answers }, base));
}

function answerUnknown(card: Card, interview: Interview, base: Answers): Step {
  const question = currentQuestion(card, interview);
  if (question?.skippable !== true) return refused('cannot_skip');
  return moved(afterAnswer(card, interview, { kind: 'unknown' }, base));
}

function insist(card: Card, interview: Interview, base: Answers): Step {
  const { pending } = interview;
  if (pending?.kind !== 'warning') return refused('stale');
  return moved(afterAnswer(card, interview, pending.answer, base));
}

/** What is picked may be as unlikely as what is typed, and is asked about in the same way. */
function pick(card: Card, interview: Interview, index: number, context: InterviewContext): Step {
  const { pending } = interview;
  const question = currentQuestion(card, interview);
  const answer = pending?.kind === 'options' ? pending.options[index] : undefined;
  if (question === undefined || answer === undefined) return refused('stale');
  const read: Reading = { kind: 'answer', answer };
  const reading = withWarning(question, read, readingContext(interview, context));
  return settle(card, interview, reading, context.base);
}

function openSection(card: Card, interview: Interview, section: string, base: Answers): Step {
  const isOffered = sectionsOffered(card, interview, base).some((one) => one.key === section);
  if (interview.at !== MENU || !isOffered) return refused('stale');
  const [first] = sequenceOf(card, { ...interview, section }, base);
  return first === undefined
    ? refused('stale')
    : moved(arriveAt(card, interview, { at: first.key, section, base }));
}

function edit(card: Card, interview: Interview, key: string): Step {
  const isAsked = card.questions.some((question) => question.key === key);
  if (interview.at !== REVIEW || !isAsked) return refused('stale');
  return moved(arriveAt(card, interview, { at: key, editing: true }));
}

function send(card: Card, interview: Interview): Step {
  if (hasMenu(interview.scope)) {
    if (interview.at !== MENU) return refused('stale');
    const isEmpty = Object.keys(interview.answers).length === 0;
    return isEmpty ? refused('nothing_added') : { kind: 'complete', interview };
  }
  if (interview.at !== REVIEW) return refused('stale');
  const missing = firstMissing(card, interview.answers);
  if (missing !== undefined) return moved(toReview(card, interview));
  return { kind: 'complete', interview };
}

function readingContext(
  interview: Interview,
  { now, zone, base }: InterviewContext,
): ReadingContext {
  return { now, zone, answers: allAnswers(interview, base) };
}

// A further page puts aside whatever was pending.
function withPage(interview: Interview, page: string): Interview {
  const { pending: _settled, ...rest } = interview;
  return { ...rest, page };
}

function moved(interview: Interview): Step {
  return { kind: 'moved', interview };
}

function refused(code: string): Step {
  return { kind: 'refused', refusal: refuse(code) };
}
