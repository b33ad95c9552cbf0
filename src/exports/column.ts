// What a column of the export is, and the kinds of which most columns are.
import { isKnown } from '../assemblies/fields.ts';
import type { Size } from '../assemblies/size.ts';
import { sizeOf } from '../assemblies/size.ts';
import { chosenValues } from '../card/conditions.ts';
import type { Answers } from '../card/types.ts';
import type { Language } from '../locales/translate.ts';
import type { Cell } from './cells.ts';
import type { ExportRecord } from './record.ts';

export type SizePart = 'low' | 'high' | 'best';

/** What an import makes of a column. */
export type Source =
  /** It says which record this is, where and when it was, or what it is as a whole. */
  | { readonly from: 'record' }
  /** The answer to a question of the card. */
  | { readonly from: 'answer'; readonly field: string }
  /** A part of a number of people. */
  | { readonly from: 'size'; readonly field: string; readonly part: SizePart }
  /** It follows from other columns; taken as a moderator's word where it says otherwise. */
  | { readonly from: 'override'; readonly field: string }
  /** It follows from other columns and is never taken from a file. */
  | { readonly from: 'derived' };

export interface Column {
  /** The header, the same in every language. */
  readonly key: string;
  /** The tag of the Humanitarian Exchange Language. */
  readonly hxl: string;
  /** Columns of the Crowd Counting Consortium and of ACLED that say the same. */
  readonly ccc?: string;
  readonly acled?: string;
  readonly source: Source;
  readonly cell: (record: ExportRecord, language: Language) => Cell;
}

type Mapped = Pick<Column, 'hxl' | 'ccc' | 'acled'>;

/** A question of the card with choices; the header is the key of the question. */
export function answerColumn(field: string, mapped: Mapped): Column {
  const cell = ({ values }: ExportRecord) => answered(values, field);
  return { key: field, ...mapped, source: { from: 'answer', field }, cell };
}

/** What follows from the values, unless a moderator set it. */
export function overrideColumn(
  field: string,
  mapped: Mapped & { readonly key?: string },
  cell: Column['cell'],
): Column {
  const { key = field, ...others } = mapped;
  return { key, ...others, source: { from: 'override', field }, cell };
}

export function derivedColumn(key: string, mapped: Mapped, cell: Column['cell']): Column {
  return { key, ...mapped, source: { from: 'derived' }, cell };
}

export function recordColumn(key: string, mapped: Mapped, cell: Column['cell']): Column {
  return { key, ...mapped, source: { from: 'record' }, cell };
}

/** Low, high and best: high is empty for an open end, all are empty when unknown. */
export function sizeColumns(
  { name, field }: { readonly name: string; readonly field: string },
  mapped: Readonly<Record<SizePart, Mapped>>,
  size: (record: ExportRecord) => Size | undefined,
): readonly Column[] {
  return (['low', 'high', 'best'] as const).map((part) => ({
    key: `${name}_${part}`,
    ...mapped[part],
    source: { from: 'size', field, part },
    cell: (record) => size(record)?.[part] ?? undefined,
  }));
}

/** The size that stands among the values, where the record has no columns of its own for it. */
export function sizeAmong(field: string) {
  return ({ values }: ExportRecord): Size | undefined => sizeOf(values[field]);
}

/** The choices of an answer, or its number. */
export function answered(values: Answers, field: string): Cell {
  const answer = values[field];
  if (!isKnown(answer)) return undefined;
  if (answer.kind === 'number') return answer.value;
  if (answer.kind === 'choice') return answer.value;
  return chosenValues(answer).filter((value) => value !== 'unknown');
}

export function yesNo(is: boolean | undefined): Cell {
  if (is === undefined) return undefined;
  return is ? 'yes' : 'no';
}

/** `unknown` is an empty cell. */
export function known(value: string): Cell {
  return value === 'unknown' ? undefined : value;
}
