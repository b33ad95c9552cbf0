// The answers that a line of an archive gives to questions of the card and of moderators.
import { choicesInOrder, isExclusive } from '../assemblies/fields.ts';
import { findModeratorField } from '../assemblies/moderator-fields.ts';
import { card, choicesIn, findQuestion } from '../card/card.ts';
import type { Answer, Answers, Question } from '../card/types.ts';
import { acledScales } from '../exports/acled.ts';
import { readList } from '../exports/cells.ts';
import type { Column } from '../exports/column.ts';
import { columns } from '../exports/columns.ts';
import { wholeSizes } from './headers.ts';
import { cellOf, quoted, type Reader, wrong } from './line.ts';
import { readNumber, readSize } from './read-size.ts';

/** What the file says by itself; where it follows from that, and is there too, comes later. */
export function readAnswers(reader: Reader): Answers {
  const answers: Record<string, Answer> = {};
  for (const { key, source } of columns) {
    if (source.from === 'answer') put(source.field, readField(reader, key, source.field));
    if (source.from === 'size' && source.part === 'low') {
      const whole = Object.keys(wholeSizes).find((one) => wholeSizes[one] === source.field) ?? '';
      put(source.field, readSize(reader, { name: key.replace(/_low$/, ''), whole }));
    }
  }
  return answers;

  function put(field: string, answer: Answer | undefined) {
    if (answer !== undefined) answers[field] = answer;
  }
}

/** A field as a column of the file has it. */
export function readField(reader: Reader, column: string, field: string): Answer | undefined {
  const question = findQuestion(card, field) ?? findModeratorField(field);
  if (question === undefined) throw new Error(`no field ${field}`);
  if (question.type === 'integer') return readCount(reader, column, question);
  const text = cellOf(reader.line, column);
  if (text === undefined) return undefined;
  const codes = readList(text).map((code) => (field === 'source_scale' ? scaleOf(code) : code));
  const said = codes.filter((code) => code !== 'unknown');
  const strange = said.find((code) => !choicesIn(question).some(({ value }) => value === code));
  if (strange !== undefined) return wrong(reader, column, `${quoted(strange)} is no choice here.`);
  if (question.type === 'multi_choice') return readSeveral(reader, column, { field, said });
  const [value] = said;
  if (said.length > 1) return wrong(reader, column, 'only one choice may stand here.');
  return value === undefined ? undefined : { kind: 'choice', value };
}

function readSeveral(
  reader: Reader,
  column: string,
  { field, said }: { readonly field: string; readonly said: readonly string[] },
): Answer | undefined {
  const alone = said.length > 1 && said.find((code) => isExclusive(field, code));
  if (alone) return wrong(reader, column, `${quoted(alone)} cannot stand beside another choice.`);
  if (said.length === 0) return undefined;
  return { kind: 'choices', values: choicesInOrder(field, said) };
}

function readCount(
  reader: Reader,
  column: string,
  { min, max }: Question & { type: 'integer' },
): Answer | undefined {
  const value = readNumber(reader, column);
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < min || value > max) {
    return wrong(reader, column, `it must be a whole number from ${min} to ${max}.`);
  }
  return { kind: 'number', value };
}

/** Where a column may say otherwise than what follows from the others. */
export function overridesOf(): readonly (Column & { source: { field: string } })[] {
  return columns.filter(
    (column): column is Column & { source: { from: 'override'; field: string } } =>
      column.source.from === 'override',
  );
}

function scaleOf(word: string): string {
  return Object.keys(acledScales).find((code) => acledScales[code] === word) ?? word;
}
