// Where a running embedded server is found by whoever did not start it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whenAbsent } from './absent.ts';
import { DATABASE } from './cluster.ts';
import { findPassword } from './password.ts';

/** Lines of postmaster.pid, from 0: the port, and how far the server has come. */
const PORT_LINE = 3;
const STATUS_LINE = 7;

/**
 * The address of the server that runs on this folder; `undefined` while none is ready. It carries
 * the password: never print it. Call it only while somebody holds the lock on the folder.
 */
export async function findRunningServer(dataDir: string): Promise<string | undefined> {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(whenAbsent))?.split('\n') ?? [];
  const password = await findPassword(dataDir);
  const port = Number(lines[PORT_LINE]);
  if (lines[STATUS_LINE]?.trim() !== 'ready' || !(port > 0) || password === undefined)
    return undefined;
  return addressOf(port, password);
}

/** The address of the database of a server on this port. */
export function addressOf(port: number, password: string): string {
  return `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}
