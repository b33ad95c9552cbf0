// Reports: cards that were sent.
import { and, count, eq, gte, ne } from 'drizzle-orm';
import type { Report } from '../reports/report.ts';
import type { Db, Queryable, Tx } from './connection.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

/** Stores a report; the same draft sent twice is a bug and throws. */
export async function insertReport(tx: Tx, row: Report): Promise<void> {
  await tx.insert(report).values(row);
}

export type StoredReport = typeof report.$inferSelect;

export async function findReport(tx: Queryable, id: string): Promise<StoredReport | undefined> {
  const [row] = await tx.select().from(report).where(eq(report.id, id));
  return row;
}

/** All reports that are tied to a person, held against a screening of them at the same time. */
export async function lockReportsOf(tx: Tx, person: string): Promise<StoredReport[]> {
  return tx
    .select()
    .from(report)
    .where(eq(report.person, person))
    .orderBy(report.id)
    .for('no key update');
}

/** A report of this person, by the code that they were given. */
export async function findReportOf(tx: Queryable, person: string, code: string) {
  const [row] = await tx
    .select()
    .from(report)
    .where(and(eq(report.person, person), eq(report.code, code)));
  return row;
}

/** How many reports a person has sent since then. */
export async function countReportsSince(
  tx: Queryable,
  person: string,
  since: Date,
): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(report)
    .where(and(eq(report.person, person), gte(report.receivedAt, since)));
  return row?.n ?? 0;
}

/** Cases about the same place and day, other than this report's own. */
export async function listCasesAbout(
  tx: Queryable,
  about: { readonly placeId: string; readonly localDate: string; readonly reportId: string },
) {
  return tx
    .select({ number: deskCase.number, person: report.person, answers: report.answers })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(
      and(
        eq(report.placeId, about.placeId),
        eq(report.localDate, about.localDate),
        ne(report.id, about.reportId),
      ),
    )
    .orderBy(deskCase.number)
    .limit(20);
}

/** Reports that should have reached the desk by now: their job was lost on the way. */
export async function listUnscreened(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await db.sql<{ id: string }[]>`
    select r.id from report r left join desk_case c on c.report_id = r.id
    where c.number is null and not exists (select from withdrawal w where w.report_id = r.id)
      and r.received_at < ${before.toISOString()}::timestamptz
    order by r.received_at limit 500`;
  return rows.map((row) => row.id);
}
