// The records of assemblies, and what each of them rests on.
import { asc, eq } from 'drizzle-orm';
import type { CitedReport } from '../assemblies/voices.ts';
import type { Answer, Answers } from '../card/types.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { assembly, assemblyReport, correction } from './schema/assembly.ts';

export type StoredAssembly = typeof assembly.$inferSelect;

/** Takes the next number; numbers may have gaps. */
export async function nextAssemblyNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('assembly', 'number')) as number`;
  return Number(row?.number);
}

/** The assembly that cites a report. */
export async function findCitingAssembly(
  tx: Queryable,
  reportId: string,
): Promise<StoredAssembly | undefined> {
  const [row] = await tx
    .select({ assembly })
    .from(assemblyReport)
    .innerJoin(assembly, eq(assembly.id, assemblyReport.assemblyId))
    .where(eq(assemblyReport.reportId, reportId));
  return row?.assembly;
}

/**
 * The assembly that cites a report, locked until the end of the transaction, with the number of
 * reports it cites and whether anything else has come to rest on it.
 */
export async function findAssemblyForUpdate(tx: Tx, { reportId }: { readonly reportId: string }) {
  const [row] = await tx
    .select({ assembly })
    .from(assemblyReport)
    .innerJoin(assembly, eq(assembly.id, assemblyReport.assemblyId))
    .where(eq(assemblyReport.reportId, reportId))
    .for('update', { of: assembly });
  if (row === undefined) return undefined;
  const { id } = row.assembly;
  const [rests] = await hot(tx)<{ cited: number; changed: boolean }[]>`
    select (select count(*)::int from assembly_report where assembly_id = ${id}) as cited,
      exists (select from correction where assembly_id = ${id})
        or exists (select from outcome where assembly_id = ${id})
        or exists (select from assembly where merged_into = ${id})
        or exists (select from assembly_offer where assembly_id = ${id})
        or exists (select from proposal where assembly_id = ${id} and status = 'waiting')
        as changed`;
  return {
    assembly: row.assembly,
    cited: rests?.cited ?? 0,
    isChanged:
      rests?.changed === true ||
      row.assembly.mergedInto !== null ||
      row.assembly.retractedAt !== null,
  };
}

/** By its number, to be read only. */
export async function findAssemblyByNumber(
  tx: Queryable,
  number: number,
): Promise<StoredAssembly | undefined> {
  const [row] = await tx.select().from(assembly).where(eq(assembly.number, number));
  return row;
}

/** By its number, locked until the end of the transaction. */
export async function findAssemblyByNumberForUpdate(
  tx: Tx,
  number: number,
): Promise<StoredAssembly | undefined> {
  const [row] = await tx.select().from(assembly).where(eq(assembly.number, number)).for('update');
  return row;
}

/** By its id, locked until the end of the transaction. */
export async function findAssemblyForUpdateById(
  tx: Tx,
  id: string,
): Promise<StoredAssembly | undefined> {
  const [row] = await tx.select().from(assembly).where(eq(assembly.id, id)).for('update');
  return row;
}

/** The same of one that is known to be there. */
export async function getAssemblyForUpdate(tx: Tx, id: string): Promise<StoredAssembly> {
  const row = await findAssemblyForUpdateById(tx, id);
  if (row === undefined) throw new Error('there is no such assembly');
  return row;
}

export interface CitedRow extends CitedReport {
  readonly reportId: string;
  /** The record that cites it: this one, or one that was merged into it. */
  readonly assemblyId: string;
  /** Whether the report is of this person; never who it is of. */
  readonly person: string | null;
}

/** Every report that speaks about an assembly, those of records merged into it as well. */
export async function listCited(tx: Queryable, assemblyId: string): Promise<readonly CitedRow[]> {
  const rows = await hot(tx)<RawCited[]>`
    with recursive whole as (
      select ${assemblyId}::uuid as id
      union select a.id from assembly a join whole w on a.merged_into = w.id
    )
    select c.report_id, c.assembly_id, c.voice, c.answers, k.number, r.received_at, r.person,
      exists (select from withdrawal w where w.report_id = r.id) as is_withdrawn
    from whole join assembly_report c on c.assembly_id = whole.id
      join report r on r.id = c.report_id join desk_case k on k.report_id = r.id
    order by r.received_at, r.id`;
  return rows.map((row) => ({
    reportId: row.report_id,
    assemblyId: row.assembly_id,
    caseNumber: row.number,
    voice: row.voice,
    answers: row.answers,
    receivedAt: new Date(row.received_at),
    isWithdrawn: row.is_withdrawn,
    person: row.person,
  }));
}

interface RawCited {
  readonly report_id: string;
  readonly assembly_id: string;
  readonly voice: number;
  readonly answers: Answers;
  readonly number: number;
  readonly received_at: string;
  readonly person: string | null;
  readonly is_withdrawn: boolean;
}

/** What was imported from an archive. */
export interface ArchiveRow {
  /** The record that it was imported as: this one, or one that was merged into it. */
  readonly assemblyId: string;
  readonly answers: Answers;
  readonly importedAt: Date;
}

/** Every archive that speaks about an assembly, those of records merged into it as well. */
export async function listArchives(
  tx: Queryable,
  assemblyId: string,
): Promise<readonly ArchiveRow[]> {
  const rows = await hot(tx)<{ id: string; imported: Answers; verified_at: string }[]>`
    with recursive whole as (
      select id, imported, verified_at, number from assembly where id = ${assemblyId}::uuid
      union all select a.id, a.imported, a.verified_at, a.number
      from assembly a join whole w on a.merged_into = w.id
    )
    select id, imported, verified_at from whole where imported is not null order by number`;
  return rows.map((row) => ({
    assemblyId: row.id,
    answers: row.imported,
    importedAt: new Date(row.verified_at),
  }));
}

/** What moderators set, by field; the latest of each. */
export async function readCorrections(
  tx: Queryable,
  assemblyId: string,
): Promise<ReadonlyMap<string, Answer>> {
  const rows = await tx
    .select({ field: correction.field, after: correction.after })
    .from(correction)
    .where(eq(correction.assemblyId, assemblyId))
    .orderBy(asc(correction.correctedAt), asc(correction.id));
  return new Map(rows.map((row) => [row.field, row.after]));
}
