// Waits until a chat shows what is expected: looks at once, then after each change.
import type { Chat } from './chats.ts';
import type { Cloud } from './cloud.ts';
import { type Message, wordsOf } from './messages.ts';
import { describeChat, type SeenMessage, seenMessage } from './seen.ts';

export type Expected = string | RegExp;
export type Which = 'any' | 'last of the bot';

const patienceMs = 20_000;

function findMessage(
  cloud: Cloud,
  chat: Chat,
  expected: Expected,
  which: Which,
): Message | undefined {
  const newestFirst = [...chat.messages.values()].reverse();
  const matches = (message: Message) =>
    typeof expected === 'string'
      ? wordsOf(message).includes(expected)
      : wordsOf(message).search(expected) >= 0;
  if (which === 'any') return newestFirst.find(matches);
  const last = newestFirst.find((message) => message.fromId === cloud.bot.id);
  return last !== undefined && matches(last) ? last : undefined;
}

export function awaitMessage(
  cloud: Cloud,
  chat: Chat,
  expected: Expected,
  which: Which,
): Promise<SeenMessage> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = findMessage(cloud, chat, expected, which);
      if (found === undefined) return false;
      resolve(seenMessage(cloud, chat, found));
      return true;
    };
    if (look()) return;
    const watcher = (chatId: number) => {
      if (chatId !== chat.id || !look()) return;
      stop();
    };
    const timer = setTimeout(() => {
      stop();
      const wanted = typeof expected === 'string' ? `"${expected}"` : String(expected);
      const whose = which === 'any' ? 'No message' : 'Not the last message of the bot';
      reject(
        new Error(`${whose} contains ${wanted}. The chat shows:\n${describeChat(cloud, chat)}`),
      );
    }, patienceMs);
    // The open server keeps the process awake; a closed one should not be waited for.
    timer.unref();
    const stop = () => {
      clearTimeout(timer);
      cloud.watchers.delete(watcher);
    };
    cloud.watchers.add(watcher);
  });
}
