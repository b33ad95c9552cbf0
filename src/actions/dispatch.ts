// One update in, its writes out: which action answers what a person did. One explicit list.
import { refuse } from '../errors.ts';
import { isLanguage, t } from '../locales/translate.ts';
import type { Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import {
  helpScreen,
  languageScreen,
  languageSetScreen,
  privacyScreen,
  privateOnlyScreen,
  welcomeScreen,
} from '../screens/plain.ts';
import type { ReportLimit } from '../reports/limits.ts';
import { refusalText } from '../screens/refusal.ts';
import { actOnCase } from './decide.ts';
import { linkGroup, moderatorLeft, setGroupLanguage } from './desk.ts';
import {
  cancelReport,
  misplaced,
  openReport,
  redrawDraft,
  tapDraft,
  textInput,
  typeIntoDraft,
} from './draft.ts';
import { inputOf } from './draft-input.ts';
import { addToReport } from './own-report.ts';
import { takePhoto } from './photo.ts';
import { askStats, tapStats } from './stats.ts';
import type { Unit, Writes } from './unit.ts';

export interface DispatchOptions {
  /** Link to the private chat with the bot. */
  readonly deepLink: string;
  /** How many reports are taken. */
  readonly limits: readonly ReportLimit[];
}

/** Decides what one update brings about. Writes nothing itself. */
export async function dispatch(unit: Unit, options: DispatchOptions): Promise<Writes> {
  const { event } = unit.incoming;
  switch (event.kind) {
    case 'command':
      return runCommand(unit, event, options);
    case 'press':
      return event.press === undefined ? forged(unit) : runPress(unit, event.press);
    case 'text':
      return inPrivate(unit, () => typeIntoDraft(unit, textInput(event.text)));
    case 'point':
      return inPrivate(unit, () => typeIntoDraft(unit, event));
    case 'photo':
      return inPrivate(unit, () => takePhoto(unit, event));
    case 'other':
      return inPrivate(unit, () =>
        misplaced(unit, event.what === 'document' ? 'no_files' : 'text_or_button'),
      );
    case 'edited':
      return inPrivate(unit, () => (unit.conversation.draft ? misplaced(unit, 'edited') : {}));
    case 'blocked':
      return { isReachable: false };
    case 'unblocked':
      return {};
    case 'left':
      return moderatorLeft(unit, event.who);
    default:
      return event satisfies never;
  }
}

/** Commands for the private chat only; a group is pointed there. */
const privateCommands = new Set(['start', 'report', 'help', 'privacy', 'cancel']);

async function runCommand(
  unit: Unit,
  { name, args }: { readonly name: string; readonly args: string },
  { deepLink }: DispatchOptions,
): Promise<Writes> {
  const { language } = unit.conversation;
  const isPrivate = unit.incoming.chatKind === 'private';
  if (!isPrivate && privateCommands.has(name)) return say(privateOnlyScreen(language, deepLink));
  switch (name) {
    case 'start':
      return args === 'report' ? openReport(unit) : say(welcomeScreen(language));
    case 'report':
      return openReport(unit);
    case 'cancel':
      return cancelReport(unit);
    case 'help':
      return say(helpScreen(language));
    case 'privacy':
      return say(privacyScreen(language));
    case 'language':
      return say(languageScreen(language));
    case 'stats':
      return askStats(unit, args);
    case 'link':
      return linkGroup(unit, args);
    default:
      return isPrivate ? say(helpScreen(language)) : {};
  }
}

async function runPress(unit: Unit, press: Press): Promise<Writes> {
  const input = inputOf(press);
  if (input !== undefined && 'rev' in press) return tapDraft(unit, input, press.rev);
  switch (press.do) {
    case 'add':
      return addToReport(unit, press);
    case 'report':
      return inPrivate(unit, () => openReport(unit));
    case 'ask_language':
      return say(languageScreen(unit.conversation.language));
    case 'language':
      return chooseLanguage(unit, press.language);
    case 'stats':
      return tapStats(unit, press);
    case 'claim':
    case 'verify':
    case 'reject':
    case 'unreject':
    case 'reject_for':
    case 'photos':
      return actOnCase(unit, press);
    default:
      return forged(unit);
  }
}

async function chooseLanguage(unit: Unit, language: string): Promise<Writes> {
  if (!isLanguage(language)) return forged(unit);
  if (unit.incoming.chatKind !== 'private') return setGroupLanguage(unit, language);
  const inThatLanguage = { ...unit, conversation: { ...unit.conversation, language } };
  const redrawn = await redrawDraft(inThatLanguage);
  const shows = redrawn.length > 0 ? redrawn : say(languageSetScreen(language)).shows;
  return { language, shows: shows ?? [], toast: t(language, 'language.set') };
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
