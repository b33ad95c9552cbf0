// The whole product around one sandbox: everything is real but Telegram and the clock.
import { inject } from 'vitest';
import { layCases } from '../../src/actions/desk/lay.ts';
import { type App, type AppOptions, createApp } from '../../src/app.ts';
import { deskPlace } from '../../src/db/commit.ts';
import { linkDesk } from '../../src/db/desk.ts';
import { listDesksToLay } from '../../src/db/laying.ts';
import type { Gate } from '../../src/gate.ts';
import type { Language } from '../../src/locales/translate.ts';
import { type Running, startBot, startWorker } from '../../src/roles.ts';
import { furnish, moderatorsGroup, sandboxPeople } from '../../src/sandbox/people.ts';
import { type Phone, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { floodLimit } from '../../src/telegram/flood.ts';
import { type TestClock, testClock } from './clock.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import { recordingLog } from './queue-backends.ts';
import { startRedis } from './redis.ts';

export interface WorldOptions {
  readonly queues?: 'postgres' | 'redis';
  readonly delivery?: 'polling' | 'webhook';
  readonly start?: string;
  readonly deskLanguage?: Language;
  /** How many reports and updates are taken; as many as come unless a test says otherwise. */
  readonly limits?: NonNullable<AppOptions['limits']>;
  /** Jobs stay in their queue until the test starts a worker. */
  readonly withoutWorker?: boolean;
  /** Telegram ids of the people who run the installation. */
  readonly coordinators?: readonly number[];
  /** In place of one that lets everything pass. */
  readonly gate?: Gate;
  /** Telegram keeps its limits, and this gate keeps the bot within them. */
  readonly limited?: { readonly gate: Gate; readonly clock: TestClock };
}

export interface World {
  /** Of the Redis that holds the jobs, if one does. */
  readonly redisUrl: string | undefined;
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly database: FreshDatabase;
  /** One app for polling; two bots and a worker for the webhook. */
  readonly apps: readonly App[];
  readonly app: App;
  readonly lines: readonly object[];
  readonly reporter: Phone;
  readonly moderator: Phone;
  readonly secondModerator: Phone;
  readonly subscriber: Phone;
  /** Ends the bots and the worker; connections stay. */
  stopBot(): Promise<void>;
  /** Starts them again as new processes, with nothing of the old ones in memory. */
  startAgain(): Promise<void>;
  /** Resolves when every update, job and screen is done with. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export const SOURCE_KEY = Buffer.alloc(32, 7);
export const SECRET = 'a-webhook-secret-of-the-tests';

/** Lets everything pass at once: limits of sending have tests of their own. */
export const openGate: Gate = { pass: async () => {}, pauseFor: () => {}, close: () => {} };

/** Lets everybody send what they like: limits have tests of their own. */
export const noLimits: NonNullable<AppOptions['limits']> = {
  reports: [],
  updates: { ...floodLimit, rate: { everyMs: 0, burst: 1 } },
};

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  inject('databaseUrl');
  const {
    queues = 'postgres',
    delivery = 'polling',
    start: since = '2026-11-22T06:00:00Z',
  } = options;
  const clock = options.limited?.clock ?? testClock(since);
  const database = await freshDatabase();
  const redis = queues === 'redis' ? await startRedis() : undefined;
  if (queues === 'redis' && redis === undefined) throw new Error('there is no Redis to test with');
  const sandbox = await startSandbox({ clock, limits: options.limited !== undefined });
  furnish(sandbox);
  const { log, lines } = recordingLog();
  const newApp = () =>
    createApp({
      config: {
        sourceKey: SOURCE_KEY,
        redisUrl: redis?.url,
        adminIds: options.coordinators ?? [],
      },
      databaseUrl: database.url,
      telegram: { token: sandbox.token, apiRoot: sandbox.url },
      clock,
      log,
      gate: options.limited?.gate ?? options.gate ?? openGate,
      limits: options.limits ?? noLimits,
    });
  const apps: App[] = [];
  const running: Running[] = [];
  const openApps = async () => {
    const processes = delivery === 'polling' ? 1 : 3;
    while (apps.length < processes) apps.push(await newApp());
  };
  const stopBot = async () => {
    for (const one of running.splice(0).toReversed()) await one.close();
  };
  const closeApps = async () => {
    for (const one of apps.splice(0).toReversed()) await one.close();
  };
  const start = async () => {
    if (!options.withoutWorker) {
      running.push(await startWorker(firstOf(apps), { hasCalendar: false }));
    }
    if (delivery === 'polling') running.push(await startPolling(sandbox, firstOf(apps)));
    else running.push(...(await startWebhooks(sandbox, apps.slice(1))));
  };
  await openApps();
  await linkModerators(firstOf(apps), options.deskLanguage ?? 'en');
  await start();
  return {
    redisUrl: redis?.url,
    sandbox,
    clock,
    database,
    apps,
    get app() {
      return firstOf(apps);
    },
    lines,
    reporter: sandbox.phone(sandboxPeople.reporter.id),
    moderator: sandbox.phone(sandboxPeople.firstModerator.id, moderatorsGroup.id),
    secondModerator: sandbox.phone(sandboxPeople.secondModerator.id, moderatorsGroup.id),
    subscriber: sandbox.phone(sandboxPeople.subscriber.id),
    stopBot,
    async startAgain() {
      await stopBot();
      await closeApps();
      await openApps();
      await start();
    },
    settled: () => settle(sandbox, apps, options.withoutWorker !== true),
    async close() {
      await stopBot();
      await closeApps();
      await sandbox.close();
      await redis?.stop();
      await database.drop();
    },
  };
}

function firstOf(apps: readonly App[]): App {
  const [app] = apps;
  if (app === undefined) throw new Error('no app');
  return app;
}

function startPolling({ token, url }: Sandbox, app: App): Promise<Running> {
  const telegram = { mode: 'polling', token, apiRoot: url } as const;
  return startBot(app, telegram, { host: '127.0.0.1', port: 0 });
}

async function linkModerators({ db, vault }: App, language: Language) {
  const chatKey = vault.chatKey(moderatorsGroup.id);
  const chat = vault.sealChat(moderatorsGroup.id, deskPlace(chatKey));
  await linkDesk(db.orm, { chatKey, chat, language });
}

async function startWebhooks(sandbox: Sandbox, apps: readonly App[]): Promise<Running[]> {
  const running: Running[] = [];
  const ports: string[] = [];
  for (const app of apps) {
    const telegram = {
      mode: 'webhook',
      token: sandbox.token,
      apiRoot: sandbox.url,
      url: 'http://127.0.0.1:1/telegram',
      secret: SECRET,
    } as const;
    const bot = await startBot(app, telegram, { host: '127.0.0.1', port: 0 });
    ports.push(/:(\d+)$/.exec(bot.says)?.[1] ?? '');
    running.push(bot);
  }
  sandbox.setWebhookTargets(ports.map((port) => `http://127.0.0.1:${port}/telegram`));
  return running;
}

async function settle(sandbox: Sandbox, apps: readonly App[], lays: boolean) {
  const [first] = apps;
  if (first === undefined) return;
  for (;;) {
    await sandbox.settled();
    for (const { courier } of apps) await courier.settled();
    await first.queues.drain();
    for (const { courier } of apps) await courier.settled();
    const [row] = await first.db.sql`
      select count(*)::int as n from outbox where status = 'pending'`;
    if (row?.n === 0 && !(lays && (await hasMoreToLay(first)))) return;
    for (const { sweeper } of apps) await sweeper.sweep();
  }
}

/** What a full desk had no room for is laid by a timer; here nobody waits for that. */
async function hasMoreToLay(app: App): Promise<boolean> {
  if ((await listDesksToLay(app.db.orm)).length === 0) return false;
  await layCases(app);
  return true;
}
