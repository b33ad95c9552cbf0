// Embedded servers to be tried and killed: for the tests of src/postgres only. Each lives in a folder of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../src/postgres/embedded.ts';

const SOURCES = resolve(import.meta.dirname, '../../src/postgres');

/** At most one server runs on the folder; a start stops the one before. */
export function trialServer(dataDir: string) {
  let server: EmbeddedPostgres | undefined;
  const stop = async () => {
    await server?.close();
    server = undefined;
  };
  const start = async (options: Partial<EmbeddedPostgresOptions> = {}) => {
    await stop();
    server = await startEmbeddedPostgres({
      dataDir,
      log: () => undefined,
      tuning: 'test',
      ...options,
    });
    return server;
  };
  const query = async (text: string, url = server?.url ?? '') => {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      return await sql.unsafe(text);
    } finally {
      // Without a limit it waits for ever for a connection that the server cut.
      await sql.end({ timeout: 1 });
    }
  };
  return { dataDir, start, stop, query, pid: () => serverPid(dataDir) };
}

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
}

/** Runs code as another Baqylau would, in a process of its own. */
export function startProcess(code: string): ChildProcess {
  const source = `
    import { startEmbeddedPostgres } from '${SOURCES}/embedded.ts';
    import { lockDataDir } from '${SOURCES}/lock.ts';
    ${code}`;
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', source];
  return spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The same, for code after which the process lives on; returns when the code has run. */
export async function startLastingProcess(code: string): Promise<ChildProcess> {
  const child = startProcess(
    `${code}; console.log('ready'); setInterval(() => undefined, 60_000);`,
  );
  await once(child.stdout ?? child, 'data');
  return child;
}

export const codeToStart = (dataDir: string) =>
  `await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {}, tuning: 'test' });`;

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The name of a process that lives; on Linux. */
export async function processName(pid: number): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status.includes(') Z ') ? undefined : /\((.*)\)/.exec(status)?.[1];
}

/** The process that stops the server when its parent dies; on Linux. */
export async function watchdogOf(pid: number): Promise<number> {
  for (const name of await readdir('/proc')) {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.endsWith(`\0watchdog\0${pid}\0`)) return Number(name);
  }
  throw new Error(`no watchdog of ${pid}`);
}
