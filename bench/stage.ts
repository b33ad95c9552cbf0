// The stage of a benchmark: PostgreSQL with fsync, a Telegram that answers at once, our bot and
// the rival, each in its own process.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { deskPlace } from '../src/db/commit.ts';
import { connect } from '../src/db/connection.ts';
import { linkDesk } from '../src/db/desk.ts';
import { migrate } from '../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { createVault, type Vault } from '../src/vault.ts';
import type { Arrival } from './fake-telegram.ts';
import type { Target } from './line.ts';
import { start } from './processes.ts';
import { countOpen } from './stored.ts';

export interface Stage {
  readonly vault: Vault;
  readonly sql: postgres.Sql;
  readonly ours: Actor;
  readonly echo: Actor;
  readonly postgresPid: number;
  /** Tells about every screen that reaches Telegram, until its result is called. */
  readonly listen: (heard: (arrival: Arrival) => void) => () => void;
  /** Resolves when everything is shown, stored and screened. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Actor {
  readonly target: Target;
  readonly pid: number;
}

const PATH = '/telegram';
const DESK = -1_001_000_000_000;
const LOOK_AGAIN_MS = 50;

export interface StageOptions {
  /** For our bot, such as those of a profiler. */
  readonly nodeOptions?: readonly string[];
  /** Single people who send too fast are dropped, as in real life. */
  readonly isGuarded?: boolean;
}

export async function openStage({ nodeOptions = [], isGuarded }: StageOptions): Promise<Stage> {
  const sourceKey = randomBytes(32);
  const vault = createVault(sourceKey);
  const database = await openDatabase(vault);
  const secret = randomBytes(16).toString('hex');
  const telegram = await start('fake-telegram.ts', []);
  const apiRoot = `http://127.0.0.1:${telegram.port}`;
  const key = sourceKey.toString('base64');
  const words = [apiRoot, PATH, secret, database.url, key, isGuarded ? 'guarded' : 'open'];
  const ours = await start('our-bot.ts', words, nodeOptions);
  const echo = await start('echo-bot.ts', [apiRoot, PATH, secret]);
  const { sql } = database;
  return {
    vault,
    sql,
    ours: { target: { port: ours.port, path: PATH, secret }, pid: ours.pid },
    echo: { target: { port: echo.port, path: PATH, secret }, pid: echo.pid },
    postgresPid: database.pid,
    listen: (heard) => telegram.listen((message) => (message as Arrival[]).forEach(heard)),
    async settled() {
      while ((await countOpen(sql)) > 0) await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
    },
    async close() {
      for (const process of [ours, echo, telegram, database]) await process.close();
    },
  };
}

async function openDatabase(vault: Vault) {
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: console.error, tuning: 'durable' });
  await migrate(server.url);
  await openDesk(server.url, vault);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  return {
    url: server.url,
    pid: Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    sql,
    async close() {
      await sql.end();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The moderators' group, so that each report also becomes a case with a card. */
async function openDesk(url: string, vault: Vault) {
  const db = connect({ url, max: 1 });
  const chatKey = vault.chatKey(DESK);
  const chat = vault.sealChat(DESK, deskPlace(chatKey));
  await linkDesk(db.orm, { chatKey, chat, language: 'ru' });
  await db.close();
}
