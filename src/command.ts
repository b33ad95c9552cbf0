// What commands share that look at the database by themselves, such as `npm run audit:verify`: where
// it is, also beside a running product, and why it could not be looked at.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigMistakes } from './config.ts';
import { isOutage, sqlState } from './db/connection.ts';
import { errorCode } from './log.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { DataDirInUse, lockDataDir } from './postgres/lock.ts';
import { findRunningServer } from './postgres/running.ts';

/** Something that keeps a command from its work, said plainly. */
export class CannotRun extends Error {}

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The database of the user; our own one, started for this; or that of a product that runs. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: Place,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) return work(databaseUrl);
  if (!existsSync(join(dataDir, 'postgres')))
    throw new CannotRun(`There is no database in ${dataDir}.`);
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
  throw new CannotRun('Baqylau is starting or stopping at this moment: try again.');
}

const UNDEFINED_TABLE = '42P01';
const UNDEFINED_COLUMN = '42703';

/**
 * Messages of the database may quote an address with its password.
 * @param what the database lacks when it is empty or old
 */
export function reasonOf(error: unknown, what: string): string {
  if (error instanceof CannotRun || error instanceof ConfigMistakes) return error.message;
  const code = sqlState(error) ?? errorCode(error);
  if (code === UNDEFINED_TABLE || code === UNDEFINED_COLUMN)
    return `This database has no ${what}: start Baqylau on it once.`;
  return isOutage(error) ? `The database cannot be reached (${code}).` : `It failed (${code}).`;
}
