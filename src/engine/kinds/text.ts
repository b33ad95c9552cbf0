// Words of a person's own: cleaned, and not longer than the question takes.
import type { TextQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import { cleanText, countCodePoints } from '../../text.ts';
import type { Reading } from '../reading.ts';

export function readText(question: TextQuestion, text: string): Reading {
  const said = cleanText(text);
  if (!/[\p{L}\p{N}]/u.test(said)) return { kind: 'refused', refusal: refuse('text_empty') };
  const length = countCodePoints(said);
  if (length > question.maxLength) {
    return { kind: 'refused', refusal: refuse('text_long', { max: question.maxLength, length }) };
  }
  return { kind: 'answer', answer: { kind: 'text', text: said } };
}
