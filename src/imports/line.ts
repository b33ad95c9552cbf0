// A line of a file as it is read: its cells by column, and what is wrong with it, in the language of
// whoever runs the installation.

export interface Line {
  /** In the file, from 1. */
  readonly number: number;
  /** Cells that say something, by column; without apostrophes against formulas. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Mistake {
  readonly line: number;
  readonly column?: string;
  /** A sentence. */
  readonly says: string;
}

/** Collects what is wrong with a line, so that all of it is told at once. */
export interface Reader {
  readonly line: Line;
  readonly mistakes: Mistake[];
}

export function wrong({ line, mistakes }: Reader, column: string, says: string): undefined {
  mistakes.push({ line: line.number, column, says });
}

/** A cell that says something. "unknown" says as much as nothing. */
export function cellOf({ cells }: Line, column: string): string | undefined {
  const text = cells.get(column)?.trim() ?? '';
  return text === '' || text === 'unknown' ? undefined : text;
}

/** The beginning of what stood there, as it is quoted. */
export function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

export function mistakeText({ line, column, says }: Mistake): string {
  return column === undefined ? `Line ${line}: ${says}` : `Line ${line}, column ${column}: ${says}`;
}
