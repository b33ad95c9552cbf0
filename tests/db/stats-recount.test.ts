// `npm run stats:recount` as it is run, and what the program does by itself when the rules changed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../src/db/connection.ts';
import { renewFigures, repairFigures } from '../../src/db/figure-recount.ts';
import { rulesVersion } from '../../src/stats/lines.ts';
import { emptyDatabase } from '../support/fresh-database.ts';
import { rollupDifferences } from '../support/recount.ts';
import { anAssembly, putModerator, useDatabase, writeActs } from './rows.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RECORDS = 7;
const database = useDatabase();

async function run(program: string, url: string, ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, DATABASE_URL: url, SOURCE_KEY: Buffer.alloc(32, 7).toString('base64') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said: said.trimEnd() };
}
const recount = (...args: readonly string[]) =>
  run('src/stats-recount.ts', database.url(), ...args);

let db: Db;
beforeEach(async () => {
  db ??= database.connect(3);
  await db.sql`truncate assembly, rollup, rollup_rules cascade`;
  const records = Array.from({ length: RECORDS }, (_, at) =>
    anAssembly({ localDate: `2012-0${at + 1}-15` }),
  );
  await db.transaction((tx) =>
    writeActs(tx, ...records.map((one) => ({ do: 'put_assembly', assembly: one }) as const)),
  );
  await db.sql`insert into rollup_rules (id, version) values (1, ${rulesVersion})`;
});

const countSums = async () => (await db.sql`select from rollup where n <> 0`).length;

/** As an older program left it: what an outcome adds was never counted. */
async function makeStale() {
  const moderator = await putModerator(db);
  await db.sql`
    insert into outcome (id, assembly_id, person_ref, kind, entered_by, entered_at)
    select gen_random_uuid(), id, 'P1', 'fine', ${moderator}, now() from assembly limit 2`;
}

test('says that the figures hold', async () => {
  const holds = `The figures hold: records ${RECORDS}, sums ${await countSums()}.`;
  expect(await recount()).toEqual({ code: 0, said: holds });
  expect(await recount('--repair')).toEqual({ code: 0, said: holds });
});

test('finds lines and sums that are wrong, and repairs both', async () => {
  await makeStale();
  await db.sql`
    update rollup set n = n + 1 where figure = 'assemblies' and span in ('all', '2012-03')`;
  await db.sql`delete from rollup where figure = 'form' and span = 'all'`;
  await db.sql`
    insert into rollup (subset, figure, span, place_id, level, key, n, low, high, best, open)
    values ('all', 'form', 'all', 'nowhere', 'v1', 'rally', -1, 0, 0, 0, 0)`;
  const { code, said } = await recount();
  expect(code).toBe(1);
  expect(said).toMatch(
    /^The figures differ: lines of 2 of 7 records, 4 sums beside the right \d+\.$/,
  );
  const repaired = await recount('--repair');
  expect(repaired.code).toBe(0);
  expect(repaired.said).toContain('The figures were repaired: lines of 2 of 7 records');
  expect(await recount()).toMatchObject({ code: 0 });
  expect(await rollupDifferences(db.sql)).toEqual([]);
});

test('says what it cannot do, without a password', async () => {
  const empty = await emptyDatabase();
  const [none, mistaken] = await Promise.all([
    run('src/stats-recount.ts', empty.url),
    recount('--mend'),
  ]);
  await empty.drop();
  expect(none).toEqual({
    code: 1,
    said: expect.stringContaining('This database has no figures: start Baqylau on it once.'),
  });
  expect(mistaken).toMatchObject({ code: 1, said: expect.stringContaining('-- --repair') });
});

test('is done by the program itself when it starts with other rules, once', async () => {
  await db.sql`update rollup_rules set version = version + 1`;
  await makeStale();
  expect(await recount()).toMatchObject({
    code: 1,
    said: expect.stringContaining('made by other rules'),
  });
  const started = await run('src/main.ts', database.url(), 'migrate');
  expect(started).toMatchObject({ code: 0, said: expect.stringContaining('7 records') });
  expect(await recount()).toMatchObject({ code: 0 });
  expect(await renewFigures(db)).toBeUndefined();
});

test('fills the sums after an upgrade, however many processes start at once', async () => {
  await db.sql`truncate rollup, rollup_rules`;
  await db.sql`alter table assembly disable trigger user`;
  await db.sql`update assembly set lines = '{}'`;
  await db.sql`alter table assembly enable trigger user`;
  const dbs = [1, 2, 3].map(() => database.connect(2));
  const found = await Promise.all(dbs.map((one) => renewFigures(one)));
  expect(found.filter((one) => one !== undefined)).toMatchObject([
    { records: RECORDS, stale: RECORDS },
  ]);
  expect(await rollupDifferences(db.sql)).toEqual([]);
});

test('loses no change that comes while it repairs', async () => {
  await db.sql`update rollup set n = n + 1`;
  for (const byOurRules of [true, false]) {
    await db.sql`update rollup_rules set version = ${byOurRules ? rulesVersion : 0}`;
    await makeStale();
    const put = () =>
      database
        .connect(1)
        .transaction((tx) => writeActs(tx, { do: 'put_assembly', assembly: anAssembly() }));
    await Promise.all([repairFigures(db), put(), put(), put(), put()]);
    expect(await rollupDifferences(db.sql)).toEqual([]);
  }
});
