// Whatever a person does at the card, in whatever order: what has to hold after every step.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import type { Answer, Question } from '../../../src/card/types.ts';
import type { Input } from '../../../src/engine/interview.ts';
import { keepValid } from '../../../src/engine/revalidate.ts';
import { type Interview, REVIEW } from '../../../src/engine/state.ts';
import {
  begun,
  choose,
  interviewAt,
  must,
  rightTaps,
  say,
  settled,
  step,
  walkToReview,
} from './people.ts';

const keys = card.questions.map((question) => question.key);
const places = ['almaty', 'astana', 'zhanaozen', 'west_kazakhstan_other', 'atlantis'];
const values = card.questions.flatMap((question) =>
  'choices' in question ? question.choices.map((choice) => choice.value) : places,
);
const texts = [
  '25',
  '30-40',
  '30-400',
  '20.11.2026',
  'вчера',
  'Алматы',
  'Абай',
  'Ташкент',
  'Rally (speeches, demands)',
  'не знаю',
  '',
];
const points = [
  [43.24, 76.89],
  [48.02, 66.9],
  [55.75, 37.62],
] as const;
const pages = [
  'template',
  'more',
  'regions',
  'region-abai',
  'location',
  'edit',
  'typed_date',
  'which.uralsk',
];

const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    kind: fc.constant('choose' as const),
    question: fc.constantFrom(...keys),
    choice: fc.constantFrom(...values),
  }),
  fc
    .constantFrom('done', 'back', 'skip', 'send', 'unknown', 'insist')
    .map((kind): Input => ({ kind })),
  fc.record({
    kind: fc.constant('tick' as const),
    question: fc.constantFrom(...keys),
    choice: fc.constantFrom(...values),
    on: fc.boolean(),
  }),
  fc.nat({ max: 3 }).map((index): Input => ({ kind: 'pick', index })),
  fc.constantFrom('time', 'now', 'nothing').map((section): Input => ({ kind: 'section', section })),
  fc.constant<Input>({ kind: 'photo', fileId: 'a-photo' }),
  fc.constantFrom(...pages).map((page): Input => ({ kind: 'open', page })),
  fc.constantFrom(...keys, 'name').map((question): Input => ({ kind: 'edit', question })),
  fc.constantFrom(...texts).map(say),
  fc.constantFrom(...points).map(([lat, lon]): Input => ({ kind: 'point', lat, lon })),
);

/** A tap on one of the choices of whatever is on the screen; on the review, an edit or `Send`. */
const onScreen = fc.nat().map((n) => (interview: Interview): Input => {
  const question = findQuestion(card, interview.at);
  if (question === undefined) {
    return n % 4 === 0 ? { kind: 'send' } : { kind: 'edit', question: keys[n % keys.length] ?? '' };
  }
  const choices = 'choices' in question ? question.choices.map((one) => one.value) : places;
  if (question.type === 'multi_choice' && n % 3 === 0) return { kind: 'done' };
  return choose(question.key, choices[n % choices.length] ?? '');
});

const anyMove = fc.oneof(
  { weight: 3, arbitrary: onScreen },
  { weight: 2, arbitrary: anyInput.map((input) => () => input) },
);
const anyStart = fc.constantFrom(begun(), interviewAt('participants'), interviewAt(REVIEW));
const moves = fc.array(anyMove, { maxLength: 40 });

function without(answers: Interview['answers'], key: string) {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key));
}

function holdsAfter(before: Interview, input: Input, after: Interview) {
  // Only the question that was on the screen has another answer than before.
  expect(without(after.answers, before.at)).toEqual(without(before.answers, before.at));
  if (['back', 'open', 'edit', 'send'].includes(input.kind)) {
    expect(after.answers).toEqual(before.answers);
  }
  expect([...keys, REVIEW]).toContain(after.at);
  expect(keepValid(card, after.answers)).toEqual(after.answers);
  if (after.at === REVIEW) expect(keys.filter((key) => !(key in after.answers))).toEqual([]);
  if (after.at === REVIEW) expect(after.editing).toBe(false);
  expect(after.scope).toBe(before.scope);
  // A warning and the ways to mean an answer stay with the question that they are about.
  if (after.pending !== undefined) expect(after.at).toBe(before.at);
  if (before.editing && after.at !== before.at) expect(after.at).toBe(REVIEW);
}

