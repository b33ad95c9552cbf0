// Reading an answer: for each kind of question, what a tap and what a typed text means.
import { findChoice } from '../../card/card.ts';
import { findPlace } from '../../card/places.ts';
import type { Answer, Choice, Question } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import { marked, readChoice, readChoices } from './choice.ts';
import { readDate } from './date.ts';
import { readInteger } from './integer.ts';
import { readMoney } from './money.ts';
import { addPhoto } from './photo.ts';
import { readPlace, readPoint } from './place-search.ts';
import { readSize } from './size.ts';
import { readText } from './text.ts';
import { readTime } from './time.ts';
import { saysUnknown, unknownAnswer } from './unknown.ts';
import { readUrl } from './url.ts';
import { withWarning } from './warnings.ts';

/** Texts on the buttons of each choice, in every language, so that one can be typed as well. */
export type Labels = (question: string, choice: string) => readonly string[];

export type Typed =
  | { readonly kind: 'text'; readonly text: string; readonly labels: Labels }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'photo'; readonly fileId: string };

/** A tap on a choice, or `Done` with the choices marked. */
export function readPress(
  question: Question,
  pressed: string | readonly string[],
  context: ReadingContext,
): Reading {
  return withWarning(question, readPressed(question, pressed, context), context);
}

/** A typed text, a shared location or a photo. */
export function readTyped(question: Question, input: Typed, context: ReadingContext): Reading {
  return withWarning(question, readInput(question, input, context), context);
}

function readPressed(
  question: Question,
  pressed: string | readonly string[],
  context: ReadingContext,
): Reading {
  if (typeof pressed !== 'string') return readTicked(question, pressed);
  const unknown = pressed === 'unknown' ? unknownAnswer(question) : undefined;
  if (unknown !== undefined) return answered(unknown);
  if (question.type === 'location') return readPlacePress(pressed);
  const choice = findChoice(question, pressed);
  if (choice === undefined) return refused('button_expected');
  if (question.type === 'date_time') return readDayPress(choice, context);
  if (question.type === 'int_range') return readBand(choice);
  const isOne = question.type !== 'multi_choice';
  return answered(
    isOne ? { kind: 'choice', value: choice.value } : { kind: 'choices', values: [choice.value] },
  );
}

function readInput(question: Question, input: Typed, context: ReadingContext): Reading {
  switch (input.kind) {
    case 'point':
      return question.type === 'location' ? readPoint(input) : refused('no_location_here');
    case 'photo':
      return question.type === 'photo'
        ? addPhoto(question, input.fileId, context)
        : refused('no_photo_here');
    case 'text': {
      const unknown = saysUnknown(input.text) ? unknownAnswer(question) : undefined;
      return unknown === undefined ? readWords(question, input, context) : answered(unknown);
    }
    default:
      return input satisfies never;
  }
}

function readWords(
  question: Question,
  { text, labels }: Typed & { kind: 'text' },
  context: ReadingContext,
): Reading {
  switch (question.type) {
    case 'location':
      return readPlace(text);
    case 'date_time':
      return readDate(question, text, context);
    case 'int_range':
      return readSize(question, text);
    case 'single_choice':
      return readChoice(question, text, (value) => labels(question.key, value));
    case 'multi_choice':
      return readChoices(question, text, (value) => labels(question.key, value));
    case 'time':
      return readTime(question, text, context);
    case 'text':
      return readText(question, text);
    case 'integer':
      return readInteger(question, text);
    case 'money_or_mci':
      return readMoney(text);
    case 'url':
      return readUrl(text);
    case 'photo':
      return refused('photo_expected');
    default:
      return question satisfies never;
  }
}

function readPlacePress(place: string): Reading {
  if (findPlace(place) === undefined) return refused('button_expected');
  return answered({ kind: 'place', place });
}

function readTicked(question: Question, values: readonly string[]): Reading {
  if (question.type !== 'multi_choice') return refused('button_expected');
  return marked(question, new Set(values));
}

function readDayPress(choice: Choice, context: ReadingContext): Reading {
  const said = choice.value;
  if (said !== 'now' && said !== 'today' && said !== 'yesterday') return refused('button_expected');
  return answered({ kind: 'day', said, at: context.now.toISOString() });
}

function readBand(choice: Choice): Reading {
  if (choice.low === undefined) return answered({ kind: 'unknown' });
  const high = choice.high ?? null;
  return answered({ kind: 'size', low: choice.low, high, band: choice.value });
}

function answered(answer: Answer): Reading {
  return { kind: 'answer', answer };
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
