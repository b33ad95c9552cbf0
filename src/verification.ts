// Checks the chain of the audit against itself, and against a head that was posted. It reads
// only, and works beside a running product.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Fault,
  type Head,
  headCode,
  readHead,
  type Verdict,
  verifyChain,
} from './audit/chain.ts';
import { type Config, ConfigMistakes, readDatabaseConfig } from './config.ts';
import { readAudit } from './db/audit.ts';
import { connect, isOutage, sqlState } from './db/connection.ts';
import { errorCode } from './log.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { DataDirInUse, lockDataDir } from './postgres/lock.ts';
import { findRunningServer } from './postgres/running.ts';

/** Something that keeps the audit from being read, said plainly. */
class CannotVerify extends Error {}

/** Prints the verdict. Returns the exit code: 0 only when all rows were read and the chain holds. */
export async function verifyAudit(args: readonly string[]): Promise<0 | 1> {
  try {
    const anchor = readAnchor(args);
    const verdict = await withDatabase(readDatabaseConfig(), (url) => verifyAt(url, anchor));
    console.log(sentence(verdict, anchor));
    return verdict.holds ? 0 : 1;
  } catch (error) {
    console.error(`The audit could not be checked. ${reasonOf(error)}`);
    return 1;
  }
}

function readAnchor(args: readonly string[]): Head | undefined {
  if (args.length === 0) return undefined;
  const [option, code = ''] = args;
  const anchor = readHead(code);
  if (option === '--head' && anchor !== undefined && args.length === 2) return anchor;
  throw new CannotVerify(
    'The head is given as it was posted: npm run audit:verify -- --head NUMBER:HASH',
  );
}

async function verifyAt(url: string, anchor: Head | undefined): Promise<Verdict> {
  const db = connect({ url, max: 1 });
  try {
    return await verifyChain(readAudit(db), { anchor });
  } finally {
    await db.close();
  }
}

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The database of the user; our own one, started for this; or that of a product that runs. */
async function withDatabase<T>(
  { databaseUrl, dataDir }: Place,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) return work(databaseUrl);
  if (!existsSync(join(dataDir, 'postgres')))
    throw new CannotVerify(`There is no database in ${dataDir}.`);
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
  throw new CannotVerify('Baqylau is starting or stopping at this moment: try again.');
}

function sentence(verdict: Verdict, anchor: Head | undefined): string {
  if (!verdict.holds) return `The audit is broken: ${faults[verdict.fault](verdict.seq, anchor)}`;
  const { head, span } = verdict;
  const time = (ms: number) => new Date(ms).toISOString();
  const when = span && `, from ${time(span.from)} to ${time(span.to)}`;
  const compared = anchor && `, and is the one whose head was ${headCode(anchor)}`;
  return `The audit holds: rows ${head.seq}${when ?? ''}, head ${headCode(head)}${compared ?? ''}.`;
}

type FaultText = (seq: number, anchor: Head | undefined) => string;

const faults: Readonly<Record<Fault, FaultText>> = {
  changed: (seq) => `row ${seq} is not what was written.`,
  reordered: (seq) => `row ${seq} is another one; the row that was written there stands later.`,
  missing: (seq) => `row ${seq} is missing.`,
  first_missing: () => 'its beginning is missing, row 1 and perhaps more.',
  cut_off: (seq, anchor) => `row ${seq} and all after it are missing; ${anchor?.seq} were there.`,
  forged: (seq) => `row ${seq} has another hash than the one that was posted.`,
};

/** Messages of the database may quote an address with its password. */
function reasonOf(error: unknown): string {
  if (error instanceof CannotVerify || error instanceof ConfigMistakes) return error.message;
  const UNDEFINED_TABLE = '42P01';
  if (sqlState(error) === UNDEFINED_TABLE)
    return 'This database has no audit: start Baqylau on it once.';
  const code = sqlState(error) ?? errorCode(error);
  return isOutage(error) ? `The database cannot be reached (${code}).` : `It failed (${code}).`;
}
