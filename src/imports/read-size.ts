// Numbers of people in an archive: one number, a range, or low, high and best in columns of their own.
import { bestOf } from '../assemblies/size.ts';
import type { Answer } from '../card/types.ts';
import { cellOf, quoted, type Reader, wrong } from './line.ts';

/** What the database can hold. */
const MOST_PEOPLE = 9_999_999;

type Size = Answer & { kind: 'size' };

/** @param name how the columns begin; `whole` is the column that holds all in one */
export function readSize(
  reader: Reader,
  { name, whole }: { readonly name: string; readonly whole: string },
): Answer | undefined {
  const all = cellOf(reader.line, whole);
  if (all !== undefined) return readWhole(reader, whole, all);
  const low = readNumber(reader, `${name}_low`);
  const high = readNumber(reader, `${name}_high`);
  const best = readNumber(reader, `${name}_best`);
  if (low === undefined) {
    if (high !== undefined)
      return wrong(reader, `${name}_low`, 'it is needed beside the high one.');
    return best === undefined ? undefined : { kind: 'number', value: best };
  }
  const size = { kind: 'size', low, high: high ?? null } as const;
  if (high !== undefined && high < low)
    return wrong(reader, `${name}_high`, 'it is below the low one.');
  if (best !== undefined && (best < low || best > (high ?? best))) {
    return wrong(reader, `${name}_best`, 'it lies outside low and high.');
  }
  return simplest(best === undefined || best === bestOf(size) ? size : { ...size, best });
}

/** Nothing but one number is a number. */
function simplest(size: Size): Answer {
  const { low, high, best } = size;
  return low === high && best === undefined ? { kind: 'number', value: low } : size;
}

function readWhole(reader: Reader, column: string, text: string): Answer | undefined {
  const [, from, to, open] =
    /^(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?)|(\+))?$/.exec(text) ?? [];
  const low = from === undefined ? undefined : Number(from);
  const high = to === undefined ? low : Number(to);
  if (low === undefined || high === undefined || high < low || high > MOST_PEOPLE) {
    return wrong(reader, column, `${quoted(text)} is no number such as 50, 20-30 or 100+.`);
  }
  return simplest({ kind: 'size', low, high: open === undefined ? high : null });
}

/** Not below zero; medians have quarters. */
export function readNumber(reader: Reader, column: string): number | undefined {
  const text = cellOf(reader.line, column);
  if (text === undefined) return undefined;
  const value = /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) return wrong(reader, column, `${quoted(text)} is no number.`);
  return value;
}
