// People, chats and messages in the shape of the Bot API.
import type { Chat, Person } from './chats.ts';
import type { Cloud } from './cloud.ts';
import type { Message } from './messages.ts';

export function userToWire(person: Person) {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.username !== undefined && { username: person.username }),
    ...(person.languageCode !== undefined && { language_code: person.languageCode }),
  };
}

export function chatToWire(cloud: Cloud, chat: Chat) {
  if (chat.type !== 'private') return { id: chat.id, type: chat.type, title: chat.title };
  const person = cloud.people.get(chat.id);
  return {
    id: chat.id,
    type: chat.type,
    ...(person !== undefined && { first_name: person.firstName }),
    ...(person?.username !== undefined && { username: person.username }),
  };
}

function senderToWire(cloud: Cloud, id: number): object {
  const person = cloud.people.get(id);
  return person === undefined ? cloud.bot : userToWire(person);
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

function bareMessage(cloud: Cloud, chat: Chat, message: Message) {
  return {
    message_id: message.id,
    from: senderToWire(cloud, message.fromId),
    chat: chatToWire(cloud, chat),
    date: seconds(message.sentAtMs),
    ...(message.editedAtMs !== undefined && { edit_date: seconds(message.editedAtMs) }),
    ...message.content,
    ...(message.markup?.kind === 'inline' && {
      reply_markup: { inline_keyboard: message.markup.rows },
    }),
  };
}

export function messageToWire(cloud: Cloud, chat: Chat, message: Message) {
  const answered = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
  return {
    ...bareMessage(cloud, chat, message),
    ...(answered !== undefined && { reply_to_message: bareMessage(cloud, chat, answered) }),
  };
}
