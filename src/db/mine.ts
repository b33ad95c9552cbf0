// A person's own reports, with what became of each and what it says by now.
import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Answers } from '../card/types.ts';
import { effectiveAnswers } from '../reports/additions.ts';
import type { CaseStatus } from '../reports/decision.ts';
import { type ReportStatus, statusOf } from '../reports/status.ts';
import type { Queryable } from './connection.ts';
import type { StoredReport } from './reports.ts';
import { assembly, assemblyReport } from './schema/assembly.ts';
import { decision, deskCase } from './schema/desk.ts';
import { report, reportAddition, withdrawal } from './schema/report.ts';

export interface MyReport {
  readonly report: StoredReport;
  /** What it says now, with all that was added to it. */
  readonly answers: Answers;
  readonly status: ReportStatus;
  readonly caseNumber: number | undefined;
}

export async function countMine(tx: Queryable, person: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(report).where(eq(report.person, person));
  return row?.n ?? 0;
}

/** Newest first. */
export async function listMine(
  tx: Queryable,
  person: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly MyReport[]> {
  const rows = await select(tx, eq(report.person, person))
    .orderBy(desc(report.receivedAt), desc(report.id))
    .offset(page.offset)
    .limit(page.limit);
  return withAnswers(tx, rows);
}

/** By the code that they were given, in capitals. */
export async function findMine(
  tx: Queryable,
  person: string,
  code: string,
): Promise<MyReport | undefined> {
  const rows = await select(tx, and(eq(report.person, person), eq(report.code, code)));
  const [found] = await withAnswers(tx, rows);
  return found;
}

function select(tx: Queryable, where: SQL | undefined) {
  return tx
    .select({
      report,
      caseNumber: deskCase.number,
      caseStatus: deskCase.status,
      reason: decision.reason,
      note: decision.note,
      assembly: assembly.number,
      // A record that was merged into another one stands or falls with it.
      retractedFor: sql<string | null>`(
        with recursive up as (
          select id, merged_into, retracted_for from assembly where id = ${assemblyReport.assemblyId}
          union all
          select a.id, a.merged_into, a.retracted_for from assembly a join up on a.id = up.merged_into
        ) select retracted_for from up where merged_into is null)`,
      withdrawnAt: withdrawal.withdrawnAt,
      hasUnansweredQuestion: sql<boolean>`exists (select from case_question q
        where q.case_number = ${deskCase.number} and q.replied_at is null)`,
    })
    .from(report)
    .leftJoin(deskCase, eq(deskCase.reportId, report.id))
    .leftJoin(decision, and(eq(decision.caseNumber, deskCase.number), isNull(decision.undoneAt)))
    .leftJoin(withdrawal, eq(withdrawal.reportId, report.id))
    .leftJoin(assemblyReport, eq(assemblyReport.reportId, report.id))
    .leftJoin(assembly, eq(assembly.id, assemblyReport.assemblyId))
    .where(where);
}

type Row = Awaited<ReturnType<typeof select>>[number];

async function withAnswers(tx: Queryable, rows: readonly Row[]): Promise<readonly MyReport[]> {
  const ids = rows.map((row) => row.report.id);
  if (ids.length === 0) return [];
  const additions = await tx
    .select()
    .from(reportAddition)
    .where(inArray(reportAddition.reportId, ids))
    .orderBy(asc(reportAddition.receivedAt), asc(reportAddition.id));
  return rows.map((row) => {
    const added = additions.filter((one) => one.reportId === row.report.id);
    return {
      report: row.report,
      answers: effectiveAnswers(row.report, added),
      status: toStatus(row),
      caseNumber: row.caseNumber ?? undefined,
    };
  });
}

function toStatus(row: Row): ReportStatus {
  return statusOf({
    isWithdrawn: row.withdrawnAt !== null,
    case: (row.caseStatus as CaseStatus | null) ?? undefined,
    reason: row.reason ?? undefined,
    note: row.note ?? undefined,
    assembly: row.assembly ?? undefined,
    ...(row.retractedFor !== null && { retractedFor: row.retractedFor }),
    hasUnansweredQuestion: row.hasUnansweredQuestion,
  });
}
