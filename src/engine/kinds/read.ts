// Reading an answer: for each kind of question, what a tap and what a typed text means.

import { findPlace } from '../../card/places.ts';
import type { Choice, Question } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Labels } from '../interview.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import { readChoice } from './choice.ts';
import { readDate } from './date.ts';
import { readPlace, readPoint } from './place-search.ts';
import { readSize } from './size.ts';

type Typed =
  | { readonly kind: 'text'; readonly text: string; readonly labels: Labels }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number };

/** A tap on a choice, or `Done` with the choices marked. */
export function readPress(
  question: Question,
  pressed: string | readonly string[],
  context: ReadingContext,
): Reading {
  if (question.type === 'location') return readPlacePress(String(pressed));
  if (question.type === 'multi_choice') return readTicked(question, pressed as readonly string[]);
  const choice = question.choices.find((one) => one.value === pressed);
  if (choice === undefined) return refused('button_expected');
  if (question.type === 'date_time') return readDayPress(choice, context);
  if (question.type === 'int_range') return readBand(choice);
  return { kind: 'answer', answer: { kind: 'choice', value: choice.value } };
}

/** A typed text or a shared location. */
export function readTyped(question: Question, input: Typed, context: ReadingContext): Reading {
  if (input.kind === 'point') {
    return question.type === 'location' ? readPoint(input) : refused('no_location_here');
  }
  switch (question.type) {
    case 'location':
      return readPlace(input.text);
    case 'date_time':
      return readDate(question, input.text, context);
    case 'int_range':
      return readSize(question, input.text);
    case 'single_choice':
      return readChoice(question, input.text, (value) => input.labels(question.key, value));
    case 'multi_choice':
      return refused('button_expected');
    default:
      return question satisfies never;
  }
}

function readPlacePress(place: string): Reading {
  if (findPlace(place) === undefined) return refused('button_expected');
  return { kind: 'answer', answer: { kind: 'place', place } };
}

function readTicked(
  question: Question & { type: 'multi_choice' },
  values: readonly string[],
): Reading {
  if (values.length === 0) return refused('select_min1');
  const marked = question.choices.filter((choice) => values.includes(choice.value));
  if (marked.length > 1 && marked.some((choice) => choice.exclusive))
    return refused('multi_exclusive');
  return { kind: 'answer', answer: { kind: 'choices', values: marked.map((one) => one.value) } };
}

function readDayPress(choice: Choice, context: ReadingContext): Reading {
  const said = choice.value;
  if (said !== 'now' && said !== 'today' && said !== 'yesterday') return refused('button_expected');
  return { kind: 'answer', answer: { kind: 'day', said, at: context.now.toISOString() } };
}

function readBand(choice: Choice): Reading {
  if (choice.low === undefined) return { kind: 'answer', answer: { kind: 'unknown' } };
  const size = {
    kind: 'size',
    low: choice.low,
    high: choice.high ?? null,
    band: choice.value,
  } as const;
  return { kind: 'answer', answer: size };
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
