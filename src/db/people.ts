// What is kept of a person beside their draft: the language they read.
import { eq } from 'drizzle-orm';
import type { Language } from '../locales/translate.ts';
import type { Queryable } from './connection.ts';
import { conversation } from './schema/conversation.ts';

export async function findLanguage(tx: Queryable, person: string): Promise<Language | undefined> {
  const [row] = await tx
    .select({ language: conversation.language })
    .from(conversation)
    .where(eq(conversation.person, person));
  return row?.language as Language | undefined;
}
