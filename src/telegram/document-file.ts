// A file that was made, as it is uploaded; and what is said when it could not be.
import { readFile } from 'node:fs/promises';
import { t } from '../locales/translate.ts';
import type { Document, Screen } from '../messenger.ts';

/** Telegram takes no more from a bot. */
export const MOST_BYTES = 50 * 1024 * 1024;

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function fileOf({ fileName }: Document, path: string): Promise<File> {
  const type = types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new File([await readFile(path)], fileName, { type });
}

/** The screen without its file. */
export function failedScreen({ language }: Document, screen: Screen): Screen {
  return { ...screen, paragraphs: [{ style: 'plain', text: t(language, 'export.failed') }] };
}
