// What a moderator is in the middle of at the desk, and the message in which it is shown.
import { and, eq } from 'drizzle-orm';
import type { PersonKey } from '../messenger.ts';
import type { Queryable } from './connection.ts';
import { shownScreen } from './schema/conversation.ts';
import { deskDraft } from './schema/desk.ts';

export async function findDeskDraft(tx: Queryable, chatKey: string, person: PersonKey) {
  const [row] = await tx
    .select()
    .from(deskDraft)
    .where(and(eq(deskDraft.chatKey, chatKey), eq(deskDraft.person, person)));
  return row;
}

export type StoredDeskDraft = NonNullable<Awaited<ReturnType<typeof findDeskDraft>>>;

/** Whether this message of the group shows the slot. */
export async function isShownIn(
  tx: Queryable,
  slot: string,
  { chatKey, messageId }: { readonly chatKey: string; readonly messageId: number },
): Promise<boolean> {
  const rows = await tx
    .select({ slot: shownScreen.slot })
    .from(shownScreen)
    .where(
      and(
        eq(shownScreen.slot, slot),
        eq(shownScreen.chatKey, chatKey),
        eq(shownScreen.messageId, messageId),
      ),
    );
  return rows.length > 0;
}
