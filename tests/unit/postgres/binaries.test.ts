import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPrograms, restoreSymlinks } from '../../../src/postgres/binaries.ts';

let home: string;
/** A package as npm leaves it when it skips the install script. */
let packageDir: string;

const LIBRARY = 'native/lib/libpq.so.5.18';
const LINK = 'native/lib/libpq.so.5';
/** Starts only when it finds its library, as the real one does. */
const PROGRAM = '#!/bin/sh\ntest -e "$(dirname "$0")/../lib/libpq.so.5"\n';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'baqylau-programs-'));
  packageDir = join(home, 'linux-x64');
  await mkdir(join(packageDir, 'native/bin'), { recursive: true });
  await mkdir(join(packageDir, 'native/lib'), { recursive: true });
  await writeFile(join(packageDir, 'package.json'), JSON.stringify({ version: '18.4.0' }));
  await writeFile(join(packageDir, 'native/bin/postgres'), PROGRAM, { mode: 0o755 });
  await writeFile(join(packageDir, LIBRARY), '');
  await writeFile(
    join(packageDir, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: LIBRARY, target: LINK }]),
  );
});

afterEach(() => rm(home, { recursive: true }));

const find = () => findPrograms({ dataDir: home, account: undefined, packageDir });

test('links that npm did not make are made', async () => {
  expect(await find()).toMatchObject({ nativeDir: join(packageDir, 'native') });
  expect(existsSync(join(packageDir, LINK))).toBe(true);
});

test('links that are there are kept', async () => {
  await restoreSymlinks(packageDir);
  await expect(restoreSymlinks(packageDir)).resolves.toBeUndefined();
});

test('programs that do not start where they are run from a copy', async () => {
  await chmod(join(packageDir, 'native/bin/postgres'), 0o644);
  expect(await find()).toMatchObject({ nativeDir: join(home, 'postgres-18.4.0-linux-x64/native') });
});

test('a copy is made once', async () => {
  await chmod(join(packageDir, 'native/bin/postgres'), 0o644);
  const { nativeDir } = await find();
  await writeFile(join(nativeDir, 'mark'), '');
  await find();
  expect(existsSync(join(nativeDir, 'mark'))).toBe(true);
});

test('programs that start nowhere are refused in plain words', async () => {
  await rm(join(packageDir, 'native/bin/postgres'));
  await expect(find()).rejects.toThrow('PostgreSQL does not start here');
});
