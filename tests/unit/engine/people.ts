// A person at the card, for tests of the interview: what they can do, and a state to do it in.
import { isDeepStrictEqual } from 'node:util';
import { card, choicesIn, findQuestion } from '../../../src/card/card.ts';
import type { Answer, Answers, Card, Question } from '../../../src/card/types.ts';
import {
  advance,
  beginInterview,
  type Input,
  type InterviewContext,
  type Step,
} from '../../../src/engine/interview.ts';
import { type Interview, REVIEW } from '../../../src/engine/state.ts';
import { choiceLabels } from '../../../src/screens/card-texts.ts';

export const context: InterviewContext = {
  now: new Date('2026-11-22T10:00:00Z'),
  zone: 'Asia/Almaty',
  base: {},
};

export const choose = (question: string, choice: string): Input => ({
  kind: 'choose',
  question,
  choice,
});
export const say = (text: string): Input => ({ kind: 'text', text, labels: choiceLabels });

/** An answer to each question of the real card. */
export const answers: Answers = {
  observer_basis: { kind: 'choice', value: 'on_site_now' },
  event_when: { kind: 'day', said: 'now', at: context.now.toISOString() },
  place: { kind: 'place', place: 'almaty' },
  form: { kind: 'choice', value: 'rally' },
  topic: { kind: 'choice', value: 'labour' },
  participants: { kind: 'size', low: 10, high: 49, band: 'b4' },
  permit_status: { kind: 'choice', value: 'denied' },
  authority_response: { kind: 'choices', values: ['watched', 'filmed'] },
};

/** Somebody at a question, everything before it answered; at the review, everything. */
export function interviewAt(at: string, change: Partial<Interview> = {}): Interview {
  const keys = card.questions.map((question) => question.key);
  const before = at === REVIEW ? keys : keys.slice(0, keys.indexOf(at));
  const given = Object.fromEntries(before.map((key) => [key, answers[key]])) as Answers;
  return { scope: 'report', at, editing: false, ticked: [], answers: given, ...change };
}

/** Somebody who changes one answer from the review. */
export function editingOf(at: string): Interview {
  return must(interviewAt(REVIEW), { kind: 'edit', question: at });
}

export function step(
  interview: Interview,
  input: Input,
  onCard: Card = card,
  base: Answers = {},
): Step {
  return advance(onCard, interview, input, { ...context, base });
}

/** The state after an input that has to be taken. */
export function must(interview: Interview, input: Input, onCard: Card = card): Interview {
  const taken = step(interview, input, onCard);
  if (taken.kind !== 'moved') throw new Error(`${input.kind} was not taken at ${interview.at}`);
  return taken.interview;
}

export function refusalOf(taken: Step): string | undefined {
  return taken.kind === 'refused' ? taken.refusal.refused : undefined;
}

/** Taps that answer the question on the screen in its simplest way. */
export function rightTaps(question: Question, { ticked }: Interview): readonly Input[] {
  if (question.type === 'location') return [choose(question.key, 'almaty')];
  const [first] = choicesIn(question);
  if (first === undefined) return [{ kind: 'skip' }];
  if (question.type !== 'multi_choice') return [choose(question.key, first.value)];
  const isMarked = ticked.length > 0;
  return [...(isMarked ? [] : [choose(question.key, first.value)]), { kind: 'done' }];
}

/** Settles what is pending: a warning by insisting, several meanings by this one. */
export function settled(interview: Interview, meant?: Answer, onCard: Card = card): Interview {
  const { pending } = interview;
  if (pending === undefined) return interview;
  if (pending.kind === 'warning') return must(interview, { kind: 'insist' }, onCard);
  const index = pending.options.findIndex((option) => isDeepStrictEqual(option, meant));
  return must(interview, { kind: 'pick', index: Math.max(0, index) }, onCard);
}

/** Answers whatever is asked until the review is there. */
export function walkToReview(from: Interview, onCard: Card = card): Interview {
  let interview = from;
  for (let asked = 0; asked < 3 * onCard.questions.length; asked += 1) {
    const question = findQuestion(onCard, interview.at);
    if (question === undefined) return interview;
    for (const input of rightTaps(question, interview)) {
      interview = settled(must(interview, input, onCard), undefined, onCard);
    }
  }
  throw new Error(`no way from ${from.at} to the review`);
}

export const begun = (): Interview => beginInterview(card);
