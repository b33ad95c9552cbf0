// Messages that the bot takes away: its own, and in private chats also the person's, for 48 hours.
import type { Chat } from '../chats.ts';
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { type Message, removeMessage } from '../messages.ts';
import { findInteger, findNested, type Params } from '../params.ts';
import { chatOf } from './access.ts';

const deletableForMs = 48 * 60 * 60_000;

function refuseDeleting(cloud: Cloud, chat: Chat, message: Message): void {
  const isOwn = message.fromId === cloud.bot.id;
  if (!isOwn && chat.type !== 'private') throw badRequest("message can't be deleted");
  const ageMs = cloud.clock.now().getTime() - message.sentAtMs;
  if (ageMs >= deletableForMs) throw badRequest("message can't be deleted for everyone");
}

export function deleteMessage(cloud: Cloud, params: Params): true {
  const chat = chatOf(cloud, params);
  const message = chat.messages.get(findInteger(params, 'message_id') ?? 0);
  if (message === undefined) throw badRequest('message to delete not found');
  refuseDeleting(cloud, chat, message);
  removeMessage(cloud, chat, message.id);
  return true;
}

/** Ids that are not found are passed over; one that may not be deleted stops it all. */
export function deleteMessages(cloud: Cloud, params: Params): true {
  const chat = chatOf(cloud, params);
  const given = findNested(params, 'message_ids');
  if (!Array.isArray(given) || given.length === 0) {
    throw badRequest('message identifiers are not specified');
  }
  if (given.length > 100) throw badRequest('too many message identifiers specified');
  const messages = given.flatMap((id) => chat.messages.get(Number(id)) ?? []);
  for (const message of messages) refuseDeleting(cloud, chat, message);
  for (const message of messages) removeMessage(cloud, chat, message.id);
  return true;
}
