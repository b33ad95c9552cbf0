// `npm run audit:verify` as it is run: one line, and an exit code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headCode } from '../../src/audit/chain.ts';
import { appendAudit, findAuditHead } from '../../src/db/audit.ts';
import { connect } from '../../src/db/connection.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type DataDirLock, lockDataDir } from '../../src/postgres/lock.ts';
import { emptyDatabase } from '../support/fresh-database.ts';
import { trialServer } from '../support/trial-server.ts';
import { useDatabase } from './rows.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const database = useDatabase();

async function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const flags = ['--import', 'tsx', 'src/audit-verify.ts', ...args];
  const child = spawn(process.execPath, flags, { cwd: ROOT, env: { PATH, HOME, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said: said.trimEnd() };
}

/** Adds three acts. Returns the code of the head. */
async function fill(url: string): Promise<string> {
  const db = connect({ url, max: 1 });
  const claims = [1, 2, 3].map((caseNumber) => ({ act: 'claim', caseNumber }) as const);
  const at = new Date('2026-11-22T06:00:00Z');
  await db.transaction((tx) => appendAudit(tx, claims, at));
  const head = headCode(await findAuditHead(db.orm));
  await db.close();
  return head;
}

describe('on the database of DATABASE_URL', () => {
  let head = '';
  beforeAll(async () => {
    head = await fill(database.url());
  });

  test('says that the chain holds, with and without a head', async () => {
    const env = { DATABASE_URL: database.url() };
    const found = `rows 3, from 2026-11-22T06:00:00.000Z to 2026-11-22T06:00:00.000Z, head ${head}`;
    expect(await run(env)).toEqual({ code: 0, said: `The audit holds: ${found}.` });
    expect(await run(env, '--head', head)).toEqual({
      code: 0,
      said: `The audit holds: ${found}, and is the one whose head was ${head}.`,
    });
  });

  test('says what is broken', async () => {
    const env = { DATABASE_URL: database.url() };
    const later = head.replace('3:', '4:');
    expect(await run(env, '--head', later)).toEqual({
      code: 1,
      said: 'The audit is broken: row 4 and all after it are missing; 4 were there.',
    });
    const { sql } = database.connect(1);
    await sql`alter table audit disable trigger audit_stays`;
    await sql`update audit set case_number = 9 where seq = 2`;
    expect(await run(env)).toEqual({
      code: 1,
      said: 'The audit is broken: row 2 is not what was written.',
    });
  });

  test('says what it cannot do, without a password', async () => {
    const empty = await emptyDatabase();
    const answers = await Promise.all([
      run({ DATABASE_URL: empty.url }),
      run({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' }),
      run({ DATABASE_URL: 'mysql://secret' }),
      run({ DATABASE_URL: empty.url }, '--head', 'x'),
    ]);
    await empty.drop();
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(
      answers.map(({ said }) => said.replace(/^The audit could not be checked. /, '')),
    ).toEqual([
      'This database has no audit: start Baqylau on it once.',
      'The database cannot be reached (ECONNREFUSED).',
      expect.stringContaining('DATABASE_URL must begin with'),
      expect.stringContaining('npm run audit:verify -- --head NUMBER:HASH'),
    ]);
    expect(String(answers.map(({ said }) => said))).not.toContain('secret');
  });
});

describe('on the embedded database', () => {
  let trial: ReturnType<typeof trialServer>;
  let lock: DataDirLock | undefined;
  let head = '';
  beforeAll(async () => {
    trial = trialServer(await mkdtemp(join(tmpdir(), 'baqylau-verify-')));
    lock = await lockDataDir(trial.dataDir);
    const { url } = await trial.start();
    await migrate(url);
    head = await fill(url);
  });
  afterAll(async () => {
    await trial.stop();
    lock?.release();
    await rm(trial.dataDir, { recursive: true, force: true, maxRetries: 20 });
  });

  test('works beside a running product, and when none runs', async () => {
    const env = { DATA_DIR: trial.dataDir };
    const pid = await trial.pid();
    const beside = await run(env, '--head', head);
    expect(beside).toMatchObject({ code: 0, said: expect.stringContaining(`head ${head}`) });
    expect(await trial.pid()).toBe(pid);
    await trial.stop();
    expect(await run(env)).toMatchObject({
      code: 1,
      said: expect.stringContaining('starting or stopping'),
    });
    lock?.release();
    expect(await run(env, '--head', head)).toEqual(beside);
    await expect(trial.pid()).rejects.toThrow('ENOENT');
  });

  test('makes none where there is none', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-nothing-'));
    const answer = await run({ DATA_DIR: dataDir });
    expect(answer).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no database'),
    });
    expect(await readdir(dataDir)).toEqual([]);
    await rm(dataDir, { recursive: true });
  });
});
