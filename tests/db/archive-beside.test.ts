// An archive of any size is brought in beside a running product.
import { expect, it } from 'vitest';
import { importRecords } from '../../src/db/imports.ts';
import { inspectFile, recordsIn } from '../../src/imports/read-file.ts';
import { archiveFile } from '../support/archive-file.ts';
import { useDatabase } from './rows.ts';

const database = useDatabase();

it('holds no sums while it reads: moderators verify meanwhile', async () => {
  const db = database.connect();
  const file = await archiveFile(1_200);
  const context = { archive: 'beside', today: '2026-11-22' };
  expect(await inspectFile(file, context)).toEqual([]);
  const held: number[] = [];
  async function* watched() {
    for await (const some of recordsIn(file, context)) {
      yield some;
      const [row] = await db.sql<{ n: number }[]>`
        select count(*)::int as n from pg_locks
        where locktype = 'advisory' and objid = 7301197 and granted`;
      held.push(row?.n ?? -1);
    }
  }
  const options = { now: new Date('2026-11-22T06:00:00Z'), isDryRun: false };
  expect(await importRecords(db, watched, options)).toMatchObject({ added: 1_200 });
  expect(held.length).toBeGreaterThan(1);
  expect(new Set(held)).toEqual(new Set([0]));
  const [sum] = await db.sql`
    select n::int from rollup where subset = 'all' and span = 'all' and figure = 'assemblies'`;
  expect(sum).toEqual({ n: 1_200 });
});
