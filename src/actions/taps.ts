// Which action answers the tap on a button. One explicit list.
import type { Input } from '../engine/interview.ts';
import { refuse } from '../errors.ts';
import { isLanguage, t } from '../locales/translate.ts';
import type { Press } from '../presses.ts';
import { languageScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { actOnCase } from './desk/decide.ts';
import { setGroupLanguage } from './desk/group.ts';
import { tapPeople } from './desk/people-press.ts';
import { runDeskPress } from './desk/presses.ts';
import { tapReader } from './readers.ts';
import { tapOutcome } from './records/outcome-entry.ts';
import { cleanChat } from './reporter/clean.ts';
import { redrawDraft, tapDraft } from './reporter/draft.ts';
import { inputOf } from './reporter/draft-input.ts';
import { addAfterwards, nothingNew, stopAsking } from './reporter/follow-up.ts';
import { forget } from './reporter/forget.ts';
import { askToWithdraw, openMine, showMine, withdraw } from './reporter/mine.ts';
import { addToReport } from './reporter/own-report.ts';
import { beginReply, cancelReply } from './reporter/reply.ts';
import { askForReport, goOn, greetIn } from './reporter/safety.ts';
import { chooseSubscription, stopSubscription } from './subscribe.ts';
import type { Unit, Writes } from './unit.ts';

import { inPrivate, say } from './where.ts';
export async function runPress(unit: Unit, press: Press): Promise<Writes> {
  const input = inputOf(press);
  if (input !== undefined && 'rev' in press) return tapInterview(unit, input, press.rev);
  if ('case' in press && press.do !== 'unmerge_report') return actOnCase(unit, press);
  switch (press.do) {
    case 'add':
      return addToReport(unit, press);
    case 'mine':
      return showMine(unit, press.index);
    case 'mine_report':
      return openMine(unit, press.report);
    case 'withdraw':
      return askToWithdraw(unit, press.report);
    case 'withdraw_yes':
      return withdraw(unit, press.report);
    case 'follow_up_add':
      return addAfterwards(unit, press.report);
    case 'follow_up_nothing':
      return nothingNew(unit, press.report);
    case 'follow_up_stop':
      return stopAsking(unit, press.report);
    case 'reply':
      return beginReply(unit, press.question);
    case 'cancel_reply':
      return cancelReply(unit, press.question);
    case 'report':
      return inPrivate(unit, () => askForReport(unit));
    case 'begin':
      return inPrivate(unit, () => goOn(unit));
    case 'clean':
      return inPrivate(unit, () => cleanChat(unit));
    case 'forget':
      return inPrivate(unit, () => forget(unit));
    case 'ask_language':
      return say(languageScreen(unit.conversation.language));
    case 'language':
      return chooseLanguage(unit, press.language);
    case 'digest_page':
    case 'digest_set':
    case 'subscribe':
      return chooseSubscription(unit, press);
    case 'unsubscribe':
      return stopSubscription(unit);
    case 'stats':
    case 'stats_set':
    case 'weekly':
    case 'export_file':
    case 'corrections':
      return tapReader(unit, press);
    default:
      return (await (tapPeople(unit, press) ?? runDeskPress(unit, press))) ?? forged(unit);
  }
}

/** In a group the only interview is a moderator's own; the card of a report is private. */
function tapInterview(unit: Unit, input: Input | 'cancel', revision: number): Promise<Writes> {
  const isPrivate = unit.incoming.chatKind === 'private';
  return isPrivate ? tapDraft(unit, input, revision) : tapOutcome(unit, input, revision);
}

async function chooseLanguage(unit: Unit, language: string): Promise<Writes> {
  if (!isLanguage(language)) return forged(unit);
  if (unit.incoming.chatKind !== 'private') return setGroupLanguage(unit, language);
  const inThatLanguage = { ...unit, conversation: { ...unit.conversation, language } };
  const redrawn = await redrawDraft(inThatLanguage);
  const writes = redrawn.length > 0 ? { shows: redrawn } : await greetIn(unit, language);
  return { ...writes, language, toast: t(language, 'language.set') };
}

/** A button that we did not make, or not for this chat. */
export function forged({ conversation }: Unit): Writes {
  return { toast: refusalText(refuse('button_unknown'), conversation.language) };
}
