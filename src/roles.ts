// The roles of a process: bot and worker. Each starts on an app and returns how it is stopped.

import { createWorkers } from '../workers/main.ts';
import { layCases } from './actions/desk/lay.ts';
import { findLostReports } from './actions/upkeep.ts';
import type { App } from './app.ts';
import type { Config, Telegram } from './config.ts';
import { deskPlace } from './db/commit.ts';
import { listDeskChats } from './db/desk.ts';
import { errorCode } from './log.ts';
import { startHttp } from './server/http.ts';
import { createEdge, type Edge } from './telegram/edge.ts';
import { startPoller } from './telegram/poller.ts';
import { announceAtDesk, announceCommands, ensureWebhook, whoAmI } from './telegram/setup.ts';

export interface Running {
  /** What the terminal says about it. */
  readonly says: string;
  readonly close: () => Promise<void>;
}

type Connected = Exclude<Telegram, { mode: 'sandbox' }>;

/** Receives updates, by polling or by webhook. */
export async function startBot(
  app: App,
  telegram: Connected,
  config: Pick<Config, 'host' | 'port'>,
): Promise<Running> {
  const stopping = new AbortController();
  const me = await whoAmI(app.client, app.log, stopping.signal);
  const intake = app.openIntake(`https://t.me/${me.username}?start=report`);
  const edge = createEdge({ ...app, me, intake });
  const announced = announceEverywhere(app).catch((error) =>
    app.log.warn({ code: errorCode(error) }, 'commands were not announced'),
  );
  const source =
    telegram.mode === 'polling' ? poll(app, edge) : await listen(app, edge, telegram, config);
  return {
    says: `bot @${me.username}, ${source.says}`,
    async close() {
      stopping.abort();
      await source.close();
      await intake.settled();
      await edge.settled();
      await announced;
    },
  };
}

/** The menus of commands: those of everybody, and those of each group of moderators. */
async function announceEverywhere({ client, db, vault, log }: App): Promise<void> {
  await announceCommands(client, log);
  for (const { chatKey, chat } of await listDeskChats(db.orm)) {
    await announceAtDesk(client, log, vault.openChat(chat, deskPlace(chatKey)));
  }
}

function poll({ client, log }: App, edge: Edge): Running {
  const poller = startPoller({ client, edge, log });
  return { says: 'asks Telegram for updates', close: poller.close };
}

async function listen(
  { client, db, log }: App,
  edge: Edge,
  telegram: Extract<Connected, { mode: 'webhook' }>,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<Running> {
  const server = await startHttp({
    host,
    port,
    log,
    webhook: { path: new URL(telegram.url).pathname, secret: telegram.secret, handle: edge.handle },
    isHealthy: async () => (await db.sql`select 1`).length === 1,
  });
  const failure = await ensureWebhook(client, telegram);
  if (failure) log.warn({ code: failure, method: 'setWebhook' }, 'the webhook was not set');
  return { says: `webhook on ${host}:${server.port}`, close: server.close };
}

// A job can be lost with Redis; no report may wait longer than this for a second look.
const LOST_REPORTS_EVERY_MS = 15_000;

// In a rush the next page is ready when the last one leaves, which is each three seconds.
const LAY_EVERY_MS = 1_000;

/** Runs jobs. @param hasCalendar `false` where the clock is not that of the machine */
export async function startWorker(
  app: App,
  { hasCalendar = true }: { readonly hasCalendar?: boolean } = {},
): Promise<Running> {
  const { queues, log } = app;
  await queues.work(createWorkers(app, queues));
  if (hasCalendar) await queues.schedule();
  const timers = [
    every(LOST_REPORTS_EVERY_MS, () =>
      findLostReports(app, queues).catch((error) =>
        log.warn({ code: errorCode(error) }, 'lost reports could not be looked for'),
      ),
    ),
    every(LAY_EVERY_MS, () =>
      layCases(app).catch((error) =>
        log.warn({ code: errorCode(error) }, 'cases could not be laid on the desk'),
      ),
    ),
  ];
  return {
    says: 'worker',
    close: async () => {
      for (const timer of timers) await timer.stop();
    },
  };
}

interface Repeated {
  /** Resolves when the last run has ended. */
  readonly stop: () => Promise<void>;
}

/** Runs again and again, never twice at once. */
function every(ms: number, run: () => Promise<unknown>): Repeated {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= run().finally(() => {
      running = undefined;
    });
  }, ms);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
