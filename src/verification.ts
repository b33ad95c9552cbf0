// Checks the chain of the audit against itself, and against a head that was posted. It reads
// only, and works beside a running product.
import {
  type Fault,
  type Head,
  headCode,
  readHead,
  type Verdict,
  verifyChain,
} from './audit/chain.ts';
import { CannotRun, reasonOf, withDatabase } from './command.ts';
import { readDatabaseConfig } from './config.ts';
import { readAudit } from './db/audit.ts';
import { connect } from './db/connection.ts';

/** Prints the verdict. Returns the exit code: 0 only when all rows were read and the chain holds. */
export async function verifyAudit(args: readonly string[]): Promise<0 | 1> {
  try {
    const anchor = readAnchor(args);
    const verdict = await withDatabase(readDatabaseConfig(), (url) => verifyAt(url, anchor));
    console.log(sentence(verdict, anchor));
    return verdict.holds ? 0 : 1;
  } catch (error) {
    console.error(`The audit could not be checked. ${reasonOf(error, 'audit')}`);
    return 1;
  }
}

function readAnchor(args: readonly string[]): Head | undefined {
  if (args.length === 0) return undefined;
  const [option, code = ''] = args;
  const anchor = readHead(code);
  if (option === '--head' && anchor !== undefined && args.length === 2) return anchor;
  throw new CannotRun(
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
