// Cases that say nearly the same, such as junk that is sent many times over.
import { and, count, eq, inArray, lte, ne } from 'drizzle-orm';
import type { DeskWrite } from '../actions/desk-writes.ts';
import type { ChatKey } from '../messenger.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import type { StoredCase } from './desk.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

/** Of cases that await a decision of this group. */
export interface Alike {
  readonly chatKey: ChatKey;
  readonly fingerprint: string;
}

/** @param except a case that is not counted */
export async function countAlike(tx: Queryable, alike: Alike, except = 0): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(deskCase)
    .where(and(...isAlike(alike), ne(deskCase.number, except)));
  return row?.n ?? 0;
}

/**
 * Those that were there at that time, locked in the order of their numbers. Reports are read once
 * the cases are held: they may have been changed by whoever held them before.
 */
export async function listAlikeForUpdate(tx: Tx, alike: Alike, until: Date) {
  const cases = await tx
    .select()
    .from(deskCase)
    .where(and(...isAlike(alike), lte(deskCase.openedAt, until)))
    .orderBy(deskCase.number)
    .for('update');
  const ids = cases.map((one) => one.reportId);
  const reports = await tx.select().from(report).where(inArray(report.id, ids));
  const byId = new Map(reports.map((one) => [one.id, one]));
  return cases.flatMap((one) => {
    const own = byId.get(one.reportId);
    return own === undefined ? [] : [{ case: one as StoredCase, report: own }];
  });
}

function isAlike({ chatKey, fingerprint }: Alike) {
  return [
    eq(deskCase.fingerprint, fingerprint),
    eq(deskCase.desk, chatKey),
    inArray(deskCase.status, ['open', 'claimed', 'proposed']),
  ];
}

/** Whoever decides on all of them has locked them; what was proposed about one of them is over. */
export async function rejectCases(
  tx: Tx,
  { numbers, moderator, second, reason }: Extract<DeskWrite, { readonly do: 'reject_cases' }>,
  now: Date,
): Promise<void> {
  const all = numbers as number[];
  const at = now.toISOString();
  const rejected = await hot(tx)`
    update desk_case set status = 'rejected', claimed_until = null, version = version + 1
    where number = any(${all}::int[]) and status in ('open', 'claimed', 'proposed')
    returning number`;
  if (rejected.length !== all.length) throw new Error('a case was decided meanwhile');
  await hot(tx)`
    insert into decision (case_number, moderator, second, verdict, reason, decided_at)
    select number, ${moderator}, ${second}, 'rejected', ${reason}, ${at}::timestamptz
    from unnest(${all}::int[]) as number`;
  await hot(tx)`
    update proposal set status = 'lapsed', settled_by = ${second}, settled_at = ${at}::timestamptz
    where case_number = any(${all}::int[]) and status = 'waiting'`;
}
