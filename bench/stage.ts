// The stage of a benchmark: PostgreSQL with fsync, a Telegram that answers at once, our bot and
// the rival, each in its own process.
import { randomBytes } from 'node:crypto';
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
  readonly ours: Target;
  readonly echo: Target;
  /** Tells about every screen that reaches Telegram, until its result is called. */
  listen(heard: (arrival: Arrival) => void): () => void;
  /** Resolves when everything is shown, stored and screened. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const PATH = '/telegram';
const DESK = -1_001_000_000_000;
const LOOK_AGAIN_MS = 20;

/** @param nodeOptions for our bot, such as those of a profiler */
export async function openStage(nodeOptions: readonly string[] = []): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: console.error, tuning: 'durable' });
  await migrate(server.url);
  const sourceKey = randomBytes(32);
  const vault = createVault(sourceKey);
  await openDesk(server.url, vault);
  const secret = randomBytes(16).toString('hex');
  const telegram = await start('fake-telegram.ts', []);
  const apiRoot = `http://127.0.0.1:${telegram.port}`;
  const words = [apiRoot, PATH, secret, server.url, sourceKey.toString('base64')];
  const ours = await start('our-bot.ts', words, nodeOptions);
  const echo = await start('echo-bot.ts', [apiRoot, PATH, secret]);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  return {
    vault,
    sql,
    ours: { port: ours.port, path: PATH, secret },
    echo: { port: echo.port, path: PATH, secret },
    listen(heard) {
      const listener = (message: unknown) => (message as Arrival[]).forEach(heard);
      telegram.child.on('message', listener);
      return () => telegram.child.off('message', listener);
    },
    async settled() {
      while ((await countOpen(sql)) > 0) await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
    },
    async close() {
      await sql.end();
      for (const process of [ours, echo, telegram, server]) await process.close();
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
