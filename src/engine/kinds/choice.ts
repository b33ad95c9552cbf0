// A choice that was typed instead of tapped: only the very words of its button will do.
import type { MultiChoiceQuestion, SingleChoiceQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { wordsOf } from './letters.ts';

const MAX_LENGTH = 200;

/** All choices of the longest question, typed one after the other. */
const MAX_LENGTH_OF_SEVERAL = 800;

/** The texts of a choice in every language. */
type LabelsOf = (value: string) => readonly string[];

export function readChoice(
  question: SingleChoiceQuestion,
  text: string,
  labels: LabelsOf,
): Reading {
  const value = text.length > MAX_LENGTH ? undefined : valueOf(question, text, labels);
  if (value === undefined) return refused('button_expected');
  return { kind: 'answer', answer: { kind: 'choice', value } };
}

/** Several choices with commas or on lines of their own; the words of a choice may have commas. */
export function readChoices(
  question: MultiChoiceQuestion,
  text: string,
  labels: LabelsOf,
): Reading {
  const parts = text.length > MAX_LENGTH_OF_SEVERAL ? [] : text.split(/[,;\n]/);
  const values = new Set<string>();
  for (let from = 0; from < parts.length; ) {
    const found = longestFrom(from);
    if (found === undefined) return refused('button_expected');
    values.add(found.value);
    from = found.next;
  }
  return marked(question, values);

  function longestFrom(from: number) {
    for (let next = parts.length; next > from; next -= 1) {
      const value = valueOf(question, parts.slice(from, next).join(','), labels);
      if (value !== undefined) return { value, next };
    }
    return undefined;
  }
}

/** The choices together, if they can stand together, in the order of the card. */
export function marked(question: MultiChoiceQuestion, values: ReadonlySet<string>): Reading {
  const choices = question.choices.filter((choice) => values.has(choice.value));
  if (choices.length === 0) return refused('select_min1');
  if (choices.length > 1 && choices.some((choice) => choice.exclusive === true)) {
    return refused('multi_exclusive');
  }
  return {
    kind: 'answer',
    answer: { kind: 'choices', values: choices.map((choice) => choice.value) },
  };
}

function valueOf(
  question: SingleChoiceQuestion | MultiChoiceQuestion,
  text: string,
  labels: LabelsOf,
): string | undefined {
  const typed = plain(text);
  if (typed === '') return undefined;
  return question.choices.find((one) => labels(one.value).some((label) => plain(label) === typed))
    ?.value;
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
