// The messenger that speaks Telegram. A screen becomes one message: sent, edited in its place, or
// sent anew while the old one goes.
import type { Message } from '@grammyjs/types';
import { type Clock, systemClock } from '../clock.ts';
import { type Gate, GateClosed } from '../gate.ts';
import type { ChatKey, Delivery, Messenger, Showing, Target } from '../messenger.ts';
import { sealPress } from './callback.ts';
import { carry, LeaveRefused, noteFlood } from './carry.ts';
import type { TelegramClient } from './client.ts';
import { type Content, contentOf, type Documents, edit, type Pictures, send } from './content.ts';
import { deliveryOf, notSent } from './deliveries.ts';
import { failedScreen, fileOf, MOST_BYTES } from './document-file.ts';
import { removeMessages } from './removal.ts';

export interface MessengerOptions {
  readonly client: TelegramClient;
  readonly gate: Gate;
  readonly callbackSecret: string | Uint8Array;
  readonly chatKeyOf: (chatId: number) => ChatKey;
  readonly pictures: Pictures;
  readonly documents: Documents;
  readonly clock?: Clock;
}

type Tools = MessengerOptions & { readonly clock: Clock };
type Old = NonNullable<Parameters<Messenger['show']>[2]>;

/** When Telegram says that it was shown, by its clock. */
const shownAs = (message: Message): Delivery => ({
  outcome: 'shown',
  messageId: message.message_id,
  shownAt: new Date(
    ('edit_date' in message ? (message.edit_date ?? message.date) : message.date) * 1_000,
  ),
});

async function sendNew(tools: Tools, to: Target, content: Content): Promise<Delivery> {
  const call = (tried: Content) => send(tools.client, to.chatId, tried);
  const answer = await carry(tools, { to, kind: 'send', call }, content);
  if (!answer.ok) return deliveryOf(answer.failure, false);
  // Only an edit is ever answered with a mere `true`.
  if (answer.result === true) throw new Error('A sent message came back without its id.');
  return shownAs(answer.result);
}

/** Sends anew, then deletes the old message; one that stays is no failure of the new one. */
async function replace(tools: Tools, to: Target, content: Content, old: Old): Promise<Delivery> {
  const removesKeyboard = old.hasKeyboard;
  const delivery = await sendNew(tools, to, { ...content, removesKeyboard });
  if (delivery.outcome !== 'shown') return delivery;
  const target = { chat_id: to.chatId, message_id: old.messageId };
  const answer = await tools.client.call('deleteMessage', target);
  if (!answer.ok) noteFlood(tools.gate, to.chatId, answer.failure);
  return delivery;
}

/** Edits in place; where the message is gone or of another kind, replaces it. */
async function editOrReplace(
  tools: Tools,
  to: Target,
  content: Content,
  old: Old,
): Promise<Delivery> {
  const call = (tried: Content) => edit(tools.client, to.chatId, old.messageId, tried);
  const answer = await carry(tools, { to, kind: 'edit', call }, content);
  if (answer.ok && answer.result !== true) return shownAs(answer.result);
  if (answer.ok || answer.failure.kind === 'not_modified')
    return { outcome: 'shown', messageId: old.messageId, shownAt: tools.clock.now() };
  if (answer.failure.kind === 'not_found') return replace(tools, to, content, old);
  return deliveryOf(answer.failure, true);
}

/** Telegram cannot edit a message that brought a keyboard, nor bring one by an edit. */
const mustBeNew = ({ move, screen }: Showing, old: Old) =>
  move === true ||
  old.hasKeyboard ||
  screen.document !== undefined ||
  (screen.keyboard?.length ?? 0) > 0;

interface Shown {
  readonly showing: Showing;
  readonly old: Old | undefined;
  readonly file?: File;
}

/** The file of a document is made, sent and thrown away. */
async function showDocument(tools: Tools, to: Target, { showing, old }: Shown): Promise<Delivery> {
  const { document, ...screen } = showing.screen;
  if (document === undefined) return show(tools, to, { showing, old });
  const made = await tools.documents.make(document);
  if (made === 'later') return notSent;
  const failed = { ...showing, screen: failedScreen(document, screen) };
  if (made === 'failed') return show(tools, to, { showing: failed, old });
  try {
    if (made.bytes > MOST_BYTES) return await show(tools, to, { showing: failed, old });
    const file = await fileOf(document, made.path);
    return await show(tools, to, { showing, old, file });
  } finally {
    await made.discard();
  }
}

async function show(tools: Tools, to: Target, { showing, old, file }: Shown): Promise<Delivery> {
  const chatKey = tools.chatKeyOf(to.chatId);
  const content = await contentOf(showing.screen, tools.pictures, (press) =>
    sealPress(press, chatKey, tools.callbackSecret),
  );
  const whole = { ...content, ...(file && { file }) };
  try {
    if (old === undefined) return await sendNew(tools, to, whole);
    if (mustBeNew(showing, old)) return await replace(tools, to, whole, old);
    return await editOrReplace(tools, to, whole, old);
  } catch (error) {
    if (error instanceof GateClosed) return notSent;
    if (error instanceof LeaveRefused) return { ...notSent, afterMs: 0 };
    throw error;
  }
}

export function createTelegramMessenger(options: MessengerOptions): Messenger {
  const tools: Tools = { clock: systemClock, ...options };
  return {
    show: (to, showing, old) => showDocument(tools, to, { showing, old }),
    remove: (to, messageIds) => removeMessages(tools, to, messageIds),
  };
}
