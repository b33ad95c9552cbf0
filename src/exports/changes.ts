// What left the export and what was corrected in it, as a table: when, why, what it said before and
// says now. Never by whom.
import { chosenValues } from '../card/conditions.ts';
import type { Answer } from '../card/types.ts';
import type { Cell } from './cells.ts';
import { tableCsv } from './csv.ts';
import type { Change, Chunks, ExportSource } from './record.ts';

export const changeColumns = [
  { key: 'change', hxl: '#status+change' },
  { key: 'id', hxl: '#event+id' },
  { key: 'number', hxl: '#event+num' },
  { key: 'changed_on', hxl: '#date+changed' },
  { key: 'reason', hxl: '#cause+change' },
  { key: 'merged_into', hxl: '#event+id+merged' },
  { key: 'field', hxl: '#meta+field' },
  { key: 'before', hxl: '#meta+before' },
  { key: 'after', hxl: '#meta+after' },
] as const;

export async function* changesCsv(source: ExportSource): Chunks {
  yield* tableCsv(changeColumns, changeRows(source));
}

export async function* changeRows(
  source: ExportSource,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const some of source.changes()) yield some.map(changeCells);
}

/** In the order of the columns. */
export function changeCells(change: Change): readonly Cell[] {
  const { kind, id, number, at } = change;
  const head = [kind, id, number, at.toISOString().slice(0, 10)];
  switch (kind) {
    case 'retracted':
      return [...head, change.reason, undefined, undefined, undefined, undefined];
    case 'merged':
      return [...head, 'same_event', change.into.id, undefined, undefined, undefined];
    case 'unverified':
      return [...head, 'below_v1', undefined, undefined, undefined, undefined];
    case 'corrected': {
      const { reason, field, before, after } = change;
      return [...head, reason, undefined, field, answerCell(before), answerCell(after)];
    }
    default:
      return kind satisfies never;
  }
}

/** An answer in the codes of the columns; a number of people as `20-30`, open as `20+`. */
function answerCell(answer: Answer | undefined): Cell {
  switch (answer?.kind) {
    case 'number':
    case 'money':
      return answer.value;
    case 'date':
      return answer.date;
    case 'place':
      return answer.place;
    case 'size':
      return answer.high === null ? `${answer.low}+` : `${answer.low}-${answer.high}`;
    case 'choice':
    case 'choices':
      return chosenValues(answer);
    default:
      return undefined;
  }
}
