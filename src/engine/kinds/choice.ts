// A choice that was typed instead of tapped: only the very words of its button will do.
import type { MultiChoiceQuestion, SingleChoiceQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { wordsOf } from './letters.ts';

const MAX_LENGTH = 200;

/** All choices of the longest question, typed one after the other. */
const MAX_LENGTH_OF_SEVERAL = 800;

const plainLabels = new Map<string, string>();

/** Commas within the words of one choice. */
const MOST_COMMAS = 3;

/** The texts of a choice in every language. */
type LabelsOf = (value: string) => readonly string[];

export function readChoice(
  question: SingleChoiceQuestion,
  text: string,
  labels: LabelsOf,
): Reading {
  const typed = text.length > MAX_LENGTH ? '' : plain(text);
  const value = typed === '' ? undefined : labelled(question, labels).get(typed);
  if (value === undefined) return refused('button_expected');
  return { kind: 'answer', answer: { kind: 'choice', value } };
}

/** Several choices with commas or on lines of their own; the words of a choice may have commas. */
export function readChoices(
  question: MultiChoiceQuestion,
  text: string,
  labels: LabelsOf,
): Reading {
  const parts = text.length > MAX_LENGTH_OF_SEVERAL ? [] : text.split(/[,;\n]/).map(plain);
  if (parts.length > MOST_COMMAS * question.choices.length) return refused('button_expected');
  const byLabel = labelled(question, labels);
  const values = new Set<string>();
  for (let from = 0; from < parts.length; ) {
    const ends = [...Array(MOST_COMMAS + 1).keys()].map((more) => from + MOST_COMMAS + 1 - more);
    const next = ends.find((end) => byLabel.has(joined(parts, from, end)));
    const value = next === undefined ? undefined : byLabel.get(joined(parts, from, next));
    if (next === undefined || value === undefined) return refused('button_expected');
    values.add(value);
    from = next;
  }
  return marked(question, values);
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

function labelled(
  question: SingleChoiceQuestion | MultiChoiceQuestion,
  labels: LabelsOf,
): ReadonlyMap<string, string> {
  return new Map(
    question.choices.flatMap(({ value }) =>
      labels(value).map((label) => [plainLabel(label), value] as const),
    ),
  );
}

function joined(parts: readonly string[], from: number, end: number): string {
  return parts
    .slice(from, end)
    .filter((part) => part !== '')
    .join(' ');
}

/** Labels are few and do not change, so each is folded once. */
function plainLabel(label: string): string {
  const known = plainLabels.get(label) ?? plain(label);
  plainLabels.set(label, known);
  return known;
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
