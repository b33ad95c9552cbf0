// Additions to reports.
import { asc, eq, inArray } from 'drizzle-orm';
import type { Answers } from '../card/types.ts';
import type { Addition } from '../reports/additions.ts';
import { effectiveAnswers } from '../reports/additions.ts';
import type { Queryable, Tx } from './connection.ts';
import { reportAddition } from './schema/report.ts';

export async function insertAddition(tx: Tx, row: Addition, receivedAt: Date): Promise<void> {
  await tx.insert(reportAddition).values({ ...row, receivedAt });
}

/** What was added to a report, in the order in which it came. */
export async function listAdditions(tx: Queryable, reportId: string) {
  return tx
    .select()
    .from(reportAddition)
    .where(eq(reportAddition.reportId, reportId))
    .orderBy(asc(reportAddition.receivedAt), asc(reportAddition.id));
}

/** All that a report says by now. */
export async function readEffectiveAnswers(
  tx: Queryable,
  report: { readonly id: string; readonly answers: Answers },
): Promise<Answers> {
  return effectiveAnswers(report, await listAdditions(tx, report.id));
}

/** What each of these reports says by now, by its id. */
export async function readEffectiveAnswersOf(
  tx: Queryable,
  reports: readonly { readonly id: string; readonly answers: Answers }[],
): Promise<ReadonlyMap<string, Answers>> {
  const ids = reports.map((one) => one.id);
  const additions = await tx
    .select()
    .from(reportAddition)
    .where(inArray(reportAddition.reportId, ids))
    .orderBy(asc(reportAddition.receivedAt), asc(reportAddition.id));
  return new Map(
    reports.map((one) => {
      const own = additions.filter((addition) => addition.reportId === one.id);
      return [one.id, effectiveAnswers(one, own)];
    }),
  );
}
