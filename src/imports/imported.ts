// A record that is being imported, as an export would see it; and whether two say the same.
import { createHash } from 'node:crypto';
import type { Assembly } from '../assemblies/assembly.ts';
import { plainText } from '../exports/cells.ts';
import { columns } from '../exports/columns.ts';
import type { ExportRecord } from '../exports/record.ts';

export function exportRecordOf(assembly: Assembly): ExportRecord {
  return { ...assembly, number: 0, updatedAt: new Date(0) };
}

/** Equal for records that say the same; what follows from the rest, and names of campaigns, is left out. */
export function contentOf(record: ExportRecord): string {
  const said = columns.filter(
    ({ key, source }) => source.from !== 'derived' && key !== 'campaign_name',
  );
  const cells = said.map(({ key, cell }) => [key, plainText(cell(record, 'en'))] as const);
  const told = cells.filter(([, text]) => text !== '');
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
