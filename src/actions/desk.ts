// The moderators' group itself: linking it, its language, and who is in it no longer.
import { createHash } from 'node:crypto';
import type { Db, Tx } from '../db/connection.ts';
import { endMembership, findDesk, isLinkCode, listOpenCases, putLinkCode } from '../db/desk.ts';
import { moveGroup } from '../db/group-moved.ts';
import { refuse } from '../errors.ts';
import { type Language, t } from '../locales/translate.ts';
import type { ChatKey } from '../messenger.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { readHolder, showCase } from './desk-card.ts';
import { type Runtime, runAction } from './run.ts';
import type { Recipient, Show, Unit, Writes } from './unit.ts';

/** `/link CODE`, sent in the group that is to become the moderators' desk. */
export async function linkGroup(unit: Unit, code: string): Promise<Writes> {
  const { tx, incoming, conversation } = unit;
  const { language } = conversation;
  const say = (text: string): Show => ({ recipient: { to: 'here' }, screen: noteScreen(text) });
  if (incoming.chatKind !== 'group')
    return { shows: [say(refusalText(refuse('link_in_group'), language))] };
  const codeHash = hashCode(code);
  if (!(await isLinkCode(tx, codeHash))) {
    return { shows: [say(refusalText(refuse('link_code'), language))] };
  }
  const cards = await openCards(tx, language, { to: 'here' });
  return { linkDesk: { codeHash, language }, shows: [say(t(language, 'desk.linked')), ...cards] };
}

/** `/language` in the moderators' group: the cards speak it from now on. */
export async function setGroupLanguage(unit: Unit, language: Language): Promise<Writes> {
  const desk = await findDesk(unit.tx, unit.incoming.chatKey);
  if (desk === undefined) return {};
  const screen = noteScreen(t(language, 'language.set'));
  return { deskLanguage: language, shows: [{ recipient: { to: 'here' }, screen }] };
}

/** Somebody left the moderators' group. */
export async function moderatorLeft(unit: Unit, person: string): Promise<Writes> {
  const desk = await findDesk(unit.tx, unit.incoming.chatKey);
  if (desk !== undefined) await endMembership(unit.tx, person, unit.now);
  return {};
}

/** A group got another id. When it is the desk, the open cases are sent there anew. */
export async function moveDesk(runtime: Runtime, chatKey: ChatKey, chatId: number): Promise<void> {
  const newKey = runtime.vault.chatKey(chatId);
  await runAction(runtime, async (tx) => {
    const language = await moveGroup(tx, runtime.vault, { chatKey, newKey, chatId });
    return language === undefined ? {} : { shows: await openCards(tx, language, { to: 'desk' }) };
  });
}

/** Makes a new one-time code and forgets the earlier one. */
export async function issueLinkCode(db: Db, code: string): Promise<void> {
  await putLinkCode(db.orm, hashCode(code));
}

/** Every case that awaits a decision, as a new message. */
async function openCards(
  tx: Tx,
  language: Language,
  recipient: Recipient,
): Promise<readonly Show[]> {
  const shows: Show[] = [];
  for (const rows of await listOpenCases(tx)) {
    const show = await showCase(tx, rows, language, await readHolder(tx, rows.case));
    shows.push({ ...show, recipient, move: true, lane: 'moderation' });
  }
  return shows;
}

function hashCode(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase()).digest('hex');
}
