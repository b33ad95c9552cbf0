// Everything that the local Telegram remembers, in one value that every part is handed.
import type { Clock } from '../clock.ts';
import type { Chat, Person } from './chats.ts';
import type { FaultState } from './faults.ts';
import type { StoredFile } from './files.ts';
import type { Call } from './ledger.ts';
import type { Limiter } from './limits.ts';
import type { Mailbox } from './mailbox.ts';
import type { Polling } from './polling.ts';
import type { OpenCallback } from './taps.ts';
import type { Webhook } from './webhook.ts';

interface BotUser {
  readonly id: number;
  readonly is_bot: true;
  readonly first_name: string;
  readonly username: string;
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

export interface Cloud {
  readonly clock: Clock;
  readonly token: string;
  readonly bot: BotUser;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  /** By file id; several ids may share the same bytes. */
  readonly files: Map<string, StoredFile>;
  /** By scope and language. */
  readonly commands: Map<string, readonly BotCommand[]>;
  readonly callbacks: Map<string, OpenCallback>;
  readonly mailbox: Mailbox;
  readonly polling: Polling;
  readonly webhook: Webhook;
  /** Absent when rate limits are switched off. */
  readonly limiter: Limiter | undefined;
  readonly faults: FaultState;
  readonly ledger: Call[];
  /** Told the id of each chat whose look has changed. */
  readonly watchers: Set<(chatId: number) => void>;
  /** Private chats and basic groups of one bot share a counter; each supergroup has its own. */
  nextMessageId: number;
}

export function nowSeconds(cloud: Pick<Cloud, 'clock'>): number {
  return Math.floor(cloud.clock.now().getTime() / 1000);
}

export function announce(cloud: Cloud, chatId: number): void {
  for (const watcher of cloud.watchers) watcher(chatId);
}
