// The chain of the audit: each row is hashed together with the hash of the row before, so that
// whoever changes, removes or moves a row has to forge all that follow, and the head was posted.
import { createHash } from 'node:crypto';

/** What one row says. */
export interface AuditRow {
  /** 1, 2, 3… */
  readonly seq: number;
  /** Milliseconds since 1970; a fraction means that somebody changed it. */
  readonly at: number;
  readonly actor: string | undefined;
  readonly act: string;
  readonly caseNumber: number | undefined;
  readonly assemblyNumber: number | undefined;
  readonly detail: string;
}

export interface HashedRow extends AuditRow {
  readonly hash: string;
}

/** The last row of a chain, as it is posted and compared later. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Stands before the first row. */
export const GENESIS = '0'.repeat(64);
export const emptyHead: Head = { seq: 0, hash: GENESIS };

/** SHA-256, hex. A JSON array has one reading only, whatever stands in the fields. */
export function hashOf(previousHash: string, row: AuditRow): string {
  const { seq, at, actor = null, act, caseNumber = null, assemblyNumber = null, detail } = row;
  const fields = [previousHash, seq, at, actor, act, caseNumber, assemblyNumber, detail];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export type Fault =
  /** It is not what was written. */
  | 'changed'
  /** What is here was written as another row. */
  | 'reordered'
  | 'missing'
  | 'first_missing'
  /** It and all after it are gone; the posted head tells. */
  | 'cut_off'
  /** The chain fits together, but it is not the one whose head was posted. */
  | 'forged';

export type Verdict =
  | { readonly holds: true; readonly head: Head; readonly span: Span | undefined }
  /** `seq` is the first row that is not as it should be. */
  | { readonly holds: false; readonly seq: number; readonly fault: Fault };

/** When the first and the last row were written. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Rows = AsyncIterable<HashedRow> | Iterable<HashedRow>;

/** Reads the chain from its first row, and stops at the first place that is broken. */
export async function verifyChain(
  rows: Rows,
  { anchor }: { readonly anchor?: Head | undefined } = {},
): Promise<Verdict> {
  let head = emptyHead;
  let span: Span | undefined;
  const isForged = () => anchor?.seq === head.seq && anchor.hash !== head.hash;
  if (isForged()) return { holds: false, seq: 0, fault: 'forged' };
  let broken: HashedRow | undefined;
  for await (const row of rows) {
    if (broken !== undefined || !follows(head, row)) {
      broken ??= row;
      // The row that belongs here may stand further down: then it was moved.
      if (follows(head, { ...row, seq: head.seq + 1 }))
        return { holds: false, seq: head.seq + 1, fault: 'reordered' };
      continue;
    }
    head = { seq: row.seq, hash: row.hash };
    span = { from: span?.from ?? row.at, to: row.at };
    if (isForged()) return { holds: false, seq: head.seq, fault: 'forged' };
  }
  if (broken !== undefined) return { holds: false, ...faultOf(head.seq + 1, broken) };
  if (anchor !== undefined && anchor.seq > head.seq)
    return { holds: false, seq: head.seq + 1, fault: 'cut_off' };
  return { holds: true, head, span };
}

function follows({ seq, hash }: Head, row: HashedRow): boolean {
  return row.seq === seq + 1 && row.hash === hashOf(hash, row);
}

function faultOf(seq: number, { seq: found }: HashedRow) {
  if (found === seq) return { seq, fault: 'changed' } as const;
  // A number that was there before, or none of a row at all: it was put in.
  if (!(found > seq)) return { seq: found, fault: 'changed' } as const;
  return { seq, fault: seq === 1 ? 'first_missing' : 'missing' } as const;
}

/** `SEQ:HASH`, as it is posted. */
export function headCode({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/** Reads what `headCode` wrote; `undefined` for anything else. */
export function readHead(code: string): Head | undefined {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(code.trim().toLowerCase()) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}
