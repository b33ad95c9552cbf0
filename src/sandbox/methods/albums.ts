// Albums of the bot: two to ten photos, each a message of its own, tied together by one id.
import { randomInt } from 'node:crypto';
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { takeTurn } from '../limits.ts';
import { addMessage } from '../messages.ts';
import { findNested, type Params } from '../params.ts';
import { messageToWire } from '../wire.ts';
import { openChatOf } from './access.ts';
import { readMedia } from './media.ts';

export function sendMediaGroup(cloud: Cloud, params: Params) {
  const chat = openChatOf(cloud, params);
  const media = findNested(params, 'media');
  if (!Array.isArray(media)) throw badRequest("can't parse media: expected an Array");
  if (media.length < 2 || media.length > 10) {
    throw badRequest('group of albums must include 2-10 items');
  }
  const contents = media.map((one: unknown) =>
    readMedia(cloud, { fields: { media: one }, uploads: params.uploads }),
  );
  const album = String(randomInt(2 ** 47));
  return contents.map((content) => {
    takeTurn(cloud.limiter, chat, 'send');
    const tied = { ...content, media_group_id: album };
    const message = addMessage(cloud, chat, {
      fromId: cloud.bot.id,
      content: tied,
      markup: undefined,
    });
    return messageToWire(cloud, chat, message);
  });
}
