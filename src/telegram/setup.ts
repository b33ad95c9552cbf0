// What Telegram is told at the start: who we are, our commands, our webhook.
import type { BotCommandScope, UserFromGetMe } from '@grammyjs/types';
import { type Language, languages, type TextKey, t } from '../locales/translate.ts';
import type { Log } from '../log.ts';
import { allowedUpdates } from './allowed-updates.ts';
import type { TelegramClient } from './client.ts';

/** Telegram does not know this token; waiting will not help. */
export class TokenRefused extends Error {
  constructor() {
    super('Telegram does not accept BOT_TOKEN. Copy it again from @BotFather.');
    this.name = 'TokenRefused';
  }
}

const RETRY_MS = 2_000;

/** Asks until Telegram answers. */
export async function whoAmI(
  client: TelegramClient,
  log: Log,
  signal: AbortSignal,
): Promise<UserFromGetMe> {
  for (;;) {
    const answer = await client.call('getMe', {});
    if (answer.ok) return answer.result;
    const { kind } = answer.failure;
    if (kind === 'unauthorized' || kind === 'bad_request') throw new TokenRefused();
    if (signal.aborted) throw new Error('stopped while waiting for Telegram');
    log.warn({ code: kind }, 'Telegram cannot be reached; trying again');
    await new Promise((done) => setTimeout(done, answer.failure.retryAfterMs ?? RETRY_MS));
  }
}

const privateCommands = [
  'report',
  'mine',
  'stats',
  'export',
  'corrections',
  'weekly',
  'subscribe',
  'language',
  'help',
  'privacy',
  'mydata',
  'forget',
  'panic',
  'cancel',
] as const;
const groupCommands = [
  'stats',
  'weekly',
  'export',
  'corrections',
  'subscribe',
  'unsubscribe',
  'language',
] as const;

/** What moderators need most comes first. */
const deskCommands = [
  'queue',
  'case',
  'find',
  'assembly',
  'outcome',
  'campaign',
  'coverage',
  'log',
  'moderators',
  'me',
  'health',
  'stats',
  'export',
  'corrections',
  'weekly',
  'language',
] as const;

/** The menu of commands, in each language and, without one, in English. */
export async function announceCommands(client: TelegramClient, log: Log): Promise<void> {
  await announce(client, log, { type: 'all_private_chats' }, privateCommands);
  await announce(client, log, { type: 'all_group_chats' }, groupCommands);
}

/** Only the moderators' own group is told of theirs. */
export function announceAtDesk(client: TelegramClient, log: Log, chatId: number): Promise<void> {
  return announce(client, log, { type: 'chat', chat_id: chatId }, deskCommands);
}

async function announce(
  client: TelegramClient,
  log: Log,
  scope: BotCommandScope,
  names: readonly string[],
): Promise<void> {
  for (const language of [undefined, ...languages]) {
    const commands = names.map((name) => describe(name, language ?? 'en'));
    const code = language === undefined ? {} : { language_code: language };
    const answer = await client.call('setMyCommands', { commands, scope, ...code });
    if (answer.ok) continue;
    const failed = { code: answer.failure.kind, method: 'setMyCommands' };
    log.warn(failed, 'commands were not announced');
  }
}

function describe(command: string, language: Language) {
  return { command, description: t(language, `command.${command}` as TextKey) };
}

/** Sets the webhook where it differs; Telegram answers 429 to those who set it at every start. */
export async function ensureWebhook(
  client: TelegramClient,
  { url, secret }: { readonly url: string; readonly secret: string },
): Promise<string | undefined> {
  const info = await client.call('getWebhookInfo', {});
  const wanted = [...allowedUpdates];
  if (info.ok && info.result.url === url && sameList(info.result.allowed_updates ?? [], wanted)) {
    return undefined;
  }
  const params = { url, secret_token: secret, allowed_updates: wanted, max_connections: 100 };
  const answer = await client.call('setWebhook', params);
  return answer.ok ? undefined : answer.failure.kind;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
