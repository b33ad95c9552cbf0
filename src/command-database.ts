// The database as a command of the terminal finds it: that of the user, our own one, started for
// this, or the one of a product that runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigMistakes } from './config.ts';
import { isOutage, sqlState } from './db/connection.ts';
import { errorCode } from './log.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { DataDirInUse, lockDataDir } from './postgres/lock.ts';
import { findRunningServer } from './postgres/running.ts';

/** Something that keeps a command from doing its work, said plainly. */
export class Impossible extends Error {}

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The database of the user; our own one, started for this; or that of a product that runs. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: Place,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) return work(databaseUrl);
  if (!existsSync(join(dataDir, 'postgres')))
    throw new Impossible(`There is no database in ${dataDir}.`);
  const lock = await lockDataDir(dataDir).catch(whenInUse);
  if (lock === undefined) return work(await runningServer(dataDir));
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    try {
      return await work(server.url);
    } finally {
      await server.close();
    }
  } finally {
    lock.release();
  }
}

function whenInUse(error: unknown): undefined {
  if (error instanceof DataDirInUse) return undefined;
  throw error;
}

async function runningServer(dataDir: string): Promise<string> {
  const url = await findRunningServer(dataDir);
  if (url !== undefined) return url;
  throw new Impossible('Baqylau is starting or stopping at this moment: try again.');
}

/**
 * Why a command failed; messages of the database may quote an address with its password.
 * @param lack what a database is without that nobody ever started Baqylau on
 */
export function reasonOf(error: unknown, lack = 'has no records'): string {
  if (error instanceof Impossible || error instanceof ConfigMistakes) return error.message;
  const UNDEFINED_TABLE = '42P01';
  if (sqlState(error) === UNDEFINED_TABLE)
    return `This database ${lack}: start Baqylau on it once.`;
  const code = sqlState(error) ?? errorCode(error);
  return isOutage(error) ? `The database cannot be reached (${code}).` : `It failed (${code}).`;
}
