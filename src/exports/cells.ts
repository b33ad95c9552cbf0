// One cell of a table: empty where nothing is known, never the word "unknown" and never a zero.

export type Cell = string | number | readonly string[] | undefined;

/** Between several choices in one cell; no choice has it. */
const SEPARATOR = ';';

// Spreadsheets take a cell that begins with one of these for a formula, whatever its type; the wide
// ones count as well. An apostrophe in front makes it text, and another one keeps that reversible.
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const DEFUSED = /^''*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text of a cell in a CSV file. Numbers stay numbers, also below zero. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = plainText(cell);
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `cellText` was made from, as text. */
export function readCellText(text: string): string {
  return DEFUSED.test(text) ? text.slice(1) : text;
}

/** The text of a cell where nothing takes it for a formula. */
export function plainText(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(SEPARATOR) : String(cell);
}

/** The choices in one cell. */
export function readList(text: string): readonly string[] {
  return text
    .split(SEPARATOR)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
