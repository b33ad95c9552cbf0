// Who works at the desk, in which role, and what is proposed about that.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Language } from '../locales/translate.ts';
import type { PersonKey } from '../messenger.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { desk, moderator, proposal } from './schema/desk.ts';

export type StoredModerator = typeof moderator.$inferSelect;

/** Those in a group first, then by their numbers. */
export async function listModerators(
  tx: Queryable,
  limit: number,
): Promise<readonly StoredModerator[]> {
  return tx
    .select()
    .from(moderator)
    .orderBy(desc(moderator.isMember), asc(moderator.number))
    .limit(limit);
}

export async function findModeratorByNumber(
  tx: Queryable,
  number: number,
): Promise<StoredModerator | undefined> {
  const [row] = await tx.select().from(moderator).where(eq(moderator.number, number));
  return row;
}

// Any number that no other lock on this database has.
const ROLES_LOCK = 7_301_197;

/**
 * Lets those who change roles go one after the other, until the end of the transaction: the
 * second one sees what the first one did. Not the rows: every tap at the desk writes its own.
 */
export async function takeTurnAtRoles(tx: Tx): Promise<void> {
  await hot(tx)`select pg_advisory_xact_lock(${ROLES_LOCK})`;
}

/** Whether anybody but this one is a coordinator by their role and in a group. */
export async function hasOtherCoordinator(tx: Queryable, person: PersonKey): Promise<boolean> {
  const rows = await tx
    .select({ number: moderator.number })
    .from(moderator)
    .where(
      and(
        eq(moderator.role, 'coordinator'),
        eq(moderator.isMember, true),
        sql`${moderator.person} <> ${person}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whether a change of this moderator's role waits for a second moderator. */
export async function isRoleProposed(tx: Queryable, number: number): Promise<boolean> {
  return (await listRoleProposals(tx, number)).length > 0;
}

export async function listRoleProposals(tx: Queryable, number: number) {
  return tx
    .select({ id: proposal.id })
    .from(proposal)
    .where(
      and(
        eq(proposal.kind, 'role'),
        eq(proposal.status, 'waiting'),
        sql`(${proposal.act}->>'moderator')::int = ${number}`,
      ),
    );
}

/** The groups in which the bot is. */
export async function listDesks(
  tx: Queryable,
): Promise<readonly { readonly chatKey: string; readonly language: Language }[]> {
  const rows = await tx
    .select({ chatKey: desk.chatKey, language: desk.language })
    .from(desk)
    .where(eq(desk.isPresent, true))
    .orderBy(desk.chatKey);
  return rows.map((row) => ({ ...row, language: row.language as Language }));
}
