// Where an answer goes, and what is answered in a private chat only.
import type { Refusal } from '../errors.ts';
import type { Language } from '../locales/translate.ts';
import type { Screen } from '../messenger.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import type { Unit, Writes } from './unit.ts';

/** In a group people speak with one another; the bot answers commands and its own buttons. */
export async function inPrivate(
  unit: Unit,
  action: () => Writes | Promise<Writes>,
): Promise<Writes> {
  return unit.incoming.chatKind === 'private' ? action() : {};
}

/** One screen in the chat in which it was asked. */
export function say(screen: Screen): Writes {
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}

/** A refusal where it was asked, in the language that is read there. */
export function sayNo(refusal: Refusal, language: Language): Writes {
  return say(noteScreen(refusalText(refusal, language)));
}
