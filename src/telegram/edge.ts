// The edge: from a Telegram update to the intake, and the answer to a tap after the commit.
import type { Chat, Update, User, UserFromGetMe } from '@grammyjs/types';
import type { Intake, Receipt, Received } from '../actions/intake.ts';
import type { Incoming } from '../actions/unit.ts';
import { languageOf } from '../locales/translate.ts';
import { errorCode, type Log } from '../log.ts';
import type { PersonKey } from '../messenger.ts';
import { cleanText } from '../text.ts';
import type { Vault } from '../vault.ts';
import { answerPress } from './answer-press.ts';
import type { TelegramClient } from './client.ts';
import type { FloodGuard } from './flood.ts';
import { createMembership, type Standing } from './membership.ts';
import { createRouter, type Routed } from './router.ts';
import { announceAtDesk } from './setup.ts';

export interface Edge {
  /** Resolves once the effect of the update is committed. Throws `Outage` when nothing was done. */
  readonly handle: (update: Update) => Promise<void>;
  /** Resolves when all taps are answered, and new groups of moderators have their commands. */
  readonly settled: () => Promise<void>;
}

export interface EdgeOptions {
  readonly me: UserFromGetMe;
  readonly client: TelegramClient;
  readonly intake: Intake;
  readonly vault: Vault;
  readonly log: Log;
  /** Drops the floods of single people. */
  readonly flood: FloodGuard;
  /** A group got another id. */
  readonly groupMoved: (chatKey: string, chatId: number) => Promise<void>;
}

export function createEdge(options: EdgeOptions): Edge {
  const { client, intake, vault, log } = options;
  const route = createRouter(options.me, vault);
  const receive = createReceiver(options);
  const afterwards = createAfterwards();

  function answer(callbackQueryId: string, toast: string | undefined) {
    afterwards.run(
      answerPress(client, callbackQueryId, toast).then(
        (failure) => failure && log.warn({ code: failure.kind }, 'a tap was not answered'),
      ),
    );
  }

  const inOrder = createLines();

  /** Hands an update to the intake; the receipt comes with the commit. */
  async function enter(update: Update): Promise<Entered | undefined> {
    const met = meet(update, options);
    if (met === undefined) return undefined;
    const routed = await route(update).catch((error) => {
      log.error({ code: errorCode(error) }, 'an update could not be read');
      return undefined;
    });
    if (routed === undefined) return undefined;
    return { routed, receipt: intake.receive(await receive(update, routed, met)) };
  }

  return {
    async handle(update) {
      const moved = migrationOf(update);
      if (moved) await options.groupMoved(vault.chatKey(moved.from), moved.to);
      const entered = await inOrder(sourceOf(update)?.from.id, () => enter(update));
      if (entered === undefined) return;
      const { callbackQueryId } = entered.routed;
      const receipt = await entered.receipt;
      if (callbackQueryId !== undefined) answer(callbackQueryId, receipt.toast);
      const chatId = sourceOf(update)?.chat.id;
      if (receipt.isLinked && chatId !== undefined) {
        afterwards.run(announceAtDesk(client, log, chatId));
      }
    },
    settled: () => afterwards.settled(),
  };
}

