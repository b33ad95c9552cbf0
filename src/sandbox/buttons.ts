// Finds the button that a person means when they say its words.
import type { Chat } from './chats.ts';
import type { InlineButton, KeyboardKey } from './markup.ts';
import type { Message } from './messages.ts';

/** Emoji and other signs before the words do not count. */
function wordsOn(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').trimEnd() || text;
}

/** The best match: the very words, else those that begin so, else those that contain it. */
function bestMatch<T extends { readonly text: string }>(
  buttons: readonly T[],
  wanted: string | RegExp,
): T | undefined {
  if (wanted instanceof RegExp) {
    return buttons.find(({ text }) => wanted.test(text) || wanted.test(wordsOn(text)));
  }
  return (
    buttons.find(({ text }) => text === wanted || wordsOn(text) === wanted) ??
    buttons.find(({ text }) => wordsOn(text).startsWith(wanted)) ??
    buttons.find(({ text }) => text.includes(wanted))
  );
}

export interface FoundButton {
  readonly message: Message;
  readonly button: InlineButton;
}

/** Looks through the chat, newest message first, or at one message. */
export function findButton(
  chat: Chat,
  wanted: string | RegExp,
  on?: number,
): FoundButton | undefined {
  for (const message of [...chat.messages.values()].reverse()) {
    if (message.markup?.kind !== 'inline' || message.id !== (on ?? message.id)) continue;
    const button = bestMatch(message.markup.rows.flat(), wanted);
    if (button !== undefined) return { message, button };
  }
  return undefined;
}

/** A key of the keyboard that the phone shows now. */
export function findKey(chat: Chat, wanted: string | RegExp): KeyboardKey | undefined {
  const message = chat.messages.get(chat.keyboardFrom ?? 0);
  if (message?.markup?.kind !== 'keyboard') return undefined;
  return bestMatch(message.markup.rows.flat(), wanted);
}
