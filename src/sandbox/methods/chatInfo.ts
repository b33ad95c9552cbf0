// Questions about chats and their members, and leaving them.
import { type Chat, statusIn } from '../chats.ts';
import type { Cloud } from '../cloud.ts';
import { badRequest, forbidden } from '../failure.ts';
import { findInteger, type Params } from '../params.ts';
import { chatToWire, userToWire } from '../wire.ts';
import { chatOf } from './access.ts';

function groupRefusal(chat: Chat): void {
  const kind = chat.type === 'supergroup' ? 'supergroup chat' : 'group chat';
  if (chat.bot === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (chat.bot === 'left') throw forbidden(`bot is not a member of the ${kind}`);
}

export function getChat(cloud: Cloud, params: Params) {
  const chat = chatOf(cloud, params);
  groupRefusal(chat);
  return {
    ...chatToWire(cloud, chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {},
  };
}

function memberToWire(cloud: Cloud, chat: Chat, userId: number) {
  const person = cloud.people.get(userId);
  if (userId === cloud.bot.id) return { user: cloud.bot, status: chat.bot };
  if (person === undefined) throw badRequest('user not found');
  const status = statusIn(chat, userId);
  const anonymity = status === 'creator' ? { is_anonymous: false } : {};
  const rights = status === 'administrator' ? { can_be_edited: false, is_anonymous: false } : {};
  return { user: userToWire(person), status, ...anonymity, ...rights };
}

export function getChatMember(cloud: Cloud, params: Params) {
  const chat = chatOf(cloud, params);
  groupRefusal(chat);
  const userId = findInteger(params, 'user_id');
  if (userId === undefined) throw badRequest('invalid user_id specified');
  return memberToWire(cloud, chat, userId);
}

export function getChatAdministrators(cloud: Cloud, params: Params) {
  const chat = chatOf(cloud, params);
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  groupRefusal(chat);
  const present = [...chat.admins].filter((id) => chat.members.has(id));
  return present.map((id) => memberToWire(cloud, chat, id));
}

export function leaveChat(cloud: Cloud, params: Params): true {
  const chat = chatOf(cloud, params);
  if (chat.type === 'private')
    throw badRequest("chat member status can't be changed in private chats");
  groupRefusal(chat);
  chat.bot = 'left';
  return true;
}
