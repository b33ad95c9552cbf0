// One update in, its writes out: which action answers what a person did. One explicit list.
import type { Input } from '../engine/interview.ts';
import { refuse } from '../errors.ts';
import { isLanguage, t } from '../locales/translate.ts';
import type { Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import type { ReportLimit } from '../reports/limits.ts';
import { helpScreen, languageScreen, privateOnlyScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { privacyScreen } from '../screens/safety.ts';
import { actOnCase } from './desk/decide.ts';
import { linkGroup, moderatorLeft, setGroupLanguage } from './desk/group.ts';
import { askForLog } from './desk/log.ts';
import { tapPeople } from './desk/people-press.ts';
import { changePresence } from './desk/presence.ts';
import { runDeskPress } from './desk/presses.ts';
import { askForQueue, askToFind } from './desk/queue.ts';
import { takeDeskReply } from './desk/reply.ts';
import { askForModerators, tellOwnNumber } from './desk/roles.ts';
import { askForCase } from './desk/show-case.ts';
import { runDigestCommand, tapDigest } from './digest-dispatch.ts';
import { flooded } from './flooded.ts';
import { askForRecord } from './records/assembly.ts';
import { askForCampaigns } from './records/campaign.ts';
import { tapOutcome } from './records/outcome-entry.ts';
import { askForOutcomes } from './records/outcomes.ts';
import { cleanChat } from './reporter/clean.ts';
import {
  cancelReport,
  misplaced,
  redrawDraft,
  tapDraft,
  textInput,
  typeIntoDraft,
} from './reporter/draft.ts';
import { inputOf } from './reporter/draft-input.ts';
import { addAfterwards, nothingNew, stopAsking } from './reporter/follow-up.ts';
import { askToForget, forget, panic } from './reporter/forget.ts';
import { keepQuestionLast } from './reporter/keep-last.ts';
import { askToWithdraw, openMine, showMine, withdraw } from './reporter/mine.ts';
import { showMyData } from './reporter/my-data.ts';
import { addToReport } from './reporter/own-report.ts';
import { refuseOther, takePhoto } from './reporter/photo.ts';
import {
  beginReply,
  cancelReply,
  leaveReplyFor,
  misplacedReply,
  takeReply,
} from './reporter/reply.ts';
import { askForReport, goOn, greetIn, welcome, withSafety } from './reporter/safety.ts';
import { askStats, tapStats, tapStatsSet } from './stats.ts';
import { offerAgain } from './subscribe.ts';
import type { Unit, Writes } from './unit.ts';

export interface DispatchOptions {
  /** Link to the private chat with the bot. */
  readonly deepLink: string;
  /** How many reports are taken. */
  readonly limits: readonly ReportLimit[];
}

/** Decides what one update brings about. Writes nothing itself. */
export async function dispatch(unit: Unit, options: DispatchOptions): Promise<Writes> {
  const writes = await react(unit, options);
  return leaveReplyFor(unit, isAside(unit) ? await keepQuestionLast(unit, writes) : writes);
}

/**
 * Something asked in passing, of which the answer is a message of its own. `/forget` asks a question
 * itself, and that one stays last.
 */
function isAside({ incoming: { event, chatKind } }: Unit): boolean {
  if (chatKind !== 'private') return false;
  if (event.kind === 'command') return event.name !== 'forget';
  const asides: readonly (string | undefined)[] = ['stats', 'weekly', 'ask_language'];
  return event.kind === 'press' && asides.includes(event.press?.do);
}

async function react(unit: Unit, options: DispatchOptions): Promise<Writes> {
  const { event } = unit.incoming;
  switch (event.kind) {
    case 'command':
      return runCommand(unit, event, options);
    case 'press':
      return event.press === undefined ? forged(unit) : runPress(unit, event.press);
    case 'text':
      return takeText(unit, event);
    case 'point':
      return inPrivate(unit, () => misplacedReply(unit) ?? typeIntoDraft(unit, event));
    case 'photo':
      return inPrivate(unit, () => misplacedReply(unit) ?? takePhoto(unit, event));
    case 'other':
      return inPrivate(unit, () => misplacedReply(unit) ?? refuseOther(unit, event.what));
    case 'edited':
      return inPrivate(unit, () => (unit.conversation.draft ? misplaced(unit, 'edited') : {}));
    case 'blocked':
      return { isReachable: false, subscription: { do: 'end' } };
    case 'bot_left':
      return { ...(await changePresence(unit, false)), subscription: { do: 'end' } };
    case 'bot_joined':
      return { ...(await offerAgain(unit)), ...(await changePresence(unit, true)) };
    case 'unblocked':
      return offerAgain(unit);
    case 'noted':
      return {};
    case 'flood':
      return flooded(unit, event);
    case 'left':
      return moderatorLeft(unit, event.who);
    default:
      return event satisfies never;
  }
}

/** In a private chat an answer; in a group perhaps a moderator's question about a case. */
async function takeText(
  unit: Unit,
  { text, replyTo }: { readonly text: string; readonly replyTo?: number },
): Promise<Writes> {
  const { incoming, conversation } = unit;
  if (incoming.chatKind !== 'private') {
    return replyTo === undefined ? {} : takeDeskReply(unit, text, replyTo);
  }
  const { replyingTo } = conversation;
  return replyingTo === undefined
    ? withSafety(unit, await typeIntoDraft(unit, textInput(text)))
    : takeReply(unit, replyingTo, text);
}

/** Commands for the private chat only; a group is pointed there. */
const privateCommands = new Set([
  'start',
  'report',
  'mine',
  'help',
  'privacy',
  'mydata',
  'forget',
  'panic',
  'cancel',
]);

async function runCommand(
  unit: Unit,
  { name, args }: { readonly name: string; readonly args: string },
  { deepLink }: DispatchOptions,
): Promise<Writes> {
  const { language } = unit.conversation;
  const isPrivate = unit.incoming.chatKind === 'private';
  const summary = runDigestCommand(unit, { name, args });
  if (summary !== undefined) return summary;
  if (!isPrivate && privateCommands.has(name)) return say(privateOnlyScreen(language, deepLink));
  switch (name) {
    case 'start':
      return args === 'report' ? askForReport(unit) : welcome(unit);
    case 'report':
      return askForReport(unit);
    case 'mine':
      return showMine(unit, 0, { move: true });
    case 'cancel':
      return unit.conversation.replyingTo === undefined ? cancelReport(unit) : cancelReply(unit);
    case 'help':
      return say(helpScreen(language));
    case 'privacy':
      return say(privacyScreen(language));
    case 'mydata':
      return showMyData(unit);
    case 'forget':
      return askToForget(unit);
    case 'panic':
      return panic(unit);
    case 'language':
      return say(languageScreen(language));
    case 'stats':
      return askStats(unit, args);
    case 'link':
      return linkGroup(unit, args);
    case 'case':
      return isPrivate ? say(helpScreen(language)) : askForCase(unit, args);
    case 'queue':
      return isPrivate ? say(helpScreen(language)) : askForQueue(unit);
    case 'find':
      return isPrivate ? say(helpScreen(language)) : askToFind(unit, args);
    case 'outcome':
      return isPrivate ? say(helpScreen(language)) : askForOutcomes(unit, args);
    case 'me':
      return tellOwnNumber(unit);
    case 'moderators':
      return askForModerators(unit);
    case 'log':
      return isPrivate ? say(helpScreen(language)) : askForLog(unit, args);
    case 'assembly':
      return isPrivate ? say(helpScreen(language)) : askForRecord(unit, args);
    case 'campaign':
      return isPrivate ? say(helpScreen(language)) : askForCampaigns(unit, args);
    default:
      return isPrivate ? say(helpScreen(language)) : {};
  }
}

async function runPress(unit: Unit, press: Press): Promise<Writes> {
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
    case 'stats':
      return tapStats(unit, press);
    case 'stats_set':
      return tapStatsSet(unit, press);
    default:
      return (
        (await (tapDigest(unit, press) ?? tapPeople(unit, press) ?? runDeskPress(unit, press))) ??
        forged(unit)
      );
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
function forged({ conversation }: Unit): Writes {
  return { toast: refusalText(refuse('button_unknown'), conversation.language) };
}

// In a group people speak with one another; the bot answers commands and its own buttons.
async function inPrivate(unit: Unit, action: () => Writes | Promise<Writes>): Promise<Writes> {
  return unit.incoming.chatKind === 'private' ? action() : {};
}

function say(screen: Screen): Writes {
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}
