// People who come into groups and leave them, and groups that become supergroups.

import { tellBotOfItsPlace } from './botPlace.ts';
import { type Chat, getPerson, openGroup, type Person } from './chats.ts';
import { type Cloud, nowSeconds } from './cloud.ts';
import { postUpdate, tellBot } from './gestures.ts';
import { addMessage, type Content } from './messages.ts';
import { chatToWire, userToWire } from './wire.ts';

const dayMs = 24 * 60 * 60_000;

function getGroup(cloud: Cloud, groupId: number): Chat {
  const chat = cloud.chats.get(groupId);
  if (chat === undefined) throw new Error(`The sandbox has no group ${groupId}.`);
  return chat;
}

/** Whoever is told to have done it: the creator, or else the person concerned. */
function doer(cloud: Cloud, chat: Chat, personId: number): Person {
  const [creator] = chat.admins;
  return getPerson(cloud, creator ?? personId);
}

function note(cloud: Cloud, chat: Chat, fromId: number, content: Content): void {
  tellBot(cloud, chat, addMessage(cloud, chat, { fromId, content }));
}

function tellOfMember(
  cloud: Cloud,
  chat: Chat,
  person: Person,
  change: readonly [string, string],
): void {
  postUpdate(cloud, {
    kind: 'chat_member',
    payload: {
      chat: chatToWire(cloud, chat),
      from: userToWire(doer(cloud, chat, person.id)),
      date: nowSeconds(cloud),
      old_chat_member: { user: userToWire(person), status: change[0] },
      new_chat_member: { user: userToWire(person), status: change[1] },
    },
    lane: `members of ${chat.id}`,
    lifetimeMs: dayMs,
  });
}

function addBot(cloud: Cloud, chat: Chat): void {
  const [somebody = 0] = chat.members;
  const from = doer(cloud, chat, somebody);
  chat.bot = 'member';
  addMessage(cloud, chat, { fromId: from.id, content: { new_chat_members: [cloud.bot] } });
  tellBotOfItsPlace(cloud, chat, from, ['left', 'member']);
}

/** Brings a person, or the bot itself, into the group. */
export function addMember(cloud: Cloud, groupId: number, personId: number): void {
  const chat = getGroup(cloud, groupId);
  if (personId === cloud.bot.id) {
    addBot(cloud, chat);
    return;
  }
  const person = getPerson(cloud, personId);
  chat.members.add(personId);
  const from = doer(cloud, chat, personId);
  note(cloud, chat, from.id, { new_chat_members: [userToWire(person)] });
  tellOfMember(cloud, chat, person, ['left', 'member']);
}

function removeBot(cloud: Cloud, chat: Chat): void {
  const [somebody = 0] = chat.members;
  const from = doer(cloud, chat, somebody);
  addMessage(cloud, chat, { fromId: from.id, content: { left_chat_member: cloud.bot } });
  chat.bot = 'kicked';
  tellBotOfItsPlace(cloud, chat, from, ['member', 'kicked']);
}

/** Takes a person, or the bot itself, out of the group. */
export function removeMember(cloud: Cloud, groupId: number, personId: number): void {
  const chat = getGroup(cloud, groupId);
  if (personId === cloud.bot.id) {
    removeBot(cloud, chat);
    return;
  }
  const person = getPerson(cloud, personId);
  const from = doer(cloud, chat, personId);
  chat.members.delete(personId);
  note(cloud, chat, from.id, { left_chat_member: userToWire(person) });
  tellOfMember(cloud, chat, person, ['member', 'left']);
}

/** Telegram makes a supergroup of a group that grows; it gets another id. */
export function upgradeGroup(cloud: Cloud, groupId: number): number {
  const old = getGroup(cloud, groupId);
  const id = groupId - 1_000_000_000_000;
  const [creator = 0] = old.admins;
  const members = [...old.members];
  const group = openGroup(cloud, { id, title: old.title ?? '', members, admins: [...old.admins] });
  note(cloud, old, creator, { migrate_to_chat_id: id });
  old.movedTo = id;
  note(cloud, group, creator, { migrate_from_chat_id: groupId });
  return id;
}
