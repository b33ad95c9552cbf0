// The desk: its group, moderators, cases, decisions, and the assemblies that come of them.
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Writes } from '../actions/unit.ts';
import type { Language } from '../locales/translate.ts';
import type { CaseStatus } from '../reports/decision.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { rerouteCases, takeUp } from './routing.ts';
import { decision, desk, deskCase, deskLink, moderator } from './schema/desk.ts';
import { report } from './schema/report.ts';

export type DeskGroup = typeof desk.$inferSelect & { readonly language: Language };

export type StoredCase = typeof deskCase.$inferSelect & { readonly status: CaseStatus };

/** A case, locked until the end of the transaction, with its report. */
export async function findCaseForUpdate(tx: Tx, number: number) {
  // The report is read by a statement of its own: whoever held the case may have changed it, as by
  // erasing its words, and one that has waited for the case would still see it as it was before.
  const [[found], [row]] = await Promise.all([
    tx.select().from(deskCase).where(eq(deskCase.number, number)).for('update'),
    tx
      .select({ report })
      .from(report)
      .innerJoin(deskCase, eq(deskCase.reportId, report.id))
      .where(eq(deskCase.number, number)),
  ]);
  return found && row && { case: found as StoredCase, report: row.report };
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

/** Takes the next case number; numbers may have gaps. */
export async function nextCaseNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('desk_case', 'number')) as number`;
  return Number(row?.number);
}

export async function insertCase(tx: Tx, row: NonNullable<Writes['newCase']>, now: Date) {
  const { desk: group, ...rest } = row;
  await tx.insert(deskCase).values({ ...rest, desk: group ?? null, openedAt: now });
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

/** The decision that stands. */
export async function findDecision(tx: Queryable, caseNumber: number) {
  const [row] = await tx
    .select()
    .from(decision)
    .where(and(eq(decision.caseNumber, caseNumber), isNull(decision.undoneAt)));
  return row;
}

/** The group that has the cases of a region: its own one, or the one for all other regions. */
export async function findDeskFor(tx: Queryable, regionId: string) {
  const [row] = await tx
    .select()
    .from(desk)
    .where(
      and(
        eq(desk.isPresent, true),
        sql`(${desk.regions} = '{}' or ${regionId} = any(${desk.regions}))`,
      ),
    )
    .orderBy(sql`${desk.regions} = '{}'`, desc(desk.linkedAt), asc(desk.chatKey))
    .limit(1);
  return row as DeskGroup | undefined;
}

export async function findDesk(tx: Queryable, chatKey: string) {
  const [row] = await tx.select().from(desk).where(eq(desk.chatKey, chatKey));
  return row as DeskGroup | undefined;
}

export async function getDesk(tx: Queryable, chatKey: string): Promise<DeskGroup> {
  const found = await findDesk(tx, chatKey);
  if (found === undefined) throw new Error('no such desk');
  return found;
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

/** Links a group of moderators and uses up the code. */
export async function linkDesk(tx: Queryable, { codeHash, ...row }: DeskToLink) {
  const before = await findDesk(tx, row.chatKey);
  if (codeHash !== undefined) await tx.delete(deskLink).where(eq(deskLink.codeHash, codeHash));
  await tx
    .insert(desk)
    .values(row)
    .onConflictDoUpdate({
      target: desk.chatKey,
      set: { chat: row.chat, isPresent: true, linkedAt: sql`now()` },
    });
  // A group that was there all the time, as at every start of the program, has its cards.
  if (before?.isPresent !== true) await takeUp(tx, row.chatKey);
  await rerouteCases(tx);
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

/** Whether anybody at the desk is a coordinator. */
export async function hasCoordinator(tx: Queryable): Promise<boolean> {
  const rows = await tx
    .select({ person: moderator.person })
    .from(moderator)
    .where(and(eq(moderator.role, 'coordinator'), moderator.isMember))
    .limit(1);
  return rows.length > 0;
}

/** Sealed addresses of the groups of moderators in which the bot is. */
export async function listDeskChats(db: Queryable) {
  const { chatKey, chat } = desk;
  return db.select({ chatKey, chat }).from(desk).where(eq(desk.isPresent, true));
}

export async function hasDesk(db: Queryable): Promise<boolean> {
  const rows = await db.select({ chatKey: desk.chatKey }).from(desk).limit(1);
  return rows.length > 0;
}

/** Whether this is the only group of moderators. */
export async function hasOneDesk(db: Queryable): Promise<boolean> {
  const rows = await db.select({ chatKey: desk.chatKey }).from(desk).limit(2);
  return rows.length === 1;
}
