// Which chat a call is about, and whether the bot may write there.
import type { Chat } from '../chats.ts';
import type { Cloud } from '../cloud.ts';
import { ApiFailure, badRequest, forbidden } from '../failure.ts';
import { findInteger, findText, type Params } from '../params.ts';

export function chatOf(cloud: Cloud, params: Params): Chat {
  if ((findText(params, 'chat_id') ?? '') === '') throw badRequest('chat_id is empty');
  const chat = cloud.chats.get(findInteger(params, 'chat_id') ?? 0);
  if (chat === undefined) throw badRequest('chat not found');
  if (chat.movedTo === undefined) return chat;
  const description = 'Bad Request: group chat was upgraded to a supergroup chat';
  throw new ApiFailure(400, description, { migrate_to_chat_id: chat.movedTo });
}

function refuseSilentPerson(cloud: Cloud, chat: Chat): void {
  const person = cloud.people.get(chat.id);
  if (person?.hasBlocked) throw forbidden('bot was blocked by the user');
  if (!person?.hasStarted) throw forbidden("bot can't initiate conversation with a user");
}

/** The chat of the call, where the bot may act. */
export function openChatOf(cloud: Cloud, params: Params): Chat {
  const chat = chatOf(cloud, params);
  if (chat.type === 'private') refuseSilentPerson(cloud, chat);
  const kind = chat.type === 'supergroup' ? 'supergroup chat' : 'group chat';
  if (chat.bot === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (chat.bot === 'left') throw forbidden(`bot is not a member of the ${kind}`);
  return chat;
}
