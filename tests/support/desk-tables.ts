// What stands in the tables of the desk, to be compared before and after.
import type { World } from './world.ts';

const names = [
  'desk',
  'desk_link',
  'desk_case',
  'decision',
  'proposal',
  'desk_draft',
  'case_question',
  'assembly',
  'assembly_report',
  'assembly_offer',
  'correction',
  'outcome',
  'campaign',
  'audit',
  'report',
  'report_addition',
  'withdrawal',
  'rollup',
] as const;

/** Each table as one hash. Of moderators the roles alone: when they were looked up says nothing. */
export async function deskTables({ app }: World): Promise<Readonly<Record<string, string>>> {
  const { sql } = app.db;
  const tables: Record<string, string> = {};
  for (const name of names) {
    const [row] = await sql<{ hash: string }[]>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
      from ${sql(name)} t`;
    tables[name] = row?.hash ?? '';
  }
  const [roles] = await sql<{ all: string }[]>`
    select string_agg(number || role, '|' order by number) as all from moderator`;
  return { ...tables, roles: roles?.all ?? '' };
}
