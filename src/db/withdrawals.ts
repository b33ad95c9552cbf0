// Reports that their reporters took back.
import { and, eq, inArray } from 'drizzle-orm';
import type { Writes } from '../actions/unit.ts';
import type { Queryable, Tx } from './connection.ts';
import { expectOne } from './expect-one.ts';
import { deskCase, proposal } from './schema/desk.ts';
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
        inArray(deskCase.status, ['open', 'claimed', 'proposed']),
      ),
    )
    .returning({ number: deskCase.number });
  expectOne(rows, 'a case');
  // Nobody has to confirm any more what was proposed about it.
  await tx
    .update(proposal)
    .set({ status: 'lapsed', settledAt: withdrawnAt })
    .where(and(eq(proposal.caseNumber, number), eq(proposal.status, 'waiting')));
}
