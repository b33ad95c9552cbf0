import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirInUse, lockDataDir } from '../../../src/postgres/lock.ts';
import { kill, startLastingProcess } from '../../support/trial-server.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'baqylau-lock-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

test('a folder is locked once', async () => {
  const lock = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toBeInstanceOf(DataDirInUse);
  lock.release();
});

test('a released folder is locked again, and nothing is left in it', async () => {
  (await lockDataDir(dataDir)).release();
  (await lockDataDir(dataDir)).release();
  expect(await readdir(dataDir)).toEqual([]);
});

test('a refusal tells in plain words who holds the lock', async () => {
  const lock = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toThrow(
    `Another Baqylau is already running on ${dataDir} (process ${process.pid}). ` +
      'Stop it first, or set DATA_DIR to another folder.',
  );
  lock.release();
});

test('a process that is killed lets go of the folder', async () => {
  const holder = await startLastingProcess(`await lockDataDir(${JSON.stringify(dataDir)})`);
  await expect(lockDataDir(dataDir)).rejects.toThrow(`(process ${holder.pid})`);
  await kill(holder);
  (await lockDataDir(dataDir)).release();
}, 20_000);

test('one of many that want a folder at once gets it', async () => {
  const attempts = Array.from({ length: 20 }, () => lockDataDir(dataDir));
  const results = await Promise.allSettled(attempts);
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  won[0]?.value.release();
});

test.runIf(process.platform === 'linux')('a folder with a long path is locked, too', async () => {
  const deep = join(dataDir, 'a'.repeat(120));
  const lock = await lockDataDir(deep);
  await expect(lockDataDir(deep)).rejects.toBeInstanceOf(DataDirInUse);
  lock.release();
});
