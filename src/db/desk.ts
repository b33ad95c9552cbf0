// The desk: its group, moderators, cases, decisions, and the assemblies that come of them.
import { eq, inArray, sql } from 'drizzle-orm';
import type { Writes } from '../actions/unit.ts';
import type { Language } from '../locales/translate.ts';
import type { CaseStatus } from '../reports/decision.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { assembly, assemblyReport } from './schema/assembly.ts';
import { decision, desk, deskCase, deskLink, moderator } from './schema/desk.ts';
import { report } from './schema/report.ts';

export type StoredCase = typeof deskCase.$inferSelect & { readonly status: CaseStatus };

/** A case, locked until the end of the transaction, with its report. */
export async function findCaseForUpdate(tx: Tx, number: number) {
  const [row] = await tx
    .select({ case: deskCase, report })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(eq(deskCase.number, number))
    .for('update', { of: deskCase });
  return row && { case: row.case as StoredCase, report: row.report };
}

export async function findCaseOf(tx: Queryable, reportId: string): Promise<StoredCase | undefined> {
  const [row] = await tx.select().from(deskCase).where(eq(deskCase.reportId, reportId));
  return row as StoredCase | undefined;
}

/** The case of a report, locked until the end of the transaction. */
export async function findCaseOfForUpdate(
  tx: Tx,
  reportId: string,
): Promise<StoredCase | undefined> {
  const [row] = await tx
    .select()
    .from(deskCase)
    .where(eq(deskCase.reportId, reportId))
    .for('update');
  return row as StoredCase | undefined;
}

/** Cases that await a decision, oldest first, with their reports and the moderators who hold them. */
export async function listOpenCases(tx: Queryable) {
  const rows = await tx
    .select({ case: deskCase, report, moderator: moderator.number })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .leftJoin(moderator, eq(moderator.person, deskCase.claimedBy))
    .where(inArray(deskCase.status, ['open', 'claimed']))
    .orderBy(deskCase.number);
  return rows.map((row) => ({ ...row, case: row.case as StoredCase }));
}

/** Takes the next case number; numbers may have gaps. */
export async function nextCaseNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('desk_case', 'number')) as number`;
  return Number(row?.number);
}

export async function insertCase(tx: Tx, row: NonNullable<Writes['newCase']>, now: Date) {
  await tx.insert(deskCase).values({ ...row, openedAt: now });
}

/** Moves a case on, if it still is at the version that the moderator saw. */
export async function changeCase(tx: Tx, change: NonNullable<Writes['caseChange']>) {
  const { number, expectedVersion, status, claimedBy } = change;
  const rows = await tx
    .update(deskCase)
    .set({ status, claimedBy, version: expectedVersion + 1 })
    .where(sql`${deskCase.number} = ${number} and ${deskCase.version} = ${expectedVersion}
      and ${deskCase.status} in ('open', 'claimed')`)
    .returning({ number: deskCase.number });
  if (rows.length !== 1) throw new Error('a case changed under its lock');
}

/** The card of an undecided case shows something new: older buttons are stale. */
export async function touchCase(
  tx: Tx,
  { number, expectedVersion }: NonNullable<Writes['caseTouched']>,
) {
  const rows = await tx
    .update(deskCase)
    .set({ version: expectedVersion + 1 })
    .where(sql`${deskCase.number} = ${number} and ${deskCase.version} = ${expectedVersion}`)
    .returning({ number: deskCase.number });
  if (rows.length !== 1) throw new Error('a case changed under its lock');
}

export async function insertDecision(tx: Tx, row: NonNullable<Writes['decision']>, now: Date) {
  const { caseNumber, moderator: person, verdict } = row;
  await tx.insert(decision).values({
    caseNumber,
    moderator: person,
    verdict: verdict.kind,
    reason: verdict.kind === 'rejected' ? verdict.reason : null,
    decidedAt: now,
  });
}

export async function insertAssembly(tx: Tx, row: NonNullable<Writes['assembly']>, now: Date) {
  const { participants, reportId, authorityResponse, ...rest } = row;
  await tx.insert(assembly).values({
    ...rest,
    authorityResponse: [...authorityResponse],
    participantsLow: participants?.low ?? null,
    participantsHigh: participants?.high ?? null,
    participantsBest: participants?.best ?? null,
    verifiedAt: now,
  });
  await tx.insert(assemblyReport).values({ assemblyId: row.id, reportId });
}

export async function upsertModerator(tx: Tx, row: NonNullable<Writes['moderator']>, now: Date) {
  const { isMember } = row;
  await tx
    .insert(moderator)
    .values({ ...row, checkedAt: now })
    .onConflictDoUpdate({ target: moderator.person, set: { isMember, checkedAt: now } });
}

/** Takes the next number of a moderator; numbers may have gaps. */
export async function nextModeratorNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('moderator', 'number')) as number`;
  return Number(row?.number);
}

export async function findModerator(tx: Queryable, person: string) {
  const [row] = await tx.select().from(moderator).where(eq(moderator.person, person));
  return row;
}

/** Somebody is in the group no longer: they may do nothing from now on. */
export async function endMembership(tx: Tx, person: string, now: Date): Promise<void> {
  await tx
    .update(moderator)
    .set({ isMember: false, checkedAt: now })
    .where(eq(moderator.person, person));
}

export async function findDecision(tx: Queryable, caseNumber: number) {
  const [row] = await tx.select().from(decision).where(eq(decision.caseNumber, caseNumber));
  return row;
}

export async function findDesk(tx: Queryable, chatKey: string) {
  const [row] = await tx.select().from(desk).where(eq(desk.chatKey, chatKey));
  return row as (typeof desk.$inferSelect & { language: Language }) | undefined;
}

/** The language of the moderators' group; Russian while none is linked. */
export async function deskLanguage(tx: Queryable): Promise<Language> {
  const [row] = await tx.select({ language: desk.language }).from(desk).limit(1);
  return (row?.language as Language | undefined) ?? 'ru';
}

export async function setDeskLanguage(tx: Tx, chatKey: string, language: Language) {
  await tx.update(desk).set({ language }).where(eq(desk.chatKey, chatKey));
}

interface DeskToLink {
  readonly chatKey: string;
  readonly chat: Buffer;
  readonly language: Language;
  readonly codeHash?: string;
}

/** Links the one group of the moderators and uses up the code. */
export async function linkDesk(tx: Queryable, { codeHash, ...row }: DeskToLink) {
  if (codeHash !== undefined) await tx.delete(deskLink).where(eq(deskLink.codeHash, codeHash));
  await tx.delete(desk).where(sql`${desk.chatKey} <> ${row.chatKey}`);
  await tx
    .insert(desk)
    .values(row)
    .onConflictDoUpdate({ target: desk.chatKey, set: { chat: row.chat } });
}

export async function isLinkCode(tx: Queryable, codeHash: string): Promise<boolean> {
  const rows = await tx.select().from(deskLink).where(eq(deskLink.codeHash, codeHash));
  return rows.length > 0;
}

/** Makes this the one valid code. */
export async function putLinkCode(db: Queryable, codeHash: string): Promise<void> {
  await db.delete(deskLink);
  await db.insert(deskLink).values({ codeHash });
}

export async function hasDesk(db: Queryable): Promise<boolean> {
  const rows = await db.select({ chatKey: desk.chatKey }).from(desk).limit(1);
  return rows.length > 0;
}
