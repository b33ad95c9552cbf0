// Changes of the bot's own messages.
import { isDeepStrictEqual } from 'node:util';
import type { Chat } from '../chats.ts';
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { takeTurn } from '../limits.ts';
import { readInlineMarkup } from '../markup.ts';
import { type Change, changeMessage, type Message } from '../messages.ts';
import { findInteger, type Params } from '../params.ts';
import { captionContent, readCaption, readText, textContent } from '../texts.ts';
import { messageToWire } from '../wire.ts';
import { openChatOf } from './access.ts';
import { readMedia } from './media.ts';

interface Editable {
  readonly chat: Chat;
  readonly message: Message;
}

function editableOf(cloud: Cloud, params: Params): Editable {
  const chat = openChatOf(cloud, params);
  const messageId = findInteger(params, 'message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = chat.messages.get(messageId);
  if (message === undefined) throw badRequest('message to edit not found');
  const isEditable = message.markup === undefined || message.markup.kind === 'inline';
  if (message.fromId !== cloud.bot.id || !isEditable) throw badRequest("message can't be edited");
  return { chat, message };
}

function apply(cloud: Cloud, { chat, message }: Editable, change: Change) {
  const { content, markup } = message;
  if (isDeepStrictEqual({ content, markup }, change)) {
    const same = 'specified new message content and reply markup are exactly the same';
    const as = 'as a current content and reply markup of the message';
    throw badRequest(`message is not modified: ${same} ${as}`);
  }
  takeTurn(cloud.limiter, chat, 'edit');
  changeMessage(cloud, chat, message, change);
  return messageToWire(cloud, chat, message);
}

export function editMessageText(cloud: Cloud, params: Params) {
  const content = textContent(readText(params));
  const markup = readInlineMarkup(params);
  const editable = editableOf(cloud, params);
  if (editable.message.content.text === undefined) {
    throw badRequest('there is no text in the message to edit');
  }
  return apply(cloud, editable, { content, markup });
}

export function editMessageCaption(cloud: Cloud, params: Params) {
  const caption = captionContent(readCaption(params));
  const markup = readInlineMarkup(params);
  const editable = editableOf(cloud, params);
  const { caption: _old, caption_entities: _entities, ...media } = editable.message.content;
  if (media.photo === undefined && media.document === undefined) {
    throw badRequest('there is no caption in the message to edit');
  }
  return apply(cloud, editable, { content: { ...media, ...caption }, markup });
}

/** Also makes a message with a picture of one that was only text. */
export function editMessageMedia(cloud: Cloud, params: Params) {
  const editable = editableOf(cloud, params);
  const markup = readInlineMarkup(params);
  return apply(cloud, editable, { content: readMedia(cloud, params), markup });
}

export function editMessageReplyMarkup(cloud: Cloud, params: Params) {
  const markup = readInlineMarkup(params);
  const editable = editableOf(cloud, params);
  return apply(cloud, editable, { content: editable.message.content, markup });
}
