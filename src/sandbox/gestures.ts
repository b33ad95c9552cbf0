// What people do with their phones, and the updates that the bot gets from it.
import { type Chat, getChatOf, getPerson } from './chats.ts';
import type { Cloud } from './cloud.ts';
import { withFoundEntities } from './entities.ts';
import { repeatsOfNext } from './faults.ts';
import { type Posted, post } from './mailbox.ts';
import { addMessage, type Content, changeMessage, type Message } from './messages.ts';
import { openCallback, type Tapped } from './taps.ts';
import { textContent } from './texts.ts';
import { chatToWire, messageToWire, userToWire } from './wire.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const tapLifetimeMs = 2.5 * minuteMs;

export function postUpdate(cloud: Cloud, posted: Posted): void {
  post(cloud.mailbox, posted, repeatsOfNext(cloud.faults));
}

/** In a group a bot in privacy mode gets what is meant for it: commands and replies. */
function concernsBot(cloud: Cloud, chat: Chat, message: Message): boolean {
  if (chat.bot !== 'member') return false;
  if (chat.type === 'private') return true;
  const { content, replyTo } = message;
  if (content.new_chat_members ?? content.left_chat_member) return true;
  if (content.migrate_to_chat_id ?? content.migrate_from_chat_id) return true;
  if (replyTo !== undefined && chat.messages.get(replyTo)?.fromId === cloud.bot.id) return true;
  const command = /^\/[a-zA-Z0-9_]+(?:@(\w+))?/.exec(content.text ?? '');
  if (command === null) return false;
  const addressee = command[1];
  return addressee === undefined || addressee.toLowerCase() === cloud.bot.username.toLowerCase();
}

export function tellBot(cloud: Cloud, chat: Chat, message: Message): void {
  if (!concernsBot(cloud, chat, message)) return;
  postUpdate(cloud, {
    kind: message.editedAtMs === undefined ? 'message' : 'edited_message',
    payload: messageToWire(cloud, chat, message),
    lane: `chat ${chat.id}`,
    lifetimeMs: dayMs,
  });
}

export interface Place {
  readonly personId: number;
  readonly chatId: number;
}

export interface Sent {
  readonly content: Content;
  readonly replyTo?: number | undefined;
}

/** A one-time keyboard hides when one of its keys has been used. */
function hideUsedKeyboard(chat: Chat, content: Content): void {
  const message = chat.messages.get(chat.keyboardFrom ?? 0);
  if (message?.markup?.kind !== 'keyboard' || !message.markup.isOneTime) return;
  const isUsed = message.markup.rows
    .flat()
    .some((key) => (key.asksLocation ? content.location !== undefined : key.text === content.text));
  if (isUsed) delete chat.keyboardFrom;
}

export function send(cloud: Cloud, { personId, chatId }: Place, sent: Sent): number {
  const person = getPerson(cloud, personId);
  const chat = getChatOf(cloud, personId, chatId);
  if (chat.type === 'private') {
    if (person.hasBlocked) throw new Error(`${person.firstName} has blocked the bot.`);
    person.hasStarted = true;
  }
  hideUsedKeyboard(chat, sent.content);
  const message = addMessage(cloud, chat, { fromId: personId, ...sent });
  tellBot(cloud, chat, message);
  return message.id;
}

export function contentOfText(text: string): Content {
  return textContent(withFoundEntities({ text, entities: [] }));
}

export function edit(
  cloud: Cloud,
  { personId, chatId }: Place,
  messageId: number,
  text: string,
): void {
  const chat = getChatOf(cloud, personId, chatId);
  const message = chat.messages.get(messageId);
  if (message?.fromId !== personId)
    throw new Error(`${personId} did not write message ${messageId}.`);
  changeMessage(cloud, chat, message, { content: contentOfText(text), markup: undefined });
  tellBot(cloud, chat, message);
}

function inaccessible(cloud: Cloud, chat: Chat, messageId: number) {
  return { chat: chatToWire(cloud, chat), message_id: messageId, date: 0 };
}

/** A tap with any data on any message, as a forged client could send it. */
export function tap(
  cloud: Cloud,
  { personId, chatId }: Place,
  messageId: number,
  data: string,
): Promise<Tapped> {
  const person = getPerson(cloud, personId);
  const chat = getChatOf(cloud, personId, chatId);
  const message = chat.messages.get(messageId);
  const { id, answered } = openCallback(cloud);
  const payload = {
    id,
    from: userToWire(person),
    message: message ? messageToWire(cloud, chat, message) : inaccessible(cloud, chat, messageId),
    chat_instance: `${Math.abs(chatId)}0001`,
    data,
  };
  const posted = { payload, lane: `taps of ${personId}`, lifetimeMs: tapLifetimeMs };
  postUpdate(cloud, { kind: 'callback_query', ...posted });
  if (cloud.faults.clonesTaps) postUpdate(cloud, { kind: 'callback_query', ...posted });
  return answered;
}
