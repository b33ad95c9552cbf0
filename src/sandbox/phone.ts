// One person's phone with one chat open, for tests: says, taps, sees.

import { setBlocked } from './botPlace.ts';
import { findButton, findKey } from './buttons.ts';
import { type Chat, getChatOf } from './chats.ts';
import type { Cloud } from './cloud.ts';
import { contentOfText, edit, type Place, send, tap } from './gestures.ts';
import { describeChat, type SeenMessage, seenMessage } from './seen.ts';
import { contentOf, type Sendable } from './sendables.ts';
import type { Tapped } from './taps.ts';
import { awaitMessage, type Expected } from './watching.ts';

export interface Phone {
  says(text: string, options?: { readonly replyTo?: number }): Promise<number>;
  /** Taps a button of the newest message that has it, or of this one, or a key of the keyboard. */
  taps(button: string | RegExp, options?: { readonly on?: number }): Promise<Tapped>;
  /** The buttons of a message with what a tap on them sends, for taps that come too late. */
  buttonsOn(messageId: number): readonly { readonly text: string; readonly data: string }[];
  /** Any callback data on any message, forged ones too. */
  tapsOn(messageId: number, data: string): Promise<Tapped>;
  sends(what: Sendable): Promise<number>;
  edits(messageId: number, text: string): Promise<void>;
  blocks(): Promise<void>;
  unblocks(): Promise<void>;
  /** What the chat shows now, oldest first. */
  messages(): readonly SeenMessage[];
  /** Waits until some message of the chat contains what is expected. */
  sees(expected: Expected): Promise<SeenMessage>;
  /** The same for the bot's last message. */
  seesLast(expected: Expected): Promise<SeenMessage>;
}

async function tapWords(
  cloud: Cloud,
  place: Place,
  chat: Chat,
  { wanted, on }: { readonly wanted: string | RegExp; readonly on: number | undefined },
): Promise<Tapped> {
  const found = findButton(chat, wanted, on);
  if (found?.button.callback_data !== undefined) {
    return tap(cloud, place, found.message.id, found.button.callback_data);
  }
  if (found !== undefined)
    throw new Error(`"${found.button.text}" is a link to ${found.button.url}.`);
  const key = on === undefined ? findKey(chat, wanted) : undefined;
  if (key?.asksLocation)
    throw new Error(`"${key.text}" asks for a location: use sends({ location }).`);
  if (key === undefined) {
    throw new Error(
      `There is no button "${wanted}". The chat shows:\n${describeChat(cloud, chat)}`,
    );
  }
  send(cloud, place, { content: contentOfText(key.text) });
  return {};
}

function buttonsOn(chat: Chat, messageId: number): ReturnType<Phone['buttonsOn']> {
  const markup = chat.messages.get(messageId)?.markup;
  const rows = markup?.kind === 'inline' ? markup.rows : [];
  return rows
    .flat()
    .flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ text, data }]));
}

export function openPhone(cloud: Cloud, place: Place): Phone {
  // Looked up at each use: a person may be taken out of the group meanwhile.
  const chat = () => getChatOf(cloud, place.personId, place.chatId);
  chat();
  return {
    says: async (text, options) =>
      send(cloud, place, { content: contentOfText(text), replyTo: options?.replyTo }),
    taps: async (button, options) =>
      tapWords(cloud, place, chat(), { wanted: button, on: options?.on }),
    buttonsOn: (messageId) => buttonsOn(chat(), messageId),
    tapsOn: async (messageId, data) => tap(cloud, place, messageId, data),
    sends: async (what) => send(cloud, place, { content: contentOf(cloud, what) }),
    edits: async (messageId, text) => edit(cloud, place, messageId, text),
    blocks: async () => setBlocked(cloud, place.personId, true),
    unblocks: async () => setBlocked(cloud, place.personId, false),
    messages: () =>
      [...chat().messages.values()].map((message) => seenMessage(cloud, chat(), message)),
    sees: (expected) => awaitMessage(cloud, chat(), expected, 'any'),
    seesLast: (expected) => awaitMessage(cloud, chat(), expected, 'last of the bot'),
  };
}
