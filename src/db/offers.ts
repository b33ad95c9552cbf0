// What was added to cited reports and waits for a moderator to take it into the record.
import { eq } from 'drizzle-orm';
import type { Answers } from '../card/types.ts';
import type { Queryable } from './connection.ts';
import { assemblyOffer } from './schema/assembly.ts';
import { deskCase, moderator } from './schema/desk.ts';
import { reportAddition } from './schema/report.ts';

export interface StoredOffer {
  readonly additionId: string;
  readonly status: string;
  readonly answers: Answers;
  readonly caseNumber: number;
  /** Number of the moderator who settled it. */
  readonly settledBy: number | null;
}

export async function findOffer(
  tx: Queryable,
  additionId: string,
): Promise<StoredOffer | undefined> {
  const [row] = await tx
    .select({
      additionId: assemblyOffer.additionId,
      status: assemblyOffer.status,
      answers: reportAddition.answers,
      caseNumber: deskCase.number,
      settledBy: moderator.number,
    })
    .from(assemblyOffer)
    .innerJoin(reportAddition, eq(reportAddition.id, assemblyOffer.additionId))
    .innerJoin(deskCase, eq(deskCase.reportId, reportAddition.reportId))
    .leftJoin(moderator, eq(moderator.person, assemblyOffer.settledBy))
    .where(eq(assemblyOffer.additionId, additionId));
  return row;
}
