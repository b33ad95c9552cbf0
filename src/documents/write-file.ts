// Writes an export into a file: as fast as the disk takes it, and no faster, so that the memory stays
// small whatever the number of records.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Db } from '../db/connection.ts';
import { withExport } from '../db/exports.ts';
import { type Format, fileOf } from '../exports/file.ts';
import type { Language } from '../locales/translate.ts';
import { placesIn, type StatsQuestion } from '../stats/question.ts';

export interface Wanted {
  readonly question: Pick<StatsQuestion, 'area' | 'period'>;
  readonly format: Format;
  readonly language: Language;
  /** What is not published by then is not in it. */
  readonly now: Date;
  readonly out: string;
}

export async function writeFile(
  db: Db,
  { question, format, language, now, out }: Wanted,
): Promise<void> {
  const places = placesIn(question.area);
  const filter = { period: question.period, now, ...(places && { places }) };
  await withExport(db, filter, (source) =>
    pipeline(fileOf(format, source, language), createWriteStream(out, { mode: 0o600 })),
  );
}
