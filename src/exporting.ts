// Writes any number of records into a file. It reads only, and works beside a running product.
import { parseArgs } from 'node:util';
import { CannotRun, reasonOf, withDatabase } from './command.ts';
import { readDatabaseConfig } from './config.ts';
import { connect } from './db/connection.ts';
import { type Wanted, writeFile } from './documents/write-file.ts';
import { isRefusal } from './errors.ts';
import { endings, formats, isFormat } from './exports/file.ts';
import { isLanguage } from './locales/translate.ts';
import { readStatsQuestion } from './stats/question.ts';

type Asked = Omit<Wanted, 'now'>;

/** Prints what came of it. Returns the exit code. */
export async function exportRecords(args: readonly string[]): Promise<0 | 1> {
  try {
    const asked = readArgs(args);
    await withDatabase(readDatabaseConfig(), (url) => exportAt(url, asked));
    console.log(`Written to ${asked.out}.`);
    return 0;
  } catch (error) {
    console.error(`Nothing was exported. ${reasonOf(error, 'records')}`);
    return 1;
  }
}

const USAGE =
  'Use: npm run export -- [place] [period] [--format csv|geojson|xlsx|codebook|changes] ' +
  '[--language en|ru|kk] [--out FILE]';

function readArgs(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  const question = readStatsQuestion(positionals.join(' '));
  if (isRefusal(question)) {
    throw new CannotRun(`There is no such place or period: ${positionals.join(' ')}.\n${USAGE}`);
  }
  const { format = 'csv', language = 'en' } = values;
  if (!isFormat(format)) throw new CannotRun(`A format is one of ${formats.join(', ')}.`);
  if (!isLanguage(language)) throw new CannotRun('A language is one of en, ru, kk.');
  return { question, format, language, out: values.out ?? `baqylau.${endings[format]}` };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { format: text, language: text, out: text };
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    throw new CannotRun(USAGE);
  }
}

async function exportAt(url: string, asked: Asked): Promise<void> {
  const db = connect({ url, max: 1 });
  try {
    await writeFile(db, { ...asked, now: new Date() });
  } finally {
    await db.close();
  }
}
