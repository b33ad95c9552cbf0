// Who runs the installation: by the configuration, or by their role at the desk.
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Language } from '../locales/translate.ts';
import type { PersonKey } from '../messenger.ts';
import type { Queryable } from './connection.ts';
import { conversation } from './schema/conversation.ts';
import { moderator } from './schema/desk.ts';

/** Those to whom the bot can write. @param configured by the configuration */
export async function listReachableCoordinators(
  tx: Queryable,
  configured: readonly PersonKey[],
): Promise<readonly { readonly person: PersonKey; readonly language: Language }[]> {
  const atTheDesk = tx
    .select({ person: moderator.person })
    .from(moderator)
    .where(and(eq(moderator.role, 'coordinator'), moderator.isMember));
  const rows = await tx
    .select({ person: conversation.person, language: conversation.language })
    .from(conversation)
    .where(
      and(
        isNotNull(conversation.chat),
        or(inArray(conversation.person, [...configured]), inArray(conversation.person, atTheDesk)),
      ),
    )
    .orderBy(conversation.person);
  return rows as { person: PersonKey; language: Language }[];
}
