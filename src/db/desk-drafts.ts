// What moderators are in the middle of at the desk.
import { and, eq } from 'drizzle-orm';
import { deskDraftSlot } from '../reports/desk-draft.ts';
import type { Queryable, Tx } from './connection.ts';
import { shownScreen } from './schema/conversation.ts';
import { deskDraft } from './schema/desk.ts';

export type StoredDeskDraft = typeof deskDraft.$inferSelect;

/** A moderator's draft in this group, locked until the end of the transaction. */
export async function findDeskDraftForUpdate(
  tx: Tx,
  { chatKey, person }: { readonly chatKey: string; readonly person: string },
): Promise<StoredDeskDraft | undefined> {
  const [row] = await tx
    .select()
    .from(deskDraft)
    .where(and(eq(deskDraft.chatKey, chatKey), eq(deskDraft.person, person)))
    .for('update');
  return row;
}

/** Whether this message of the group asks for what the draft still lacks. */
export async function isDraftMessage(
  tx: Queryable,
  { id, chatKey }: Pick<StoredDeskDraft, 'id' | 'chatKey'>,
  messageId: number,
): Promise<boolean> {
  return isShownIn(tx, deskDraftSlot(id), { chatKey, messageId });
}

/** A moderator's draft in this group. */
export async function findDeskDraft(
  tx: Queryable,
  chatKey: string,
  person: string,
): Promise<StoredDeskDraft | undefined> {
  const [row] = await tx
    .select()
    .from(deskDraft)
    .where(and(eq(deskDraft.chatKey, chatKey), eq(deskDraft.person, person)));
  return row;
}

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
