// Telegraf as a router: it tells what an update is, and does nothing else. It never owns the HTTP
// answer, the state or retries.
import type { Update, UserFromGetMe } from '@grammyjs/types';
import { type Context, Telegraf } from 'telegraf';
import type { Event } from '../actions/unit.ts';
import type { Vault } from '../vault.ts';
import { openPress } from './callback.ts';

export interface Routed {
  readonly event: Event;
  /** Set for a tap: which query to answer. */
  readonly callbackQueryId?: string;
}

/** What people send that is no answer to any question. */
const others = [
  'video',
  'animation',
  'audio',
  'voice',
  'video_note',
  'document',
  'sticker',
  'contact',
  'poll',
  'dice',
  'story',
] as const;

/** Tells what an update is; `undefined` for what the bot does not react to. */
export function createRouter(me: UserFromGetMe, vault: Vault) {
  const routed = new WeakMap<object, Routed>();
  // The token is never used: Telegraf calls no method here.
  const bot = new Telegraf('0:router', { handlerTimeout: Number.POSITIVE_INFINITY });
  // Without this Telegraf would ask Telegram who it is.
  bot.botInfo = me;
  // Telegraf prints the whole update when nobody catches.
  bot.catch((error) => {
    throw error;
  });
  const note = (ctx: Context, event: Event, callbackQueryId?: string) => {
    routed.set(ctx.update, { event, ...(callbackQueryId !== undefined && { callbackQueryId }) });
  };
  routeMessages(bot, note);
  bot.on('callback_query', (ctx) => {
    const { id, message } = ctx.callbackQuery;
    const data = 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : '';
    const chatKey = message && vault.chatKey(message.chat.id);
    const press = chatKey === undefined ? undefined : openPress(data, chatKey, vault.buttonKey);
    note(ctx, { kind: 'press', press }, id);
  });
  routeMembership(bot, note, vault);
  return async (update: Update): Promise<Routed | undefined> => {
    const { channel_post: post } = update;
    if (post !== undefined) return commandIn(post.text ?? '', me.username);
    await bot.handleUpdate(update as Parameters<typeof bot.handleUpdate>[0]);
    return routed.get(update);
  };
}

/** Telegraf reads no commands in channels. */
function commandIn(text: string, username: string): Routed | undefined {
  const [, name, to, args = ''] = /^\/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?$/s.exec(text) ?? [];
  if (name === undefined || (to !== undefined && to.toLowerCase() !== username.toLowerCase())) {
    return undefined;
  }
  return { event: { kind: 'command', name: name.toLowerCase(), args } };
}

type Note = (ctx: Context, event: Event, callbackQueryId?: string) => void;

function routeMessages(bot: Telegraf, note: Note) {
  bot.command(/^.+$/, (ctx) => {
    note(ctx, { kind: 'command', name: ctx.command.toLowerCase(), args: ctx.payload });
  });
  bot.on('location', (ctx) => {
    const { latitude: lat, longitude: lon } = ctx.message.location;
    note(ctx, { kind: 'point', lat, lon });
  });
  bot.on('photo', (ctx) => {
    const { photo, media_group_id: album } = ctx.message;
    // The last size is the largest.
    const fileId = photo.at(-1)?.file_id;
    if (fileId !== undefined)
      note(ctx, { kind: 'photo', fileId, ...(album !== undefined && { album }) });
  });
  for (const what of others) bot.on(what, (ctx) => note(ctx, { kind: 'other', what }));
  bot.on('edited_message', (ctx) => {
    // A live location comes as an edited message again and again; it is no correction.
    if ('text' in ctx.editedMessage) note(ctx, { kind: 'edited' });
  });
  bot.on('text', (ctx) => {
    const { text, reply_to_message: replied } = ctx.message;
    const isReply = ctx.chat.type !== 'private' && replied !== undefined;
    note(ctx, { kind: 'text', text, ...(isReply && { replyTo: replied.message_id }) });
  });
}

function routeMembership(bot: Telegraf, note: Note, vault: Vault) {
  bot.on('my_chat_member', (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    const isOut = status === 'kicked' || status === 'left';
    if (ctx.chat.type === 'private') note(ctx, { kind: isOut ? 'blocked' : 'unblocked' });
    else note(ctx, { kind: isOut ? 'bot_left' : 'bot_joined' });
  });
  bot.on('left_chat_member', (ctx) => {
    note(ctx, { kind: 'left', who: vault.personKey(ctx.message.left_chat_member.id) });
  });
  bot.on('chat_member', (ctx) => {
    const { user, status } = ctx.chatMember.new_chat_member;
    if (['left', 'kicked'].includes(status))
      note(ctx, { kind: 'left', who: vault.personKey(user.id) });
  });
  // What nobody has to answer goes with the rest when the chat is cleaned.
  bot.on('message', (ctx) => {
    if (ctx.chat.type === 'private') note(ctx, { kind: 'noted' });
  });
}