/** The inputs that give an answer once more. */
function again(question: Question, answer: Answer): readonly Input[] {
  switch (answer.kind) {
    case 'choice':
      return [choose(question.key, answer.value)];
    case 'choices':
      return [{ kind: 'done' }];
    case 'day':
      return [choose(question.key, answer.said)];
    case 'date':
      return [say(answer.date)];
    case 'place':
      return [
        answer.point ? { kind: 'point', ...answer.point } : choose(question.key, answer.place),
      ];
    case 'size':
      return [
        answer.band ? choose(question.key, answer.band) : say(`${answer.low}-${answer.high}`),
      ];
    case 'unknown':
      return [choose(question.key, 'unknown')];
    case 'time':
    case 'text':
    case 'number':
    case 'money':
    case 'link':
    case 'photos':
      throw new Error(`no question of a report is answered by ${answer.kind}`);
    default:
      return answer satisfies never;
  }
}

/** Runs the moves and hands over every state, each with the step that was taken next. */
function run(
  start: Interview,
  all: readonly ((interview: Interview) => Input)[],
  look: (before: Interview, input: Input, taken: ReturnType<typeof step>) => void,
): Interview {
  let interview = start;
  for (const move of all) {
    const input = move(interview);
    const frozen = structuredClone(interview);
    const taken = step(interview, input);
    expect(interview).toEqual(frozen);
    look(interview, input, taken);
    if (taken.kind === 'moved') interview = taken.interview;
  }
  return interview;
}

describe('whatever a person does', () => {
  test('answers stay under their question, valid, and all there at the review', () => {
    fc.assert(
      fc.property(anyStart, moves, (start, all) => {
        run(start, all, (before, input, taken) => {
          if (taken.kind === 'moved') holdsAfter(before, input, taken.interview);
          if ((input.kind === 'choose' || input.kind === 'tick') && input.question !== before.at) {
            expect(taken.kind).toBe('refused');
          }
        });
      }),
    );
  });

  test('only Send at the review completes the card, and then nothing is missing', () => {
    fc.assert(
      fc.property(anyStart, moves, (start, all) => {
        run(start, all, (before, input, taken) => {
          expect(taken.kind === 'complete').toBe(input.kind === 'send' && before.at === REVIEW);
          if (taken.kind === 'complete')
            expect(Object.keys(taken.interview.answers)).toHaveLength(8);
        });
      }),
    );
  });

  test('there is a way to the review', () => {
    fc.assert(
      fc.property(anyStart, moves, (start, all) => {
        const end = run(start, all, () => {});
        const review = walkToReview(end);
        expect(step(review, { kind: 'send' }).kind).toBe('complete');
      }),
    );
  });

  test('Back and the same answer again lead to where they were', () => {
    fc.assert(
      fc.property(anyStart, moves, (start, all) => {
        const { page: _, pending: __, ...end } = run(start, all, () => {});
        if (end.editing) return;
        const back = must(end, { kind: 'back' });
        const question = findQuestion(card, back.at);
        const answer = back.answers[back.at];
        if (back.at === end.at || question === undefined || answer === undefined) return;
        let interview = back;
        for (const input of again(question, answer)) {
          interview = settled(must(interview, input), answer);
        }
        expect({ ...interview, ticked: [] }).toEqual({ ...end, ticked: [] });
      }),
    );
  });

  test('the simplest answers are always taken', () => {
    fc.assert(
      fc.property(moves, (all) => {
        let interview = run(begun(), all, () => {});
        const question = findQuestion(card, interview.at);
        for (const input of question ? rightTaps(question, interview) : []) {
          interview = must(interview, input);
        }
      }),
    );
  });
});
