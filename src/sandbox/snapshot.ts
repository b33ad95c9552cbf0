// All chats as the page shows them.
import { type Chat, statusIn } from './chats.ts';
import type { Cloud } from './cloud.ts';
import type { Markup } from './markup.ts';
import type { Content, Message } from './messages.ts';
import { seenMessage } from './seen.ts';

const shownMessages = 100;

function buttonsOf(markup: Markup | undefined) {
  if (markup?.kind !== 'inline') return [];
  return markup.rows.map((row) =>
    row.map(({ text, url, style }) => ({
      text,
      kind: url === undefined ? 'callback' : 'url',
      ...(url !== undefined && { url }),
      ...(style !== undefined && { style }),
    })),
  );
}

/** What a message is when it is no text and no photo. */
function attachmentOf({ location, sticker, document, voice, video, contact }: Content) {
  if (location !== undefined) return { location };
  if (sticker !== undefined) return { sticker: sticker.emoji };
  if (document !== undefined) {
    return { document: { name: document.file_name, url: `/phone/file/${document.file_id}` } };
  }
  if (video !== undefined) return { video: true };
  if (contact !== undefined) return { contact: contact.first_name };
  return voice === undefined ? {} : { voice: true };
}

/** The line that Telegram writes into a group when something happens to it. */
function noteOf(content: Content): string | undefined {
  const { new_chat_members: joined, left_chat_member: left } = content;
  if (joined !== undefined)
    return `${joined.map(({ first_name }) => first_name).join(', ')} joined`;
  if (left !== undefined) return `${left.first_name} left`;
  const isUpgrade = content.migrate_to_chat_id ?? content.migrate_from_chat_id;
  return isUpgrade === undefined ? undefined : 'The group has become a supergroup';
}

function messageSnapshot(cloud: Cloud, chat: Chat, message: Message) {
  const { keyboard: _texts, ...seen } = seenMessage(cloud, chat, message);
  const { markup, content } = message;
  const note = noteOf(content);
  const showsKeyboard = markup?.kind === 'keyboard' && chat.keyboardFrom === message.id;
  return {
    ...seen,
    from: {
      id: message.fromId,
      name: cloud.people.get(message.fromId)?.firstName ?? cloud.bot.first_name,
    },
    ...(message.replyTo !== undefined && { replyTo: message.replyTo }),
    ...(seen.photo !== undefined && { photoUrl: `/phone/file/${seen.photo.fileId}` }),
    ...(content.media_group_id !== undefined && { album: content.media_group_id }),
    ...attachmentOf(content),
    ...(note !== undefined && { service: note }),
    buttons: buttonsOf(markup),
    ...(showsKeyboard && { keyboard: markup.rows }),
  };
}

function chatSnapshot(cloud: Cloud, chat: Chat) {
  const messages = [...chat.messages.values()].slice(-shownMessages);
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title ?? cloud.people.get(chat.id)?.firstName ?? '',
    members: [...chat.members],
    admins: [...chat.admins].filter((id) => statusIn(chat, id) !== 'left'),
    messages: messages.map((message) => messageSnapshot(cloud, chat, message)),
  };
}

export function takeSnapshot(cloud: Cloud) {
  return {
    bot: { id: cloud.bot.id, name: cloud.bot.first_name, username: cloud.bot.username },
    people: [...cloud.people.values()].map(
      ({ id, firstName, languageCode, hasStarted, hasBlocked }) => ({
        id,
        firstName,
        languageCode,
        hasStarted,
        hasBlocked,
      }),
    ),
    chats: [...cloud.chats.values()].map((chat) => chatSnapshot(cloud, chat)),
    commands: Object.fromEntries(cloud.commands),
  };
}
