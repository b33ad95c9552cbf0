// New messages of the bot.
import type { Chat } from '../chats.ts';
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { takeTurn } from '../limits.ts';
import { readMarkup } from '../markup.ts';
import { addMessage, type Content } from '../messages.ts';
import { findInteger, findNested, findText, isRecord, isTrue, type Params } from '../params.ts';
import { captionContent, readCaption, readText, textContent } from '../texts.ts';
import { messageToWire } from '../wire.ts';
import { openChatOf } from './access.ts';
import { readDocument, readPhoto } from './media.ts';

function readReplyTo(params: Params, chat: Chat): number | undefined {
  const given = findNested(params, 'reply_parameters');
  const asked = isRecord(given)
    ? Number(given.message_id)
    : findInteger(params, 'reply_to_message_id');
  if (asked === undefined) return undefined;
  if (chat.messages.has(asked)) return asked;
  const isOptional = isRecord(given)
    ? given.allow_sending_without_reply === true
    : isTrue(params, 'allow_sending_without_reply');
  if (isOptional) return undefined;
  throw badRequest('message to be replied not found');
}

function deliver(cloud: Cloud, chat: Chat, params: Params, content: Content) {
  const markup = readMarkup(params, chat.type === 'private');
  const replyTo = readReplyTo(params, chat);
  takeTurn(cloud.limiter, chat, 'send');
  const message = addMessage(cloud, chat, { fromId: cloud.bot.id, content, markup, replyTo });
  return messageToWire(cloud, chat, message);
}

export function sendMessage(cloud: Cloud, params: Params) {
  const chat = openChatOf(cloud, params);
  return deliver(cloud, chat, params, textContent(readText(params)));
}

export function sendPhoto(cloud: Cloud, params: Params) {
  const chat = openChatOf(cloud, params);
  const caption = captionContent(readCaption(params));
  return deliver(cloud, chat, params, { ...readPhoto(cloud, params, 'photo'), ...caption });
}

export function sendDocument(cloud: Cloud, params: Params) {
  const chat = openChatOf(cloud, params);
  const caption = captionContent(readCaption(params));
  return deliver(cloud, chat, params, { ...readDocument(cloud, params, 'document'), ...caption });
}

export function sendLocation(cloud: Cloud, params: Params) {
  const chat = openChatOf(cloud, params);
  const latitude = Number(findText(params, 'latitude') ?? Number.NaN);
  const longitude = Number(findText(params, 'longitude') ?? Number.NaN);
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!isOnEarth) throw badRequest('invalid location specified');
  return deliver(cloud, chat, params, { location: { latitude, longitude } });
}

export function sendChatAction(cloud: Cloud, params: Params): true {
  openChatOf(cloud, params);
  const known =
    /^(typing|upload_(photo|video|voice|document|video_note)|record_\w+|choose_sticker|find_location)$/;
  if (known.test(findText(params, 'action') ?? '')) return true;
  throw badRequest('wrong parameter action in request');
}
