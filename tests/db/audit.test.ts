// The audit in a real database: it grows without a gap, and what is done to it behind our back is
// found.
import { describe, expect, test } from 'vitest';
import { type Verdict, verifyChain } from '../../src/audit/chain.ts';
import {
  appendAudit,
  findAuditHead,
  findNewerPage,
  listAuditOf,
  readAudit,
} from '../../src/db/audit.ts';
import { type Db, sqlState } from '../../src/db/connection.ts';
import { putModerator, useDatabase } from './rows.ts';

const database = useDatabase();
const now = new Date('2026-11-22T06:00:00.123Z');

/** An empty audit. Only the owner of the table can do that, and only by saying so. */
async function begin(max = 1): Promise<Db> {
  const db = database.connect(max);
  await tamper(db, 'truncate audit');
  return db;
}

/** What somebody with the rights of the owner can do. */
async function tamper(db: Db, ...statements: readonly string[]) {
  await db.sql.begin(async (sql) => {
    await sql`alter table audit disable trigger audit_stays`;
    for (const one of statements) await sql.unsafe(one);
    await sql`alter table audit enable trigger audit_stays`;
  });
}

type Entry = Parameters<typeof appendAudit>[1][number];
const append = (db: Db, ...entries: readonly Entry[]) =>
  db.transaction((tx) => appendAudit(tx, entries, now));
const verify = (db: Db): Promise<Verdict> => verifyChain(readAudit(db));
const claims = (count: number, caseNumber = 1): readonly Entry[] =>
  Array.from({ length: count }, (_, n) => ({ act: 'claim', caseNumber, detail: { n } }));

describe('the audit', () => {
  test('keeps what each act says, and holds', async () => {
    const db = await begin();
    const by = await putModerator(db);
    const full = { act: 'correct', by, caseNumber: 7, assemblyNumber: 9 } as const;
    await append(db, { act: 'claim', by, caseNumber: 7 });
    await append(db, { ...full, detail: { field: 'form', was: 1, ok: true } }, { act: 'head' });
    expect(await findAuditHead(db.orm)).toMatchObject({ seq: 3 });
    const rows = await listAuditOf(db.orm, { limit: 10 });
    expect(rows.map(({ seq, act, at }) => [seq, act, at])).toEqual([
      [3, 'head', now],
      [2, 'correct', now],
      [1, 'claim', now],
    ]);
    expect(await verify(db)).toMatchObject({
      holds: true,
      head: { seq: 3 },
      span: { from: now.getTime(), to: now.getTime() },
    });
  });

  test('has no gap when eight connections add to it at once', async () => {
    const db = await begin(8);
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 25; round += 1) await append(db, ...claims(2, writer));
    });
    await Promise.all(writers);
    expect(await verify(db)).toMatchObject({ holds: true, head: { seq: 400 } });
  });

  test('takes nothing from a transaction that is given up', async () => {
    const db = await begin();
    await append(db, ...claims(1));
    const givenUp = db.transaction(async (tx) => {
      await appendAudit(tx, claims(3), now);
      throw new Error('given up');
    });
    await expect(givenUp).rejects.toThrow('given up');
    await append(db, ...claims(1));
    expect(await verify(db)).toMatchObject({ holds: true, head: { seq: 2 } });
  });

  test('is read to its end also when it is long', async () => {
    const db = await begin();
    // More than a statement may have parameters for.
    await append(db, ...claims(10_000));
    expect(await verify(db)).toMatchObject({ holds: true, head: { seq: 10_000 } });
    await tamper(db, 'delete from audit where seq = 2001');
    expect(await verify(db)).toEqual({ holds: false, seq: 2001, fault: 'missing' });
  });

  test.each([
    "update audit set act = 'verify'",
    'update audit set act = act where false',
    'delete from audit',
    'truncate audit',
  ])('refuses: %s', async (statement) => {
    const db = await begin();
    await append(db, ...claims(1));
    const refused = await db.sql.unsafe(statement).catch((error) => error);
    expect([sqlState(refused), refused.constraint_name]).toEqual(['23514', 'audit_stays']);
    expect(await verify(db)).toMatchObject({ holds: true, head: { seq: 1 } });
  });

  test.each([
    ["at = at + interval '1 microsecond'"],
    ["actor = 'somebody'"],
    ["act = 'verify'"],
    ['case_number = null'],
    ['assembly_number = 1'],
    [`detail = '{"n":3}'`],
    ["hash = repeat('a', 64)"],
  ])('shows a change behind its back: %s', async (change) => {
    const db = await begin();
    await append(db, ...claims(5));
    await tamper(db, `update audit set ${change} where seq = 3`);
    expect(await verify(db)).toEqual({ holds: false, seq: 3, fault: 'changed' });
  });

  test('shows that two rows have changed places, or that the first is gone', async () => {
    const db = await begin();
    await append(db, ...claims(5));
    const move = (from: number, to: number) => `update audit set seq = ${to} where seq = ${from}`;
    await tamper(db, move(2, 99), move(3, 2), move(99, 3));
    expect(await verify(db)).toEqual({ holds: false, seq: 2, fault: 'reordered' });
    await tamper(db, move(2, 99), move(3, 2), move(99, 3), 'delete from audit where seq = 1');
    expect(await verify(db)).toEqual({ holds: false, seq: 1, fault: 'first_missing' });
  });
});

describe('the acts about one thing', () => {
  test('are paged from the newest, and back', async () => {
    const db = await begin();
    const by = await putModerator(db);
    for (let n = 0; n < 25; n += 1)
      await append(db, { act: 'claim', caseNumber: n % 2, ...(n === 24 && { by }) });
    const about = { caseNumber: 0, limit: 5 };
    const page = async (before?: number) =>
      (await listAuditOf(db.orm, { ...about, ...(before !== undefined && { before }) })).map(
        ({ seq }) => seq,
      );
    expect(await page()).toEqual([25, 23, 21, 19, 17]);
    expect(await page(17)).toEqual([15, 13, 11, 9, 7]);
    expect(await page(7)).toEqual([5, 3, 1]);
    expect(await findNewerPage(db.orm, { ...about, before: 7 })).toBe(17);
    expect(await findNewerPage(db.orm, { ...about, before: 17 })).toBeUndefined();
    const [newest] = await listAuditOf(db.orm, about);
    expect(newest).toMatchObject({ actor: by, moderator: expect.any(Number) });
  });
});
