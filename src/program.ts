// From the environment to running roles, and the orderly way out.
import { join } from 'node:path';
import { issueLinkCode, newLinkCode } from './actions/desk/group.ts';
import { type App, createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigMistakes, readConfig, type Telegram } from './config.ts';
import { deskPlace } from './db/commit.ts';
import { connect } from './db/connection.ts';
import { hasDesk, linkDesk } from './db/desk.ts';
import { endAllClaims } from './db/digest-deliveries.ts';
import { renewFigures } from './db/figure-recount.ts';
import { migrate } from './db/migrate.ts';
import { endAllLeases } from './db/outbox.ts';
import { createLog, errorCode, type Log } from './log.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { DataDirInUse, lockDataDir } from './postgres/lock.ts';
import { startBot, startWorker } from './roles.ts';
import { createStop } from './stop.ts';
import { TokenRefused } from './telegram/setup.ts';

const roles = ['all', 'bot', 'worker', 'migrate'] as const;
type Role = (typeof roles)[number];

/** Runs until the process is told to stop. Mistakes of the person are said plainly; exit code 1. */
export async function startProgram(asked = 'all'): Promise<void> {
  const stop = createStop();
  try {
    if (!isRole(asked))
      throw new ConfigMistakes([`there is no role ${asked}: use ${roles.join(', ')}`]);
    const config = readConfig();
    await run(asked, config, stop);
  } catch (error) {
    console.error(isPlain(error) ? error.message : `Baqylau could not start: ${describe(error)}`);
    await stop.now(1);
  }
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}

function isPlain(error: unknown): error is Error {
  return [ConfigMistakes, DataDirInUse, TokenRefused].some((kind) => error instanceof kind);
}

// The message of a database error may quote an address with its password.
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${text.replace(/\/\/[^@\s]*@/g, '//…@')} (${errorCode(error)})`;
}

type Stop = ReturnType<typeof createStop>;

async function run(role: Role, config: Config, stop: Stop) {
  const log = createLog(config.logLevel);
  const databaseUrl = await openDatabase(config, stop, log);
  await migrate(databaseUrl);
  await renewSums(databaseUrl);
  if (role === 'migrate') {
    say('The database is up to date.');
    return stop.now(0);
  }
  const { telegram, moderationChatId, adminIds } = await openTelegram(config, stop);
  const app = await createApp({
    config: { ...config, adminIds },
    databaseUrl,
    telegram,
    clock: systemClock,
    log,
  });
  stop.later('the queues and the database connections', app.close);
  if (config.databaseUrl === undefined) {
    await endAllLeases(app.db);
    await endAllClaims(app.db);
  }
  if (role !== 'worker') await openDesk(app, moderationChatId);
  if (role !== 'bot') stop.later('the worker', (await announce(startWorker(app))).close);
  if (role === 'worker') return;
  stop.later('the bot', (await announce(startBot(app, telegram, config))).close);
  say('Ctrl-C stops everything.');
}

/** After an upgrade that counts otherwise: all sums anew, by one of the processes that start. */
async function renewSums(url: string) {
  const db = connect({ url, max: 2 });
  try {
    const renewed = await renewFigures(db);
    if (renewed?.records) say(`  figures of ${renewed.records} records counted anew`);
  } finally {
    await db.close();
  }
}

async function announce<T extends { readonly says: string }>(starting: Promise<T>): Promise<T> {
  const running = await starting;
  say(`  ${running.says}`);
  return running;
}

async function openDatabase(config: Config, stop: Stop, log: Log): Promise<string> {
  if (config.databaseUrl !== undefined) {
    say('Baqylau\n  PostgreSQL at DATABASE_URL');
    return config.databaseUrl;
  }
  const lock = await lockDataDir(config.dataDir);
  stop.later('the lock', async () => lock.release());
  const postgres = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: () => log.warn({}, 'PostgreSQL complains'),
    onExit: () => {
      log.error({}, 'PostgreSQL ended unexpectedly');
      void stop.now(1);
    },
  });
  stop.later('PostgreSQL', postgres.close);
  say(`Baqylau\n  PostgreSQL of its own, data in ${config.dataDir}   (DATABASE_URL: another one)`);
  return postgres.url;
}

interface OpenTelegram {
  readonly telegram: Exclude<Telegram, { mode: 'sandbox' }>;
  readonly moderationChatId: number | undefined;
  readonly adminIds: readonly number[];
}

async function openTelegram(config: Config, stop: Stop): Promise<OpenTelegram> {
  const queues = config.redisUrl ? 'Redis at REDIS_URL' : 'in PostgreSQL   (REDIS_URL: in Redis)';
  say(`  queues ${queues}`);
  const { telegram, moderationChatId, adminIds, port } = config;
  if (telegram.mode !== 'sandbox') return { telegram, moderationChatId, adminIds };
  // The sandbox is loaded only where it is used.
  const { openSandbox } = await import('./sandbox/open.ts');
  const memory = join(config.dataDir, 'sandbox.state');
  const sandbox = await openSandbox({ port, memory });
  stop.later('the sandbox', sandbox.close);
  say(`  sandbox: open ${sandbox.url} in a browser   (BOT_TOKEN: the real Telegram)`);
  const { token, url: apiRoot } = sandbox;
  return {
    telegram: { mode: 'polling', token, apiRoot },
    moderationChatId: moderationChatId ?? sandbox.moderationChatId,
    // Somebody there can try what only coordinators may do.
    adminIds: adminIds.length > 0 ? adminIds : sandbox.adminIds,
  };
}

/** The moderators' group: from the configuration, linked before, or to be linked by a code. */
async function openDesk({ db, vault }: App, moderationChatId: number | undefined) {
  if (moderationChatId !== undefined) {
    const chatKey = vault.chatKey(moderationChatId);
    const chat = vault.sealChat(moderationChatId, deskPlace(chatKey));
    return linkDesk(db.orm, { chatKey, chat, language: 'ru' });
  }
  if (await hasDesk(db.orm)) return;
  const code = newLinkCode();
  await issueLinkCode(db, code);
  say(`  no moderators' group yet: add the bot to it and send there   /link ${code}`);
}

function say(line: string) {
  console.log(line);
}
