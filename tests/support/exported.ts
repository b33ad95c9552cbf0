// Files as people ask for them in a chat, and what stands in them.
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import type { Person } from './person.ts';
import type { World } from './world.ts';

const buttons = {
  csv: 'button.export_csv',
  geojson: 'button.export_geojson',
  xlsx: 'button.export_xlsx',
  codebook: 'button.export_codebook',
  changes: 'button.export_changes',
} as const;

/** What is sent for `/export` and a button under it. */
export async function fileFor(
  world: World,
  person: Person,
  asked: string,
  format: keyof typeof buttons,
) {
  await person.says(`/export ${asked}`);
  await person.taps({ key: buttons[format] });
  await world.settled();
  const { document } = person.last();
  if (document === undefined) throw new Error(`no file, but: ${person.last().text}`);
  return document;
}

/** The records of a CSV file, by column. */
export async function rowsFor(
  world: World,
  person: Person,
  asked: string,
): Promise<Record<string, string>[]> {
  const { bytes } = await fileFor(world, person, asked, 'csv');
  const text = bytes.toString('utf8').slice(1).trimEnd();
  return Papa.parse<Record<string, string>>(text, { header: true }).data.slice(1);
}

/** A file as text, whatever its format. */
export async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (!name.endsWith('.xlsx')) return bytes.toString('utf8');
  return JSON.stringify(await readXlsx(bytes));
}
