// The connection: transactions that are tried again, outages that are told from mistakes, and the
// locale without which Kazakh letters are silently wrong.
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { assertLocale, connect, hot, isOutage, sqlState } from '../../src/db/connection.ts';
import { withDatabase } from '../support/database.ts';
import { newName, useDatabase } from './rows.ts';

const database = useDatabase();

const raise = (code: string) =>
  `do $$ begin raise exception 'canary' using errcode = '${code}'; end $$`;

describe('a transaction', () => {
  test.each(['40001', '40P01', '55P03'])('is tried again after %s', async (code) => {
    const db = database.connect(1);
    let tries = 0;
    const done = await db.transaction(async (tx) => {
      tries += 1;
      if (tries < 3) await tx.execute(raise(code));
      return 'done';
    });
    expect({ done, tries }).toEqual({ done: 'done', tries: 3 });
  });

  test('is given up after four tries', async () => {
    const db = database.connect(1);
    let tries = 0;
    const work = db.transaction(async (tx) => {
      tries += 1;
      await tx.execute(raise('40001'));
    });
    await expect(work.catch((error: unknown) => sqlState(error))).resolves.toBe('40001');
    expect(tries).toBe(4);
  });

  test('is not tried again after a mistake, and leaves nothing', async () => {
    const db = database.connect(1);
    const person = newName('person');
    let tries = 0;
    const work = db.transaction(async (tx) => {
      tries += 1;
      await hot(tx)`insert into conversation (person, language) values (${person}, 'kk')`;
      throw new Error('a mistake');
    });
    await expect(work).rejects.toThrow('a mistake');
    expect(tries).toBe(1);
    expect(await db.sql`select 1 from conversation where person = ${person}`).toHaveLength(0);
  });
});

describe('an error', () => {
  test('of the database has its code, also where it was wrapped', async () => {
    const db = database.connect(1);
    const plain = await db.sql`select 1 / 0`.catch((error: unknown) => error);
    const wrapped = await db.orm.execute('select 1 / 0').catch((error: unknown) => error);
    expect([sqlState(plain), sqlState(wrapped)]).toEqual(['22012', '22012']);
    expect([isOutage(plain), isOutage(wrapped)]).toEqual([false, false]);
    expect(sqlState(new Error('no code'))).toBeUndefined();
  });

  test('is an outage when nobody is there', async () => {
    const db = connect({ url: 'postgres://127.0.0.1:1/nowhere', max: 1 });
    const error = await db.sql`select 1`.catch((one: unknown) => one);
    expect(isOutage(error)).toBe(true);
    await db.close();
  });

  test('is an outage when the server ends the connection', async () => {
    const [db, admin] = [database.connect(1), database.connect(1)];
    const [row] = await db.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const sleeping = db.sql`select pg_sleep(60)`.catch((one: unknown) => one);
    await admin.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    expect(isOutage(await sleeping)).toBe(true);
  });

  test.each(['53300', '57P01', '57P03', '58030', '08006'])('%s is an outage', (code) => {
    expect(isOutage(Object.assign(new Error('canary'), { code }))).toBe(true);
  });

  test.each(['23505', '42601', '40001', 'ERR_ASSERTION'])('%s is none', (code) => {
    expect(isOutage(Object.assign(new Error('canary'), { code }))).toBe(false);
  });
});

describe('the locale', () => {
  async function withLocale(options: string, work: (url: string) => Promise<void>) {
    const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
    const name = newName('locale').replace('-', '_');
    try {
      await admin.unsafe(`create database ${name} template template0 ${options}`);
      await work(withDatabase(inject('databaseUrl'), name));
    } finally {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end({ timeout: 5 });
    }
  }

  async function check(url: string) {
    const db = connect({ url, max: 1 });
    try {
      await assertLocale(db);
    } finally {
      await db.close();
    }
  }

  test('of our own databases is right', async () => {
    await expect(check(database.url())).resolves.toBeUndefined();
  });

  test('C is refused with the way to a right one', async () => {
    const c = `encoding 'UTF8' locale_provider libc lc_ctype 'C' lc_collate 'C'`;
    await withLocale(c, async (url) => {
      await expect(check(url)).rejects.toThrow('--lc-ctype=C.UTF-8');
    });
  });

  test('with another encoding is refused', async () => {
    const ascii = `encoding 'SQL_ASCII' locale_provider libc lc_ctype 'C' lc_collate 'C'`;
    await withLocale(ascii, async (url) => {
      await expect(check(url)).rejects.toThrow('UTF8');
    });
  });
});
