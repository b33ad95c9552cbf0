// One update in, its writes out: which action answers what a person did. One explicit list.
import { refuse } from '../errors.ts';
import type { ReportLimit } from '../reports/limits.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { runCommand } from './commands.ts';
import { moderatorLeft } from './desk/group.ts';
import { changePresence } from './desk/presence.ts';
import { takeDeskReply } from './desk/reply.ts';
import { misplaced, textInput, typeIntoDraft } from './reporter/draft.ts';
import { keepQuestionLast } from './reporter/keep-last.ts';
import { refuseOther, takePhoto } from './reporter/photo.ts';
import { leaveReplyFor, misplacedReply, takeReply } from './reporter/reply.ts';
import { withSafety } from './reporter/safety.ts';
import { offerAgain } from './subscribe.ts';
import { forged, runPress } from './taps.ts';
import type { Unit, Writes } from './unit.ts';
import { inPrivate, say } from './where.ts';

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
  const asides: readonly (string | undefined)[] = [
    'stats',
    'weekly',
    'ask_language',
    'export_file',
  ];
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

/** One answer to a flood; a group is told nothing. */
function flooded({ conversation, incoming }: Unit, { isTap }: { readonly isTap: boolean }): Writes {
  const text = refusalText(refuse('too_fast'), conversation.language);
  if (isTap) return { toast: text };
  return incoming.chatKind === 'private' ? say(noteScreen(text)) : {};
}
