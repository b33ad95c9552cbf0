// What somebody takes away who seizes the servers: every row of every table of every schema as
// text, and what was logged.
import type { World } from '../../support/world.ts';

export interface DumpedTable {
  readonly name: string;
  readonly rows: readonly string[];
}

export async function dump({ app }: World): Promise<readonly DumpedTable[]> {
  const tables = await app.db.sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`;
  const dumped: DumpedTable[] = [];
  for (const { schema, name } of tables) {
    const rows = await app.db.sql<{ row: string }[]>`
      select t::text as row from ${app.db.sql(`${schema}.${name}`)} t`;
    dumped.push({ name: `${schema}.${name}`, rows: rows.map(({ row }) => row) });
  }
  return dumped;
}

export function asText(tables: readonly DumpedTable[], lines: readonly object[]): string {
  const rows = tables.flatMap(({ name, rows: own }) => own.map((row) => `${name} ${row}`));
  return [...rows, ...lines.map((line) => JSON.stringify(line))].join('\n');
}
