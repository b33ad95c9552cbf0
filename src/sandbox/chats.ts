// People, chats and who is in them.
import type { Cloud } from './cloud.ts';
import type { Message } from './messages.ts';

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username?: string;
  languageCode?: string;
  /** Has written to the bot at least once: before that a bot may not write to a person. */
  hasStarted: boolean;
  hasBlocked: boolean;
}

type BotPlace = 'member' | 'left' | 'kicked';

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly members: Set<number>;
  readonly admins: Set<number>;
  bot: BotPlace;
  readonly messages: Map<number, Message>;
  /** The message whose reply keyboard the phones show now. */
  keyboardFrom?: number;
  /** The supergroup that this group has become. */
  movedTo?: number;
  nextMessageId: number;
}

export interface GroupDescription {
  readonly id: number;
  readonly title: string;
  readonly members: readonly number[];
  readonly type?: 'group' | 'supergroup';
  /** Administrators; the first member when absent. The first one listed is the creator. */
  readonly admins?: readonly number[];
}

/** Ids begin where time stands, so that a restarted sandbox never repeats those of the last run. */
export function firstMessageId(): number {
  return Math.floor(Date.now() / 1000) - 1_700_000_000;
}

export function openPrivateChat(cloud: Cloud, person: Person): void {
  cloud.people.set(person.id, person);
  cloud.chats.set(person.id, {
    id: person.id,
    type: 'private',
    members: new Set([person.id]),
    admins: new Set(),
    bot: 'member',
    messages: new Map(),
    nextMessageId: 0,
  });
}

export function openGroup(cloud: Cloud, group: GroupDescription): Chat {
  const chat: Chat = {
    id: group.id,
    type: group.type ?? 'supergroup',
    title: group.title,
    members: new Set(group.members),
    admins: new Set(group.admins ?? group.members.slice(0, 1)),
    bot: 'member',
    messages: new Map(),
    nextMessageId: firstMessageId(),
  };
  cloud.chats.set(chat.id, chat);
  return chat;
}

export function getPerson(cloud: Cloud, personId: number): Person {
  const person = cloud.people.get(personId);
  if (person === undefined) throw new Error(`The sandbox has no person ${personId}.`);
  return person;
}

/** The chat as a person uses it: they must be in it. */
export function getChatOf(cloud: Cloud, personId: number, chatId: number): Chat {
  const chat = cloud.chats.get(chatId);
  if (chat === undefined) throw new Error(`The sandbox has no chat ${chatId}.`);
  if (!chat.members.has(personId)) throw new Error(`${personId} is not in the chat ${chatId}.`);
  return chat;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left';

export function statusIn(chat: Chat, personId: number): MemberStatus {
  if (!chat.members.has(personId)) return 'left';
  if (!chat.admins.has(personId)) return 'member';
  return [...chat.admins][0] === personId ? 'creator' : 'administrator';
}
