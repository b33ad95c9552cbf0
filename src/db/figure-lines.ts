// Lines of records: what each adds to the figures, made anew from the record and from what followed
// for people, whenever one of these changes. The rollups follow by trigger.
import { inArray } from 'drizzle-orm';
import type { EventStatus } from '../assemblies/assembly.ts';
import type { Size } from '../assemblies/size.ts';
import type { Counted, CountedOutcome, Line } from '../stats/line.ts';
import { linesOf } from '../stats/lines.ts';
import type { StoredAssembly } from './assemblies.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { toOutcome } from './outcome-row.ts';
import { assembly, outcome } from './schema/assembly.ts';

/** Writes the lines of records, and of those that they were merged into. */
export async function writeLines(tx: Tx, ids: readonly string[]): Promise<void> {
  const held = await holdRecords(tx, ids);
  const rows = await tx.select().from(assembly).where(inArray(assembly.id, held));
  const stale = await findStale(tx, rows);
  if (stale.length > 0) await storeLines(tx, stale);
}

/** Of these records, those whose lines are not what they should be, with the right ones. */
export async function findStale(
  tx: Queryable,
  rows: readonly StoredAssembly[],
): Promise<readonly Lines[]> {
  const outcomes = await listOutcomesOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const lines = linesOf(countedOf(row), outcomes.get(row.id) ?? []);
    return isSame(lines, row.lines) ? [] : [{ id: row.id, lines }];
  });
}

interface Lines {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** One statement, so that the rollups are written once and in one order. */
async function storeLines(tx: Tx, changed: readonly Lines[]): Promise<void> {
  await hot(tx)`
    update assembly a set lines = array(select jsonb_array_elements_text(c.lines))
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as c (id uuid, lines jsonb)
    where a.id = c.id`;
}

/**
 * Holds the records, and those that they were merged into, until the end of the transaction, before
 * they are read: whoever changes one of them, or what followed for people, at the same moment, goes
 * before us or after us. While we waited a record may have been merged into one more.
 */
export async function holdRecords(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const held = new Set<string>();
  for (;;) {
    const found = [...ids, ...(await listWholes(tx, ids))];
    const missing = [...new Set(found)].filter((id) => !held.has(id));
    if (missing.length === 0) return [...held];
    // Not `for update`: rows that refer to a record hold its key, and may be of two transactions.
    await hot(tx)`
      select from assembly where id = any(${missing}::uuid[]) order by id for no key update`;
    for (const id of missing) held.add(id);
  }
}

/** The records themselves and, of those that are other records twice, these. */
async function listWholes(tx: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await hot(tx)<{ id: string }[]>`
    with recursive whole as (
      select id, merged_into from assembly where id = any(${[...ids]}::uuid[])
      union select a.id, a.merged_into from assembly a join whole w on a.id = w.merged_into
    )
    select id from whole`;
  return rows.map((row) => row.id);
}

/** What stands about people, by record; of records merged into it as well. */
async function listOutcomesOf(
  tx: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CountedOutcome[]>> {
  const parts = await hot(tx)<{ whole: string; part: string }[]>`
    with recursive tree as (
      select id as whole, id as part from assembly where id = any(${[...ids]}::uuid[])
      union select t.whole, a.id from assembly a join tree t on a.merged_into = t.part
    )
    select whole, part from tree where exists (
      select from outcome o where o.assembly_id = part and o.replaced_by is null)`;
  if (parts.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(outcome)
    .where(inArray(outcome.assemblyId, [...new Set(parts.map(({ part }) => part))]));
  const standing = rows.map(toOutcome).filter((one) => !one.isReplaced);
  return new Map(
    ids.map((id) => {
      const own = parts.filter(({ whole }) => whole === id).map(({ part }) => part);
      return [id, standing.filter((one) => own.includes(one.assemblyId))];
    }),
  );
}

/** A stored record as the figures see it. */
export function countedOf(row: StoredAssembly): Counted {
  const { campaignId, excludedFor } = row;
  const participants = sizeIn(row.participantsLow, row.participantsHigh, row.participantsBest);
  const police = sizeIn(row.policeLow, row.policeHigh, row.policeBest);
  const detained = sizeIn(row.detainedLow, row.detainedHigh, row.detainedBest);
  return {
    eventStatus: row.eventStatus as EventStatus,
    level: row.level as Counted['level'],
    form: row.form,
    topic: row.topic,
    topicClass: row.topicClass as Counted['topicClass'],
    permitStatus: row.permitStatus,
    authorised: row.authorised as Counted['authorised'],
    values: row.values,
    isCoerced: row.isCoerced,
    ...(campaignId !== null && { campaignId }),
    ...(excludedFor !== null && { excludedFor }),
    ...(participants && { participants }),
    ...(police && { police }),
    ...(detained && { detained }),
  };
}

function sizeIn(low: number | null, high: number | null, best: number | null): Size | undefined {
  return low === null || best === null ? undefined : { low, high, best };
}

function isSame(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}
