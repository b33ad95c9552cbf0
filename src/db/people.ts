// What is kept of a person beside their draft: the language they read.
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Language } from '../locales/translate.ts';
import type { Queryable } from './connection.ts';
import { conversation } from './schema/conversation.ts';

/** Whether their sealed address is kept, so that the bot can write to them. */
export async function isReachable(tx: Queryable, person: string): Promise<boolean> {
  const rows = await tx
    .select({ person: conversation.person })
    .from(conversation)
    .where(and(eq(conversation.person, person), isNotNull(conversation.chat)));
  return rows.length > 0;
}

export async function findLanguage(tx: Queryable, person: string): Promise<Language | undefined> {
  const [row] = await tx
    .select({ language: conversation.language })
    .from(conversation)
    .where(eq(conversation.person, person));
  return row?.language as Language | undefined;
}

/** The languages of these people, as far as they are known. */
export async function listLanguages(
  tx: Queryable,
  people: readonly string[],
): Promise<ReadonlyMap<string, Language>> {
  const rows = await tx
    .select({ person: conversation.person, language: conversation.language })
    .from(conversation)
    .where(inArray(conversation.person, [...people]));
  return new Map(rows.map((row) => [row.person, row.language as Language]));
}
