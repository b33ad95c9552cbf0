// The audit in the database: appended to under one lock, read in order, never changed.
import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm';
import type { AuditWrite } from '../actions/desk-writes.ts';
import { emptyHead, type HashedRow, type Head, hashOf } from '../audit/chain.ts';
import { type Db, hot, type Queryable, type Tx } from './connection.ts';
import { audit } from './schema/audit.ts';
import { moderator } from './schema/desk.ts';

// Any numbers that no other lock on this database has.
const CHAIN_LOCK = 7_301_195;
const POSTING_LOCK = 7_301_196;

/**
 * Adds rows to the end of the chain. The lock is held until the end of the transaction, so that
 * the next row sees this one: let it be the last write.
 */
export async function appendAudit(
  tx: Tx,
  entries: readonly Omit<AuditWrite, 'do'>[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  // A statement of its own: what the next one reads is newer than the lock.
  await hot(tx)`select pg_advisory_xact_lock(${CHAIN_LOCK})`;
  const head = await findAuditHead(tx);
  // As JSON: a bulk act has more rows than a statement may have parameters.
  const rows = JSON.stringify(chainOn(head, entries, now));
  await hot(tx)`
    insert into audit (seq, at, actor, act, case_number, assembly_number, detail, hash)
    select seq, ${now.toISOString()}::timestamptz, actor, act, "caseNumber", "assemblyNumber",
      detail, hash
    from jsonb_to_recordset(${rows}::text::jsonb) as x(seq bigint, actor text, act text,
      "caseNumber" int, "assemblyNumber" int, detail text, hash text)
    order by seq`;
}

function chainOn(head: Head, entries: readonly Omit<AuditWrite, 'do'>[], now: Date): HashedRow[] {
  let { seq, hash } = head;
  return entries.map(({ act, by, caseNumber, assemblyNumber, detail = {} }) => {
    seq += 1;
    const about = { act, caseNumber, assemblyNumber, detail: JSON.stringify(detail) };
    const row = { seq, at: now.getTime(), actor: by, ...about };
    hash = hashOf(hash, row);
    return { ...row, hash };
  });
}

/** The last row; the empty head while there is none. */
export async function findAuditHead(tx: Queryable): Promise<Head> {
  const [row] = await hot(tx)<{ seq: string; hash: string }[]>`
    select seq, hash from audit order by seq desc limit 1`;
  return row === undefined ? emptyHead : { seq: Number(row.seq), hash: row.hash };
}

const ROWS_AT_ONCE = 1_000;

/**
 * All rows in their order, a page at a time. Not a cursor: that would have to end before the
 * time limit of a single statement.
 */
export async function* readAudit({ sql }: Db): AsyncGenerator<HashedRow> {
  let rows: readonly RawRow[] = [];
  let after: string | null = null;
  do {
    // A Date would hide the microseconds of an instant that was changed by less than a millisecond.
    rows = await sql<RawRow[]>`
      select seq, (extract(epoch from at) * 1000)::text as at, actor, act, case_number,
        assembly_number, detail, hash
      from audit where ${after}::bigint is null or seq > ${after}::bigint
      order by seq limit ${ROWS_AT_ONCE}`;
    yield* rows.map(toHashedRow);
    after = rows.at(-1)?.seq ?? null;
  } while (rows.length === ROWS_AT_ONCE);
}

interface RawRow {
  readonly seq: string;
  readonly at: string;
  readonly actor: string | null;
  readonly act: string;
  readonly case_number: number | null;
  readonly assembly_number: number | null;
  readonly detail: string;
  readonly hash: string;
}

function toHashedRow({ actor, case_number, assembly_number, ...row }: RawRow): HashedRow {
  return {
    ...row,
    seq: Number(row.seq),
    at: Number(row.at),
    actor: actor ?? undefined,
    caseNumber: case_number ?? undefined,
    assemblyNumber: assembly_number ?? undefined,
  };
}

/** All acts, or those about one case or assembly. */
export interface AuditAbout {
  readonly caseNumber?: number;
  readonly assemblyNumber?: number;
}

/** The newest acts first, with the numbers of the moderators. */
export async function listAuditOf(
  tx: Queryable,
  { limit, before, ...about }: AuditAbout & { readonly limit: number; readonly before?: number },
) {
  const { seq, at, actor, act, caseNumber, assemblyNumber } = audit;
  return tx
    .select({ seq, at, actor, act, caseNumber, assemblyNumber, moderator: moderator.number })
    .from(audit)
    .leftJoin(moderator, eq(moderator.person, actor))
    .where(and(...isAbout(about), before === undefined ? undefined : lt(seq, before)))
    .orderBy(desc(seq))
    .limit(limit);
}

/** Where the page begins that is newer by so many rows; `undefined` when that is the newest. */
export async function findNewerPage(
  tx: Queryable,
  { limit, before, ...about }: AuditAbout & { readonly limit: number; readonly before: number },
): Promise<number | undefined> {
  const [row] = await tx
    .select({ seq: audit.seq })
    .from(audit)
    .where(and(...isAbout(about), gte(audit.seq, before)))
    .orderBy(audit.seq)
    .offset(limit)
    .limit(1);
  return row?.seq;
}

function isAbout({ caseNumber, assemblyNumber }: AuditAbout): SQL[] {
  return [
    ...(caseNumber === undefined ? [] : [eq(audit.caseNumber, caseNumber)]),
    ...(assemblyNumber === undefined ? [] : [eq(audit.assemblyNumber, assemblyNumber)]),
  ];
}

/** Lets two rounds that are to post the head go one after the other, until their end. */
export async function takeTurnToPost(tx: Tx): Promise<void> {
  await hot(tx)`select pg_advisory_xact_lock(${POSTING_LOCK})`;
}

/** Whether the head was posted on this local day. */
export async function isHeadPosted(tx: Tx, day: string): Promise<boolean> {
  const rows = await hot(tx)`
    select seq from (select seq, detail from audit where act = 'head' order by seq desc limit 1) a
    where detail::jsonb->>'day' = ${day}`;
  return rows.length > 0;
}
