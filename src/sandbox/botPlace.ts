// The bot's own place in a chat: blocked by a person, or taken out of a group.
import { type Chat, getChatOf, getPerson, type Person } from './chats.ts';
import { type Cloud, nowSeconds } from './cloud.ts';
import { postUpdate } from './gestures.ts';
import { chatToWire, userToWire } from './wire.ts';

const dayMs = 24 * 60 * 60_000;

function botMember(cloud: Cloud, status: string) {
  const until = status === 'kicked' ? { until_date: 0 } : {};
  return { user: cloud.bot, status, ...until };
}

/** Tells the bot that its own place in a chat has changed. */
export function tellBotOfItsPlace(
  cloud: Cloud,
  chat: Chat,
  by: Person,
  change: readonly [string, string],
): void {
  postUpdate(cloud, {
    kind: 'my_chat_member',
    payload: {
      chat: chatToWire(cloud, chat),
      from: userToWire(by),
      date: nowSeconds(cloud),
      old_chat_member: botMember(cloud, change[0]),
      new_chat_member: botMember(cloud, change[1]),
    },
    lane: `place in ${chat.id}`,
    lifetimeMs: dayMs,
  });
}

/** Blocks or unblocks the bot; nothing happens when it is so already. */
export function setBlocked(cloud: Cloud, personId: number, isBlocked: boolean): void {
  const person = getPerson(cloud, personId);
  if (person.hasBlocked === isBlocked) return;
  person.hasBlocked = isBlocked;
  const chat = getChatOf(cloud, personId, personId);
  tellBotOfItsPlace(cloud, chat, person, isBlocked ? ['member', 'kicked'] : ['kicked', 'member']);
}
