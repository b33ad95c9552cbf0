// The one answer to a flood; the rest of it goes unread.
import { refuse } from '../errors.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import type { Unit, Writes } from './unit.ts';

/** A group is told nothing. */
export function flooded(
  { conversation, incoming }: Unit,
  { isTap }: { readonly isTap: boolean },
): Writes {
  const text = refusalText(refuse('too_fast'), conversation.language);
  if (isTap) return { toast: text };
  if (incoming.chatKind !== 'private') return {};
  return { shows: [{ recipient: { to: 'here' }, screen: noteScreen(text) }] };
}
