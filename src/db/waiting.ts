// Cases that wait: whose claim ran out, and which nobody has decided for long.
import { and, eq, inArray, lte } from 'drizzle-orm';
import type { ChatKey } from '../messenger.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import type { StoredCase } from './desk.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

/** Claims that ran out, locked; what somebody acts on right now is left out. */
export async function listLapsedClaims(tx: Tx, now: Date, limit: number) {
  const rows = await tx
    .select({ case: deskCase, report })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(and(eq(deskCase.status, 'claimed'), lte(deskCase.claimedUntil, now)))
    .orderBy(deskCase.number)
    .limit(limit)
    .for('update', { of: deskCase, skipLocked: true });
  return rows.map((row) => ({ ...row, case: row.case as StoredCase }));
}

export interface Overdue {
  readonly chatKey: ChatKey;
  readonly numbers: readonly number[];
  readonly oldest: Date;
}

/**
 * What has waited since before `before`, of each group in which something is to be reminded of:
 * never, or last before `again`; and nothing at all since `before`.
 */
export async function listOverdue(
  tx: Queryable,
  { before, again }: { readonly before: Date; readonly again: Date },
): Promise<readonly Overdue[]> {
  const rows = await hot(tx)<{ desk: string; numbers: string; oldest: Date | string }[]>`
    select desk, json_agg(number order by number)::text as numbers, min(opened_at) as oldest
    from desk_case c
    where status in ('open', 'claimed', 'proposed') and opened_at <= ${before.toISOString()}::timestamptz
      and exists (select from desk d where d.chat_key = c.desk and d.is_present)
    group by desk
    having bool_or(coalesce(reminded_at <= ${again.toISOString()}::timestamptz, true))
      and coalesce(max(reminded_at) <= ${before.toISOString()}::timestamptz, true)
    order by desk`;
  return rows.map((row) => ({
    chatKey: row.desk,
    numbers: JSON.parse(row.numbers) as number[],
    oldest: new Date(row.oldest),
  }));
}

export async function markReminded(tx: Tx, numbers: readonly number[], now: Date): Promise<void> {
  await tx
    .update(deskCase)
    .set({ remindedAt: now })
    .where(inArray(deskCase.number, [...numbers]));
}
