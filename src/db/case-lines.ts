// Cases as lists have them: one line each, with all that was added to their reports.
import { asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { CaseLine } from '../reports/case-line.ts';
import type { CaseStatus } from '../reports/decision.ts';
import { whereAndWhen } from '../reports/report.ts';
import { readEffectiveAnswersOf } from './additions.ts';
import type { Queryable } from './connection.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

/** The cases of a page, oldest first. */
export function listCasesOnPage(tx: Queryable, page: string): Promise<readonly CaseLine[]> {
  return listLines(tx, eq(deskCase.page, page));
}

/** These cases, oldest first. */
export function listCaseLines(
  tx: Queryable,
  numbers: readonly number[],
): Promise<readonly CaseLine[]> {
  return listLines(tx, inArray(deskCase.number, [...numbers]));
}

async function listLines(tx: Queryable, where: SQL): Promise<readonly CaseLine[]> {
  const rows = await tx
    .select({ case: deskCase, report })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(where)
    .orderBy(asc(deskCase.number));
  const answers = await readEffectiveAnswersOf(
    tx,
    rows.map((row) => row.report),
  );
  return rows.map((row) => {
    const said = answers.get(row.report.id) ?? row.report.answers;
    return {
      number: row.case.number,
      status: row.case.status as CaseStatus,
      ...whereAndWhen(row.report, said),
      answers: said,
      findings: row.case.findings.length,
    };
  });
}
