// A choice that was typed instead of tapped: only the very words of its button will do.
import type { SingleChoiceQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { wordsOf } from './letters.ts';

const MAX_LENGTH = 200;

/** `labels` gives the texts of a choice in every language. */
export function readChoice(
  question: SingleChoiceQuestion,
  text: string,
  labels: (value: string) => readonly string[],
): Reading {
  const typed = text.length > MAX_LENGTH ? '' : plain(text);
  const choice = question.choices.find((one) =>
    labels(one.value).some((label) => plain(label) === typed),
  );
  if (typed === '' || choice === undefined) {
    return { kind: 'refused', refusal: refuse('button_expected') };
  }
  return { kind: 'answer', answer: { kind: 'choice', value: choice.value } };
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}
