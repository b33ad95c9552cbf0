// Migrations: in order, applied once whoever comes first, and equal to the schema in the code.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import * as assemblies from '../../src/db/schema/assembly.ts';
import * as audits from '../../src/db/schema/audit.ts';
import * as conversations from '../../src/db/schema/conversation.ts';
import * as desks from '../../src/db/schema/desk.ts';
import * as digests from '../../src/db/schema/digest.ts';
import * as figures from '../../src/db/schema/figures.ts';
import * as outboxes from '../../src/db/schema/outbox.ts';
import * as reports from '../../src/db/schema/report.ts';
import { withDatabase } from '../support/database.ts';
import { newName, useDatabase } from './rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const migrations = join(root, 'migrations');
const database = useDatabase();

interface Journal {
  readonly entries: readonly {
    readonly idx: number;
    readonly when: number;
    readonly tag: string;
  }[];
}

async function readJournal(): Promise<Journal['entries']> {
  const text = await readFile(join(migrations, 'meta', '_journal.json'), 'utf8');
  return (JSON.parse(text) as Journal).entries;
}

/** An empty database for one test. */
async function withEmpty(work: (url: string) => Promise<void>) {
  const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
  const name = newName('empty').replace('-', '_');
  try {
    await admin.unsafe(`create database ${name} template template0`);
    await work(withDatabase(inject('databaseUrl'), name));
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end({ timeout: 5 });
  }
}

