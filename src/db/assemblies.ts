// The records of assemblies, and what each of them rests on.
import { eq } from 'drizzle-orm';
import { hot, type Queryable, type Tx } from './connection.ts';
import { assembly, assemblyReport } from './schema/assembly.ts';

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
