// Records as tests look at them: what each says, what it rests on, and whether all is sound.
import type { Press } from '../../src/presses.ts';
import { insertCase, press } from './desk.ts';
import type { Person } from './person.ts';
import { rollupDifferences } from './recount.ts';
import type { World } from './world.ts';

export interface SeenRecord {
  readonly number: number;
  readonly version: number;
  readonly merged: boolean;
  readonly says: Readonly<Record<string, unknown>>;
  readonly cites: readonly string[];
}

/** The record that cites the report of a case. */
export async function recordOf({ app }: World, caseNumber: number): Promise<SeenRecord> {
  const [row] = await app.db.sql<{ record: Record<string, unknown>; cites: string[] }[]>`
    select to_jsonb(a) as record, (
      select jsonb_agg(c.report_id || ' ' || c.answers order by c.report_id)
      from assembly_report c where c.assembly_id = a.id) as cites
    from desk_case k join assembly_report c on c.report_id = k.report_id
      join assembly a on a.id = c.assembly_id
    where k.number = ${caseNumber}`;
  if (row === undefined) throw new Error(`no record cites case ${caseNumber}`);
  const { number, version, merged_into: mergedInto, updated_at: _, ...says } = row.record;
  return {
    number: Number(number),
    version: Number(version),
    merged: mergedInto !== null,
    says,
    cites: row.cites,
  };
}

/** A report that was verified as an event of its own. */
export async function verified(
  world: World,
  {
    reporter,
    moderator,
    said,
  }: {
    readonly reporter: Person;
    readonly moderator: Person;
    readonly said?: Parameters<typeof insertCase>[2];
  },
): Promise<number> {
  const { number } = await insertCase(world, reporter, said);
  await press(world, moderator, { do: 'new_event', case: number, version: 1 });
  return number;
}

/** The report of an open case joins the record of another one. */
export async function sameEvent(world: World, number: number, of: number): Promise<Press> {
  const record = await recordOf(world, of);
  const [row] = await world.app.db.sql<{ version: number }[]>`
    select version from desk_case where number = ${number}`;
  return {
    do: 'same_event',
    case: number,
    version: row?.version ?? 0,
    assembly: record.number,
    seen: record.version,
  };
}

/** What must never be: a verified case without a record, an undecided one with one, wrong sums. */
export async function whatIsUnsound({ app }: World): Promise<readonly unknown[]> {
  const { sql } = app.db;
  return [
    ...(await sql`
      select k.number, k.status, count(c.*)::int as cited, count(d.*)::int as decided
      from desk_case k left join assembly_report c on c.report_id = k.report_id
        left join decision d on d.case_number = k.number and d.undone_at is null
      group by k.number
      having (k.status = 'verified') <> (count(c.*) = 1)
        or (k.status = 'verified') <> (count(d.*) = 1)`),
    ...(await sql`
      select a.number, 'empty' as what from assembly a
      where not exists (select from assembly_report c where c.assembly_id = a.id)`),
    ...(await sql`
      select a.number, 'counts voices wrongly' as what from assembly a where merged_into is null
        and corroboration <> (
          with recursive whole as (
            select a.id union select b.id from assembly b join whole w on b.merged_into = w.id
          ) select count(distinct voice) from assembly_report c join whole w
            on w.id = c.assembly_id
          where not exists (select from withdrawal d where d.report_id = c.report_id))`),
    ...(await rollupDifferences(sql)),
  ];
}
