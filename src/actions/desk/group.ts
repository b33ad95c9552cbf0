// The moderators' group itself: linking it, its language, and who is in it no longer.
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../db/connection.ts';
import { endMembership, findDesk, findModerator, isLinkCode, putLinkCode } from '../../db/desk.ts';
import { moveGroup } from '../../db/group-moved.ts';
import { isRefusal, refuse } from '../../errors.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { ChatKey } from '../../messenger.ts';
import { regionsScreen, regionsSlot } from '../../screens/desk/regions.ts';
import { noteScreen } from '../../screens/plain.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { say, sayNo } from '../where.ts';
import { enterGroup, toast } from './access.ts';
import { layingJob } from './laying-job.ts';
import { askForRegions } from './regions.ts';

/** `/link CODE`, sent in the group that is to become the moderators' desk. */
export async function linkGroup(unit: Unit, code: string): Promise<Writes> {
  const { tx, incoming, conversation } = unit;
  const { language } = conversation;
  const { chatKind, chatKey, updateId } = incoming;
  if (chatKind === 'private' && (await isCoordinator(unit))) return offerLinkCode(unit);
  if (chatKind !== 'group') return sayNo(refuse('link_in_group'), language);
  const known = await findDesk(tx, chatKey);
  if (known !== undefined && code.trim() === '') return askForRegions(unit);
  const codeHash = hashCode(code);
  if (!(await isLinkCode(tx, codeHash))) return sayNo(refuse('link_code'), language);
  const { regions = [] } = known ?? {};
  const screen = regionsScreen({ language, regions, index: 0, isNew: true });
  return {
    linkDesk: { codeHash, language },
    desk: [{ do: 'audit', act: 'link', by: conversation.person }],
    shows: [{ recipient: { to: 'here' }, slot: regionsSlot(chatKey), move: true, screen }],
    jobs: [layingJob(updateId)],
  };
}

/** `/link` of a coordinator in their private chat: a code for one more group. */
function offerLinkCode({ conversation }: Unit): Writes {
  const { language, person } = conversation;
  const code = newLinkCode();
  return {
    desk: [
      { do: 'put_link_code', codeHash: hashCode(code) },
      { do: 'audit', act: 'link', detail: { code: 'new' }, by: person },
    ],
    ...say(noteScreen(t(language, 'link.code', { code }))),
  };
}

export async function isCoordinator({ tx, conversation, coordinators }: Unit): Promise<boolean> {
  const { person } = conversation;
  if (coordinators.includes(person)) return true;
  const known = await findModerator(tx, person);
  return known?.role === 'coordinator' && known.isMember;
}

const CODE_BYTES = 9;

/** One that cannot be guessed and can be typed. */
export function newLinkCode(): string {
  return randomBytes(CODE_BYTES).toString('base64url').toUpperCase();
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

function hashCode(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase()).digest('hex');
}
