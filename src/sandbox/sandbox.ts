// A Telegram of one's own on this machine: a Bot API server and the phones of the people who use
// the bot. It is what `npm start` opens without a token, and what tests and benchmarks talk to.
import { type Clock, systemClock } from '../clock.ts';
import { callFromAnswer } from './botApi.ts';
import { firstMessageId, type GroupDescription, openGroup, openPrivateChat } from './chats.ts';
import type { Cloud } from './cloud.ts';
import { enlist } from './delivery.ts';
import { type Faults, faultsOf, openFaults } from './faults.ts';
import type { Call } from './ledger.ts';
import { openLimiter } from './limits.ts';
import { openMailbox, whenEmpty } from './mailbox.ts';
import { addMember, removeMember, upgradeGroup } from './membership.ts';
import { openMemory } from './memory.ts';
import { openPageRoutes, type PageRoutes } from './pageRoutes.ts';
import { openPhone, type Phone } from './phone.ts';
import { closePolling, openPolling, wakePoll } from './polling.ts';
import { closeServer, openServer, portOf } from './server.ts';
import { closeCallbacks } from './taps.ts';
import { closeWebhook, openWebhook } from './webhook.ts';

export type { Faults } from './faults.ts';
export type { Call } from './ledger.ts';
export type { Phone } from './phone.ts';
export type { SeenMessage } from './seen.ts';
export type { Sendable } from './sendables.ts';
export type { Tapped } from './taps.ts';

export interface SandboxOptions {
  /** Tried first; any free port when it is taken, 0 or absent. */
  readonly port?: number;
  /** Dates of messages, rate limits, expiry and answer windows follow it. */
  readonly clock?: Clock;
  readonly token?: string;
  /** `false` switches the rate limits off. */
  readonly limits?: boolean;
  /**
   * Once the bot has set a webhook, deliveries go to these addresses in turn instead of to the one
   * that was set, as a load balancer in front of several bot processes would do it.
   */
  readonly webhookUrls?: readonly string[];
  /** A file in which chats outlive a restart; nothing is kept without one. */
  readonly memory?: string;
}

export interface PersonDescription {
  readonly id: number;
  readonly firstName: string;
  readonly username?: string;
  readonly languageCode?: string;
}

export interface Sandbox {
  /** Root of the Bot API, and of the page. */
  readonly url: string;
  readonly token: string;
  readonly botId: number;
  /** Every call of the Bot API in order; the last 100 000 are kept. */
  readonly ledger: readonly Call[];
  readonly faults: Faults;
  /** Does nothing for one who is there already, as after a restart. */
  addPerson(person: PersonDescription): void;
  addGroup(group: GroupDescription): void;
  /** Brings a person, or the bot by its id, into a group. */
  addMember(groupId: number, personId: number): void;
  /** Takes a person, or the bot by its id, out of a group. */
  removeMember(groupId: number, personId: number): void;
  /** Makes a supergroup of a group and tells its new id. */
  upgradeGroup(groupId: number): number;
  /** The private chat with the bot, or the group that is named. */
  phone(personId: number, chatId?: number): Phone;
  setWebhookTargets(urls: readonly string[]): void;
  /** Resolves when no update waits for the bot any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const standardToken = '7000000001:sandbox-of-baqylau-not-a-secret-000';

function openCloud({
  clock = systemClock,
  token = standardToken,
  limits = true,
  webhookUrls = [],
}: SandboxOptions): Cloud {
  const id = Number(token.split(':')[0]);
  const cloud: Cloud = {
    clock,
    token,
    bot: { id, is_bot: true, first_name: 'Baqylau', username: 'baqylau_sandbox_bot' },
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    commands: new Map(),
    callbacks: new Map(),
    mailbox: openMailbox(clock),
    polling: openPolling(),
    webhook: openWebhook(webhookUrls),
    limiter: limits ? openLimiter(clock) : undefined,
    faults: openFaults(),
    ledger: [],
    watchers: new Set(),
    nextMessageId: firstMessageId(),
  };
  cloud.mailbox.listeners.add((waiting) => enlist(cloud, waiting));
  cloud.mailbox.listeners.add(() => wakePoll(cloud));
  cloud.webhook.callInAnswer = (answer) => void callFromAnswer(cloud, answer);
  return cloud;
}

interface Closing {
  readonly page: PageRoutes;
  readonly memory: { close(): void } | undefined;
  readonly stop: () => Promise<void>;
}

async function shut(cloud: Cloud, { page, memory, stop }: Closing): Promise<void> {
  closePolling(cloud.polling);
  closeWebhook(cloud.webhook);
  closeCallbacks(cloud);
  page.close();
  memory?.close();
  await stop();
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const cloud = openCloud(options);
  const memory = options.memory === undefined ? undefined : openMemory(cloud, options.memory);
  const page = openPageRoutes(cloud);
  const server = await openServer(cloud, page, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    token: cloud.token,
    botId: cloud.bot.id,
    ledger: cloud.ledger,
    faults: faultsOf(cloud.faults),
    addPerson: (person) => {
      if (cloud.people.has(person.id)) return;
      openPrivateChat(cloud, { ...person, hasStarted: false, hasBlocked: false });
    },
    addGroup: (group) => {
      if (!cloud.chats.has(group.id)) openGroup(cloud, group);
    },
    addMember: (groupId, personId) => addMember(cloud, groupId, personId),
    removeMember: (groupId, personId) => removeMember(cloud, groupId, personId),
    upgradeGroup: (groupId) => upgradeGroup(cloud, groupId),
    phone: (personId, chatId = personId) => openPhone(cloud, { personId, chatId }),
    setWebhookTargets: (urls) => {
      cloud.webhook.targets = urls;
    },
    settled: () => whenEmpty(cloud.mailbox),
    close: () => shut(cloud, { page, memory, stop: () => closeServer(server) }),
  };
}
