// An archive as a file: read line by line, whatever its length. Comma or semicolon, as the
// spreadsheets of this country write both.
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { readCellText } from '../exports/cells.ts';
import { areHeaders, isTagRow, readHeaders } from './headers.ts';
import type { Line, Mistake } from './line.ts';
import { type Context, type Imported, readRecord } from './read-record.ts';

const RECORDS_AT_ONCE = 500;

/** More are not told: they are of one kind then. */
export const MOST_MISTAKES = 100;

/** Everything that is wrong with the file by itself, up to a number. */
export async function inspectFile(file: string, context: Context): Promise<readonly Mistake[]> {
  const mistakes: Mistake[] = [];
  const seen = new Map<string, number>();
  for await (const read of readFile(file, context)) {
    if ('says' in read) mistakes.push(read);
    else if (seen.has(read.id)) {
      const says = `line ${seen.get(read.id)} has the same id.`;
      mistakes.push({ line: read.line, column: 'id', says });
    } else seen.set(read.id, read.line);
    if (mistakes.length >= MOST_MISTAKES) break;
  }
  return mistakes;
}

/** The records of a file without mistakes, some at a time. */
export async function* recordsIn(
  file: string,
  context: Context,
): AsyncGenerator<readonly Imported[]> {
  let some: Imported[] = [];
  for await (const read of readFile(file, context)) {
    if ('says' in read) throw new Error('the file has changed since it was inspected');
    some.push(read);
    if (some.length < RECORDS_AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function* readFile(file: string, context: Context): AsyncGenerator<Imported | Mistake> {
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const input = createReadStream(file);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let headers: readonly string[] | undefined;
  let at = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      at += 1;
      if (headers === undefined) {
        const read = readHeaders(record);
        if (!areHeaders(read)) return yield* read;
        headers = read;
      } else if (at > 2 || !isTagRow(record)) {
        yield* readLine({ cells: record, number: info.lines, headers }, context);
      }
    }
  } catch (error) {
    yield notCsv(error);
  }
  if (headers === undefined && at === 0) yield { line: 1, says: 'the file is empty.' };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function* readLine(
  {
    cells,
    number,
    headers,
  }: {
    readonly cells: readonly string[];
    readonly number: number;
    readonly headers: readonly string[];
  },
  context: Context,
): Generator<Imported | Mistake> {
  if (cells.length !== headers.length) {
    const says = `it has ${cells.length} cells, and there are ${headers.length} columns.`;
    return yield { line: number, says };
  }
  if (cells.some((cell) => cell.includes('\uFFFD'))) {
    return yield { line: number, says: 'it is not in UTF-8: save the file as “CSV UTF-8”.' };
  }
  const line: Line = {
    number,
    cells: new Map(headers.map((header, at) => [header, readCellText(cells[at] ?? '')])),
  };
  const read = readRecord(line, context);
  if (Array.isArray(read)) yield* read as readonly Mistake[];
  else yield read as Imported;
}

function notCsv(error: unknown): Mistake {
  if (!(error instanceof CsvError)) throw error;
  const line = (error as { lines?: number }).lines ?? 1;
  return {
    line,
    says: 'it is no CSV: a quotation mark is missing or stands in the middle of a cell.',
  };
}

/** By the first line: headers have neither sign in them. */
async function delimiterOf(file: string): Promise<',' | ';'> {
  const input = createReadStream(file, { end: 8191, encoding: 'utf8' });
  let start = '';
  for await (const chunk of input) start += String(chunk);
  const [first = ''] = start.split('\n');
  return first.split(';').length > first.split(',').length ? ';' : ',';
}
