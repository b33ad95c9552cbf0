// The embedded PostgreSQL as it starts, keeps data and keeps secrets.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serverAccount } from '../../src/postgres/account.ts';
import { runProgram } from '../../src/postgres/programs.ts';
import {
  codeToStart,
  kill,
  processName,
  startProcess,
  trialServer,
} from '../support/trial-server.ts';

const onLinux = test.runIf(process.platform === 'linux');

/** A folder where a server has run before: making one takes a second. */
let trial: ReturnType<typeof trialServer>;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'baqylau-launcher-'));
  trial = trialServer(join(home, 'data'));
  await trial.start();
  await trial.query("create table kept as select 'Әділ' as word");
  await trial.stop();
});

afterAll(async () => {
  await trial.stop();
  await rm(home, { recursive: true, force: true, maxRetries: 20 });
});

describe('a start', () => {
  test('keeps what was written before', async () => {
    await trial.start();
    expect(await trial.query('select word from kept')).toEqual([{ word: 'Әділ' }]);
  });

  test('takes less than a second when the data is there', async () => {
    await trial.stop();
    const begunAt = performance.now();
    await trial.start();
    expect(performance.now() - begunAt).toBeLessThan(1000);
  });

  test('makes a database whose letters are right for Kazakh', async () => {
    await trial.start();
    await trial.query('create extension if not exists pg_trgm');
    const [row] = await trial.query(
      "select lower('ӘҒҚҢӨҰҮҺІ') as lower, similarity('Қарағанды', 'қарағанды') as alike",
    );
    expect(row).toEqual({ lower: 'әғқңөұүһі', alike: 1 });
  });

  test('makes a database with the builtin locale C.UTF-8', async () => {
    await trial.start();
    const [row] = await trial.query(
      "select datlocprovider as provider, datlocale as locale from pg_database where datname = 'baqylau'",
    );
    expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8' });
  });

  test('gives a role that is no superuser and yet makes databases', async () => {
    await trial.start();
    await trial.query('create database another');
    const [row] = await trial.query(
      'select rolname, rolsuper from pg_roles where rolname = current_user',
    );
    expect(row).toEqual({ rolname: 'baqylau', rolsuper: false });
  });

  test('removes a cluster that a killed start left half-made', async () => {
    await trial.stop();
    const leftover = join(trial.dataDir, 'postgres.unfinished-Ab12Cd');
    await mkdir(join(leftover, 'base'), { recursive: true });
    await trial.start();
    expect(existsSync(leftover)).toBe(false);
  });

  test('begins anew after the first start was killed in the middle', async () => {
    const dataDir = join(home, 'killed-at-first');
    const first = startProcess(codeToStart(dataDir));
    await vi.waitFor(
      async () => expect((await readdir(dataDir)).join()).toContain('postgres.unfinished'),
      { timeout: 20_000, interval: 5 },
    );
    await kill(first);
    const second = trialServer(dataDir);
    await second.start();
    await second.stop();
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.password']);
  });

  test('works while the usual port is taken', async () => {
    const occupant = createServer().listen(5432, '127.0.0.1');
    // When a server of this machine has it already, so much the better.
    await Promise.race([
      once(occupant, 'listening'),
      new Promise((done) => occupant.on('error', done)),
    ]);
    await trial.start();
    occupant.close();
    expect(await trial.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  onLinux('leaves alone a process that was given the number of an old server', async () => {
    await trial.stop();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    const pidFile = join(trial.dataDir, 'postgres/postmaster.pid');
    await writeFile(pidFile, `${bystander.pid}\n${trial.dataDir}\n`);
    await trial.start();
    expect(await processName(bystander.pid ?? 0)).toBe('sleep');
    await kill(bystander);
  });

  test('refuses a cluster of another major version in plain words', async () => {
    const older = trialServer(join(home, 'older'));
    await mkdir(join(older.dataDir, 'postgres'), { recursive: true });
    await writeFile(join(older.dataDir, 'postgres/PG_VERSION'), '15\n');
    await expect(older.start()).rejects.toThrow('is of PostgreSQL 15, not 18');
  });
});

describe('the password', () => {
  const passwordFile = () => join(trial.dataDir, 'postgres.password');

  test('lies in a file that only we can read', async () => {
    expect((await stat(passwordFile())).mode & 0o777).toBe(0o600);
  });

  test('is made anew when its file was lost', async () => {
    await trial.stop();
    await rm(passwordFile());
    await trial.start();
    expect(await trial.query('select word from kept')).toHaveLength(1);
  });

  onLinux('is neither in the command line of the server nor in its environment', async () => {
    vi.stubEnv('BOT_TOKEN', 'a-token-of-the-bot');
    const { url } = await trial.start();
    vi.unstubAllEnvs();
    const pid = await trial.pid();
    const account = await serverAccount(join(trial.dataDir, 'postgres'));
    const { stdout } = await runProgram(
      { nativeDir: '', account },
      ['/bin/sh', '-c', `cat /proc/${pid}/cmdline /proc/${pid}/environ`],
      { cwd: '/' },
    );
    expect(stdout).toContain('LC_ALL=C');
    expect(stdout).not.toContain(new URL(url).password);
    expect(stdout).not.toContain('a-token-of-the-bot');
  });

  test('is demanded', async () => {
    const { url } = await trial.start();
    const wrong = url.replace(new URL(url).password, 'wrong');
    await expect(trial.query('select 1', wrong)).rejects.toThrow('password authentication failed');
  });

  test('opens nothing for the superuser', async () => {
    const { url } = await trial.start();
    const superuser = url.replace('//baqylau:', '//postgres:');
    await expect(trial.query('select 1', superuser)).rejects.toThrow('pg_hba.conf');
  });
});

test('what a failing query quotes reaches no log', async () => {
  const lines: string[] = [];
  await trial.start({ log: (line) => lines.push(line) });
  await expect(trial.query("select 'Алматы'::int")).rejects.toThrow('Алматы');
  await trial.stop();
  expect(lines).toEqual([]);
});
