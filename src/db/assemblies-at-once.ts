// Several records at once, locked in the order of their ids, so that nobody waits in a circle.
import { asc, inArray } from 'drizzle-orm';
import type { StoredAssembly } from './assemblies.ts';
import { hot, type Tx } from './connection.ts';
import { assembly } from './schema/assembly.ts';

/** Records by their numbers, with all those into which they were merged. */
export async function listWithHeirsForUpdate(
  tx: Tx,
  numbers: readonly number[],
): Promise<readonly StoredAssembly[]> {
  const rows = await hot(tx)<{ id: string }[]>`
    with recursive heir as (
      select id, merged_into from assembly where number = any(${[...numbers]}::int[])
      union select a.id, a.merged_into from assembly a join heir h on h.merged_into = a.id
    ) select id from heir`;
  if (rows.length === 0) return [];
  return tx
    .select()
    .from(assembly)
    .where(
      inArray(
        assembly.id,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(assembly.id))
    .for('update');
}

/** The record that stands for this one: itself, or the last of those into which it was merged. */
export function heirOf(found: readonly StoredAssembly[], one: StoredAssembly): StoredAssembly {
  const next = found.find(({ id }) => id === one.mergedInto);
  return next === undefined ? one : heirOf(found, next);
}
