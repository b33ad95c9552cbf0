// Reads an archive twice: first to say all that is wrong with it, then, if nothing is, to write it.
// It works beside a running product.
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { zoneOf } from './card/zone.ts';
import { CannotRun, reasonOf, withDatabase } from './command.ts';
import { readDatabaseConfig } from './config.ts';
import { localDate } from './dates.ts';
import { connect, type Db } from './db/connection.ts';
import { type ImportResult, importRecords } from './db/imports.ts';
import { type Mistake, mistakeText } from './imports/line.ts';
import { inspectFile, MOST_MISTAKES, recordsIn } from './imports/read-file.ts';

interface Asked {
  readonly file: string;
  readonly archive: string;
  readonly isDryRun: boolean;
}

/** Prints what came of it. Returns the exit code: 0 only when all of the file is on record. */
export async function importArchive(args: readonly string[]): Promise<0 | 1> {
  try {
    const asked = readArgs(args);
    const result = await withDatabase(readDatabaseConfig(), (url) => importAt(url, asked));
    console.log(summary(result, asked));
    return result.mistakes.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`Nothing was imported. ${reasonOf(error, 'records')}`);
    return 1;
  }
}

function readArgs(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new CannotRun(USAGE);
  if (!existsSync(file)) throw new CannotRun(`There is no file ${file}.`);
  const archive = values.archive ?? basename(file, extname(file));
  return { file, archive, isDryRun: values['dry-run'] ?? false };
}

const USAGE = 'Use: npm run import -- FILE.csv [--dry-run] [--archive NAME]';

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, archive: { type: 'string' } },
    });
  } catch {
    throw new CannotRun(USAGE);
  }
}

async function importAt(url: string, asked: Asked): Promise<ImportResult> {
  const db = connect({ url, max: 1 });
  try {
    return await importFile(db, { ...asked, now: new Date() });
  } finally {
    await db.close();
  }
}

/** All of the file, or what is wrong with it. */
export async function importFile(
  db: Db,
  { file, archive, isDryRun, now }: Asked & { readonly now: Date },
): Promise<ImportResult> {
  const context = { archive, today: localDate(now, zoneOf(undefined)) };
  const mistakes = await inspectFile(file, context);
  if (mistakes.length > 0) return { added: 0, known: 0, campaigns: 0, mistakes };
  return importRecords(db, () => recordsIn(file, context), { now, isDryRun });
}

function summary({ added, known, campaigns, mistakes }: ImportResult, asked: Asked): string {
  if (mistakes.length > 0) return [...mistakes.map(mistakeText), refused(mistakes)].join('\n');
  const did = asked.isDryRun ? 'Would import' : 'Imported';
  const there = known === 0 ? '' : ` ${known} already there.`;
  const made = campaigns === 0 ? '' : ` New campaigns: ${campaigns}.`;
  return `${did} ${added} records.${there}${made}`;
}

function refused({ length }: readonly Mistake[]): string {
  const many = length >= MOST_MISTAKES ? ` These are the first ${length} mistakes.` : '';
  return `Nothing was imported.${many}`;
}
