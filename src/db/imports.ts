// Writes an archive: all of it in one transaction or nothing, some records at a time. What is there
// already stays as it is, with everything that moderators corrected since.
import { inArray } from 'drizzle-orm';
import { campaignId } from '../assemblies/campaign.ts';
import type { Answers } from '../card/types.ts';
import { contentOf, exportRecordOf } from '../imports/imported.ts';
import type { Mistake } from '../imports/line.ts';
import { assemblyOfImported, type Imported } from '../imports/read-record.ts';
import type { StoredAssembly } from './assemblies.ts';
import { assemblyRow } from './assembly-writes.ts';
import { appendAudit } from './audit.ts';
import { listCampaignsForNew } from './campaigns.ts';
import { type Db, type Tx } from './connection.ts';
import { exportRecordOfRow } from './exports.ts';
import { keepLines, openLines, writeKeptLines } from './lines-at-end.ts';
import { assembly, campaign } from './schema/assembly.ts';

export interface ImportResult {
  readonly added: number;
  /** The same was there already. */
  readonly known: number;
  readonly campaigns: number;
  /** Where something else is on record under the same id; then nothing was written. */
  readonly mistakes: readonly Mistake[];
}

export interface ImportOptions {
  readonly now: Date;
  /** Only says what would be done. */
  readonly isDryRun: boolean;
}

/** Takes it all back; what was found out stands in it. */
class TakenBack extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super('taken back');
    this.result = result;
  }
}

export async function importRecords(
  db: Db,
  records: () => AsyncIterable<readonly Imported[]>,
  options: ImportOptions,
): Promise<ImportResult> {
  try {
    return await db.transaction(async (tx) => {
      const result = await writeAll(tx, records(), options);
      if (options.isDryRun || result.mistakes.length > 0) throw new TakenBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result;
    throw error;
  }
}

async function writeAll(
  tx: Tx,
  records: AsyncIterable<readonly Imported[]>,
  { now, isDryRun }: ImportOptions,
): Promise<ImportResult> {
  const campaigns = await openCampaigns(tx, now);
  await openLines(tx);
  const mistakes: Mistake[] = [];
  let added = 0;
  let known = 0;
  for await (const some of records) {
    const rows = [];
    for (const one of some) rows.push(rowOf(one, await campaigns.idOf(one), now));
    const standing = await findStanding(tx, rows);
    const fresh = rows.filter(({ id }) => !standing.has(id));
    known += rows.length - fresh.length;
    mistakes.push(...rows.flatMap((row) => clash(row, standing.get(row.id))));
    added += fresh.length;
    // What is taken back all the same takes no numbers of records away.
    if (!isDryRun && mistakes.length === 0) await insert(tx, fresh);
  }
  const detail = { records: added, known, campaigns: campaigns.added() };
  // Sums before the log, as everybody holds them.
  await writeKeptLines(tx);
  if (added > 0) await appendAudit(tx, [{ act: 'import', detail }], now);
  return { added, known, campaigns: campaigns.added(), mistakes };
}

type Row = ReturnType<typeof rowOf>;

/** A day of which something may still go on somewhere in the country. */
const STILL_ON_MS = 2 * 24 * 60 * 60 * 1000;

function rowOf(record: Imported, campaignOf: string | undefined, now: Date) {
  const isRecent = Date.parse(record.localDate) > now.getTime() - STILL_ON_MS;
  const publication = isRecent ? { verifiedAt: now } : {};
  const made = assemblyOfImported(record, campaignOf, publication);
  const content = contentOf(exportRecordOf(made));
  // A text is no part of a public record: only the next import looks at it.
  const imported: Answers = { ...record.answers, [CONTENT]: { kind: 'text', text: content } };
  const values = { ...assemblyRow(made), imported, verifiedAt: now, updatedAt: now };
  return { id: made.id, line: record.line, content, values };
}

/** Under which the content of a line is kept with its answers. */
const CONTENT = 'archive_content';

async function findStanding(tx: Tx, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const found = await tx.select().from(assembly).where(inArray(assembly.id, ids));
  return new Map(found.map((row) => [row.id, row]));
}

function clash({ line, content }: Row, standing: StoredAssembly | undefined): readonly Mistake[] {
  if (standing === undefined || contentIn(standing) === content) return [];
  const says = `another content is on record under this id (№ ${standing.number}).`;
  return [{ line, column: 'id', says }];
}

/** What it said when it was imported; of a record of reports, what it says now. */
function contentIn(row: StoredAssembly): string {
  const kept = row.imported?.[CONTENT];
  return kept?.kind === 'text' ? kept.text : contentOf(exportRecordOfRow(row));
}

async function insert(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const added = await tx
    .insert(assembly)
    .values(rows.map(({ values }) => values))
    .returning();
  await keepLines(tx, added);
}

/** Campaigns by id or name; those that are not there yet are made. */
async function openCampaigns(tx: Tx, now: Date) {
  const all = await listCampaignsForNew(tx);
  const ids = new Set(all.map(({ id }) => id));
  const byName = new Map(all.map(({ id, name }) => [name.toLowerCase(), id]));
  let added = 0;

  async function add(id: string, name: string): Promise<string> {
    await tx.insert(campaign).values({ id, name, createdBy: null, createdAt: now });
    ids.add(id);
    byName.set(name.toLowerCase(), id);
    added += 1;
    return id;
  }

  return {
    added: () => added,
    idOf({ campaign: said }: Imported): Promise<string | undefined> | string | undefined {
      if (said === undefined) return undefined;
      const { id, name } = said;
      if (id !== undefined) return ids.has(id) ? id : add(id, name ?? id);
      if (name === undefined) return undefined;
      return byName.get(name.toLowerCase()) ?? add(campaignId(name, ids), name);
    },
  };
}
