// The moderators' group itself: linking it, its language, and who is in it no longer.
import { createHash } from 'node:crypto';
import type { Db } from '../db/connection.ts';
import { endMembership, findDesk, isLinkCode, putLinkCode } from '../db/desk.ts';
import { moveGroup } from '../db/group-moved.ts';
import { isRefusal, refuse } from '../errors.ts';
import { type Language, t } from '../locales/translate.ts';
import type { ChatKey } from '../messenger.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { enterGroup, toast } from './desk-access.ts';
import { type Runtime, runAction } from './run.ts';
import type { Job, Show, Unit, Writes } from './unit.ts';

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
  return {
    linkDesk: { codeHash, language },
    shows: [say(t(language, 'desk.linked'))],
    jobs: [layingJob(incoming.updateId)],
  };
}

/** `/language` in the moderators' group: the cards speak it from now on. */
export async function setGroupLanguage(unit: Unit, language: Language): Promise<Writes> {
  if ((await findDesk(unit.tx, unit.incoming.chatKey)) === undefined) return {};
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const screen = noteScreen(t(language, 'language.set'));
  const shows: readonly Show[] = [{ recipient: { to: 'here' }, screen }];
  return { ...writes, deskLanguage: language, shows };
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
    const isDesk = await moveGroup(tx, runtime.vault, { chatKey, newKey, chatId });
    return isDesk ? { jobs: [layingJob(newKey)] } : {};
  });
}

/** Makes a new one-time code and forgets the earlier one. */
export async function issueLinkCode(db: Db, code: string): Promise<void> {
  await putLinkCode(db.orm, hashCode(code));
}

/** What waits for room on the desks is laid there. @param of tells this request from others */
export function layingJob(of: number | string): Job {
  return { queue: 'laying', id: `laying-${of}`, payload: {} };
}

function hashCode(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase()).digest('hex');
}
