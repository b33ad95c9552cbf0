// Messages of a chat: kept, changed, removed. What may be done by whom is decided elsewhere.
import type { Chat } from './chats.ts';
import { announce, type Cloud } from './cloud.ts';
import type { Entity } from './entities.ts';
import type { Markup } from './markup.ts';

export interface PhotoSize {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly width: number;
  readonly height: number;
  readonly file_size: number;
}

export interface DocumentInfo {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name: string;
  readonly mime_type: string;
  readonly file_size: number;
}

interface NamedUser {
  readonly id: number;
  readonly first_name: string;
}

/** The part of a Bot API message that says what it is; fields are named as on the wire. */
export interface Content {
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly photo?: readonly PhotoSize[];
  readonly document?: DocumentInfo;
  readonly sticker?: Readonly<Record<string, unknown>>;
  readonly voice?: Readonly<Record<string, unknown>>;
  readonly video?: Readonly<Record<string, unknown>>;
  readonly contact?: { readonly phone_number: string; readonly first_name: string };
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly media_group_id?: string;
  readonly new_chat_members?: readonly NamedUser[];
  readonly left_chat_member?: NamedUser;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
}

export interface Message {
  readonly id: number;
  readonly fromId: number;
  readonly sentAtMs: number;
  readonly replyTo?: number;
  content: Content;
  markup: Markup | undefined;
  editedAtMs?: number;
}

export interface NewMessage {
  readonly fromId: number;
  readonly content: Content;
  readonly markup?: Markup | undefined;
  readonly replyTo?: number | undefined;
}

function nextMessageId(cloud: Cloud, chat: Chat): number {
  const counter = chat.type === 'supergroup' ? chat : cloud;
  counter.nextMessageId += 1;
  return counter.nextMessageId;
}

export function addMessage(cloud: Cloud, chat: Chat, added: NewMessage): Message {
  const message: Message = {
    id: nextMessageId(cloud, chat),
    fromId: added.fromId,
    sentAtMs: cloud.clock.now().getTime(),
    content: added.content,
    markup: added.markup,
    ...(added.replyTo !== undefined && { replyTo: added.replyTo }),
  };
  chat.messages.set(message.id, message);
  if (message.markup?.kind === 'keyboard') chat.keyboardFrom = message.id;
  if (message.markup?.kind === 'remove') delete chat.keyboardFrom;
  announce(cloud, chat.id);
  return message;
}

export interface Change {
  readonly content: Content;
  readonly markup: Markup | undefined;
}

export function changeMessage(cloud: Cloud, chat: Chat, message: Message, change: Change): void {
  message.content = change.content;
  message.markup = change.markup;
  message.editedAtMs = cloud.clock.now().getTime();
  announce(cloud, chat.id);
}

export function removeMessage(cloud: Cloud, chat: Chat, messageId: number): void {
  chat.messages.delete(messageId);
  if (chat.keyboardFrom === messageId) delete chat.keyboardFrom;
  announce(cloud, chat.id);
}

/** What a person reads in the message. */
export function wordsOf(message: Message): string {
  return message.content.text ?? message.content.caption ?? '';
}
