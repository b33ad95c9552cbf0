// Reports that their reporters took back.
import { and, eq, inArray } from 'drizzle-orm';
import type { Writes } from '../actions/unit.ts';
import type { Queryable, Tx } from './connection.ts';
import { deskCase } from './schema/desk.ts';
import { report, withdrawal } from './schema/report.ts';

/**
 * Holds a report against a withdrawal or a screening of it at the same time. Not against those who
 * only refer to it: a decision does, and holds the case for which a withdrawal may wait.
 */
export async function lockReport(tx: Tx, reportId: string): Promise<void> {
  await tx
    .select({ id: report.id })
    .from(report)
    .where(eq(report.id, reportId))
    .for('no key update');
}

export async function isWithdrawn(tx: Queryable, reportId: string): Promise<boolean> {
  const rows = await tx.select().from(withdrawal).where(eq(withdrawal.reportId, reportId));
  return rows.length > 0;
}

/** Takes a report back; its case, when it awaits a decision, gets none any more. */
export async function insertWithdrawal(
  tx: Tx,
  row: NonNullable<Writes['withdrawal']>,
  withdrawnAt: Date,
): Promise<void> {
  await tx.insert(withdrawal).values({ reportId: row.reportId, withdrawnAt });
  if (row.case === undefined) return;
  const { number, expectedVersion } = row.case;
  const rows = await tx
    .update(deskCase)
    .set({ status: 'withdrawn', version: expectedVersion + 1 })
    .where(
      and(
        eq(deskCase.number, number),
        eq(deskCase.version, expectedVersion),
        inArray(deskCase.status, ['open', 'claimed']),
      ),
    )
    .returning({ number: deskCase.number });
  if (rows.length !== 1) throw new Error('a case changed under its lock');
}