/** Everything that a migration makes, in words. */
async function describeDatabase(url: string): Promise<readonly string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ what: string }[]>`
      select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as what
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'S')
        left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0
      union all select format('%s %s', conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select pg_get_functiondef(oid) from pg_proc
      where pronamespace = 'public'::regnamespace
      order by 1`;
    return rows.map((row) => row.what);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function countApplied(url: string): Promise<number> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from drizzle.__drizzle_migrations`;
  await sql.end({ timeout: 5 });
  return row?.n ?? 0;
}

describe('the journal', () => {
  test('numbers the migrations without a gap and dates each after the one before', async () => {
    const entries = await readJournal();
    expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_, index) => index));
    const times = entries.map((entry) => entry.when);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  test('names the files that are there, each with its number', async () => {
    const entries = await readJournal();
    const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).toSorted();
    expect(entries.map((entry) => `${entry.tag}.sql`)).toEqual(files);
    const snapshots = await readdir(join(migrations, 'meta'));
    for (const { idx, tag } of entries) {
      const number = String(idx).padStart(4, '0');
      expect(tag.startsWith(`${number}_`)).toBe(true);
      expect(snapshots).toContain(`${number}_snapshot.json`);
    }
  });
});

describe('migrating', () => {
  test('twice is the same as once', async () => {
    await withEmpty(async (url) => {
      await migrate(url);
      const once = await describeDatabase(url);
      await migrate(url);
      expect(await describeDatabase(url)).toEqual(once);
      expect(await countApplied(url)).toBe((await readJournal()).length);
    });
  });

  test('works when five processes begin at once', async () => {
    await withEmpty(async (url) => {
      await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
      expect(await describeDatabase(url)).toEqual(await describeDatabase(database.url()));
      expect(await countApplied(url)).toBe((await readJournal()).length);
    });
  });

  test('leaves nothing half done when it fails, and goes on afterwards', async () => {
    await withEmpty(async (url) => {
      const sql = postgres(url, { max: 1 });
      await sql`create function rollup_add() returns int language sql as 'select 1'`;
      await expect(migrate(url)).rejects.toThrow();
      const [row] = await sql`select to_regclass('assembly') as t`;
      expect(row?.t).toBeNull();
      await sql`drop function rollup_add()`;
      await sql.end({ timeout: 5 });
      await migrate(url);
      expect(await describeDatabase(url)).toEqual(await describeDatabase(database.url()));
    });
  });
});

/** Only as far as the migration with this number. */
async function migrateTo(url: string, last: number) {
  const folder = await mkdtemp(join(tmpdir(), 'baqylau-until-'));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await cp(migrations, folder, { recursive: true });
    const entries = (await readJournal()).filter(({ idx }) => idx <= last);
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end({ timeout: 5 });
    await rm(folder, { recursive: true, force: true });
  }
}

describe('a database that is in use', () => {
  test('keeps its deliveries when they move into partitions', async () => {
    await withEmpty(async (url) => {
      await migrateTo(url, 7);
      const sql = postgres(url, { max: 1 });
      await sql`insert into digest (week) values ('2026-W46'), ('2026-W47')`;
      await sql`
        insert into digest_delivery (digest, subscription, due_at, status, attempts)
        select id, n, now(), 'sent', n from digest, generate_series(1, 3) n`;
      const listed = () => sql`select * from digest_delivery order by digest, subscription`;
      const before = [...(await listed())];
      expect(before).toHaveLength(6);
      await migrate(url);
      expect([...(await listed())]).toEqual(before);
      await sql.end({ timeout: 5 });
    });
  });
});

describe('the schema in the code', () => {
  const tables: readonly PgTable[] = [
    assemblies.assembly,
    assemblies.assemblyOffer,
    assemblies.assemblyReport,
    assemblies.campaign,
    assemblies.correction,
    assemblies.outcome,
    assemblies.outcomeReminder,
    assemblies.picture,
    digests.digest,
    digests.digestDelivery,
    digests.subscription,
    figures.coverage,
    figures.rollup,
    figures.rollupRules,
    figures.snapshot,
    audits.audit,
    conversations.chatMessage,
    conversations.conversation,
    conversations.draft,
    conversations.inbox,
    conversations.shownScreen,
    desks.caseQuestion,
    desks.decision,
    desks.desk,
    desks.deskCase,
    desks.deskDraft,
    desks.deskLink,
    desks.moderator,
    desks.proposal,
    outboxes.outbox,
    reports.followUp,
    reports.report,
    reports.reportAddition,
    reports.withdrawal,
  ];

  test('has every table of the database', async () => {
    const rows = await database.connect(1).sql<{ tablename: string }[]>`
      select tablename from pg_tables where schemaname = 'public' order by 1`;
    const named = tables.map((table) => getTableConfig(table).name).toSorted();
    expect(named).toEqual(rows.map((row) => row.tablename));
  });

  test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'says of %s what the database says',
    async (name, table) => {
      const { columns, checks, indexes } = getTableConfig(table);
      const { sql } = database.connect(1);
      const types = { serial: 'integer', bigserial: 'bigint' } as const;
      const inCode = columns.map((column) => {
        const type = column.getSQLType().replace(/\((\d+), (\d+)\)/, '($1,$2)');
        return `${column.name} ${types[type as keyof typeof types] ?? type} ${column.notNull}`;
      });
      const inDatabase = await sql<{ what: string }[]>`
        select format('%s %s %s', attname, format_type(atttypid, atttypmod),
          case when attnotnull then 'true' else 'false' end) as what
        from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped`;
      expect(inDatabase.map((row) => row.what).toSorted()).toEqual(inCode.toSorted());
      const constraints = await sql<{ conname: string }[]>`
        select conname from pg_constraint where conrelid = ${name}::regclass and contype = 'c'`;
      expect(constraints.map((row) => row.conname).toSorted()).toEqual(
        checks.map((one) => one.name).toSorted(),
      );
      const made = await sql<{ indexname: string }[]>`
        select indexname from pg_indexes where tablename = ${name}`;
      const missing = indexes.filter(
        (one) => !made.some((row) => row.indexname === one.config.name),
      );
      expect(missing).toEqual([]);
    },
  );

  test('has no change that a migration lacks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baqylau-migrations-'));
    try {
      await cp(migrations, folder, { recursive: true });
      // drizzle-kit takes every path as relative, and ends with 0 whatever happened.
      const out = relative(root, folder);
      const args = ['generate', '--dialect=postgresql', '--schema=./src/db/schema/*.ts'];
      const kit = join(root, 'node_modules', 'drizzle-kit', 'bin.cjs');
      const run = promisify(execFile);
      const { stdout } = await run(process.execPath, [kit, ...args, `--out=${out}`], { cwd: root });
      expect(stdout).toContain('No schema changes');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