/** What nobody waits for, but the end of the process. */
function createAfterwards() {
  const running = new Set<Promise<unknown>>();
  return {
    run(done: Promise<unknown>) {
      const over: Promise<unknown> = done.finally(() => running.delete(over));
      running.add(over);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}

/** Reads an update for the intake; asks Telegram whether whoever acts in a group is in it. */
function createReceiver({ client, vault, log }: EdgeOptions) {
  const standingOf = createMembership(client);
  return async (update: Update, { event }: Routed, met: Met): Promise<Received> => {
    const { source, person, isFlood } = met;
    const { chat, from, date, message } = source;
    if (isFlood) log.warn({ update: event.kind }, 'a flood is dropped');
    const isGroupAct = chat.type !== 'private' && mayAct(event);
    const standing = isGroupAct
      ? (source.standing ?? (await standingOf(chat.id, from.id)))
      : undefined;
    const incoming: Incoming = {
      updateId: update.update_id,
      person,
      chatKey: vault.chatKey(chat.id),
      chatKind: chatKindOf(chat),
      language: languageOf(from.language_code),
      event: isFlood ? floodEvent(event) : cleanEvent(event),
      ...(chat.type === 'private' && message),
      ...(date !== undefined && { sentAt: new Date(date * 1000) }),
      ...standing,
    };
    return { incoming, chatId: chat.id };
  };
}

interface Entered {
  readonly routed: Routed;
  readonly receipt: Promise<Receipt>;
}

interface Met {
  readonly source: Source;
  readonly person: PersonKey;
  /** The one update of a flood that is answered. */
  readonly isFlood: boolean;
}

/** Who sent it; `undefined` for nobody, and for the rest of a flood, which costs no more than this. */
function meet(
  update: Update,
  { vault, flood }: Pick<EdgeOptions, 'vault' | 'flood'>,
): Met | undefined {
  const source = sourceOf(update);
  if (source === undefined) return undefined;
  const person = vault.personKey(source.from.id);
  const verdict = isMadeByHand(update) ? flood.meet(person) : 'pass';
  return verdict === 'drop' ? undefined : { source, person, isFlood: verdict === 'answer' };
}

/**
 * Lines in which people stand: what is said of one person goes one after the other. Some kinds of
 * update take longer to read than others, and a tap in a group waits for Telegram.
 */
function createLines() {
  const lines = new Map<number | undefined, Promise<unknown>>();
  return <T>(person: number | undefined, step: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(person) ?? Promise.resolve()).then(step);
    const over: Promise<unknown> = turn
      .catch(() => undefined)
      .finally(() => {
        if (lines.get(person) === over) lines.delete(person);
      });
    lines.set(person, over);
    return turn;
  };
}

interface Source {
  readonly chat: Chat;
  readonly from: User;
  /** Whole seconds; absent for a tap. */
  readonly date?: number;
  readonly message?: Pick<Incoming, 'messageId' | 'messageSentAt'>;
  /** Where Telegram told it with the update. */
  readonly standing?: Standing;
}

/** Only those who run a group or channel can speak in its name. */
const inItsName: Standing = { isMember: true, isAdmin: true };

/** Whose update it is, and where. A command in a channel is the channel's own; other posts are nobody's. */
function sourceOf(update: Update): Source | undefined {
  const query = update.callback_query;
  if (query?.message) {
    const { chat } = query.message;
    return { chat, from: query.from, message: messageOf(query.message) };
  }
  const message = update.message ?? update.edited_message;
  if (message?.from) {
    const { chat, from, date, sender_chat: sender } = message;
    const standing = sender?.id === chat.id ? { standing: inItsName } : {};
    return { chat, from, date, message: messageOf(message), ...standing };
  }
  const post = update.channel_post;
  if (post?.text?.startsWith('/')) {
    const from = { id: post.chat.id, is_bot: false, first_name: '' };
    return { chat: post.chat, from, date: post.date, standing: inItsName };
  }
  const change = update.my_chat_member ?? update.chat_member;
  return change && { chat: change.chat, from: change.from };
}

/** A message that Telegram no longer shows to bots has no date. */
function messageOf(message: { readonly message_id: number; readonly date: number }) {
  const { message_id: messageId, date } = message;
  return { messageId, ...(date > 0 && { messageSentAt: new Date(date * 1000) }) };
}

/** Whether it may be an act at the desk, which only members of its group may do. */
function mayAct(event: Routed['event']): boolean {
  if (event.kind === 'text') return event.replyTo !== undefined;
  return event.kind === 'press' || event.kind === 'command';
}

/** Everything but news about who is where. */
function isMadeByHand({ message, edited_message, callback_query, channel_post }: Update): boolean {
  if (message !== undefined) return !('left_chat_member' in message);
  return [edited_message, callback_query, channel_post].some((one) => one !== undefined);
}

function floodEvent({ kind }: Routed['event']): Incoming['event'] {
  return { kind: 'flood', isTap: kind === 'press' };
}

function chatKindOf(chat: Chat): Incoming['chatKind'] {
  if (chat.type === 'private' || chat.type === 'channel') return chat.type;
  return 'group';
}

/** What a person typed, without what no text needs: NUL, controls, bidi overrides. */
function cleanEvent(event: Routed['event']): Routed['event'] {
  if (event.kind === 'text') return { ...event, text: cleanText(event.text) };
  if (event.kind === 'command') return { ...event, args: cleanText(event.args) };
  return event;
}

function migrationOf({
  message,
}: Update): { readonly from: number; readonly to: number } | undefined {
  const to = message?.migrate_to_chat_id;
  return message && to !== undefined ? { from: message.chat.id, to } : undefined;
}
