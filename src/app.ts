// What a process is made of. Everything is made here once, handed on as arguments, and closed in
// reverse order.
import { moveDesk } from './actions/desk/group.ts';
import { deskGone } from './actions/desk/presence.ts';
import { createIntake, type Intake } from './actions/intake.ts';
import type { Runtime } from './actions/run.ts';
import { createPainter } from './charts/render.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { assertLocale, connect, type Db } from './db/connection.ts';
import { findFileId, keepFileId } from './db/pictures.ts';
import { createCourier } from './delivery/courier.ts';
import { createDigestSender } from './delivery/digests.ts';
import { createSweeper } from './delivery/sweeper.ts';
import { createDocumentMaker, type DocumentMaker } from './documents/maker.ts';
import type { Gate } from './gate.ts';
import type { Log } from './log.ts';
import type { Queues } from './queues/backend.ts';
import { connectQueues } from './queues/connect.ts';
import { openRedisGate } from './queues/redis-gate.ts';
import { type ReportLimit, reportLimits } from './reports/limits.ts';
import { createTelegramClient, type TelegramClient } from './telegram/client.ts';
import { createFloodGuard, type FloodGuard, type FloodLimit } from './telegram/flood.ts';
import { createMemoryGate } from './telegram/gate.ts';
import { createTelegramMessenger } from './telegram/messenger.ts';
import { createVault, type Vault } from './vault.ts';

export interface App extends Runtime {
  readonly queues: Queues;
  readonly client: TelegramClient;
  readonly flood: FloodGuard;
  readonly openIntake: (deepLink: string) => Intake;
  readonly groupMoved: (chatKey: string, chatId: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  readonly config: Pick<Config, 'sourceKey' | 'redisUrl'> & Partial<Pick<Config, 'adminIds'>>;
  readonly databaseUrl: string;
  readonly telegram: { readonly token: string; readonly apiRoot: string };
  readonly clock: Clock;
  readonly log: Log;
  /** In tests: one that lets everything pass. */
  readonly gate?: Gate;
  /** In tests: how many reports and updates are taken from people. */
  readonly limits?: { readonly reports: readonly ReportLimit[]; readonly updates: FloodLimit };
}

/** Connects everything that all roles need; the database must be migrated. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, databaseUrl, telegram, clock, log } = options;
  const vault = createVault(config.sourceKey);
  const db = connect({ url: databaseUrl });
  await assertLocale(db);
  const { redisUrl } = config;
  const queues = await connectQueues(redisUrl === undefined ? { databaseUrl } : { redisUrl }, log);
  const client = createTelegramClient(telegram);
  const gate = options.gate ?? openGate(redisUrl, vault, log);
  const documents = createDocumentMaker({ databaseUrl, clock, log });
  const { messenger, painter } = openMessenger({ client, gate, vault, db, clock, documents });
  const groupMoved = (chatKey: string, chatId: number) => moveDesk(runtime, chatKey, chatId);
  const groupGone = (chatKey: string) => deskGone(runtime, chatKey);
  // A private chat has its person's id; groups and channels have negative ones.
  const personOf = (chatId: number) => (chatId > 0 ? vault.personKey(chatId) : undefined);
  const courier = createCourier({
    db,
    messenger,
    queues,
    log,
    clock,
    personOf,
    groupMoved,
    groupGone,
  });
  const sweeper = createSweeper({ db, vault, courier, log });
  const digests = createDigestSender({ db, messenger, vault, log, clock, personOf, groupMoved });
  const coordinators = (config.adminIds ?? []).map(vault.personKey);
  const runtime: Runtime = { db, vault, courier, sweeper, digests, clock, log, coordinators };
  return {
    ...runtime,
    queues,
    client,
    groupMoved,
    flood: createFloodGuard(options.limits?.updates),
    openIntake: (deepLink) =>
      createIntake(runtime, { deepLink, limits: options.limits?.reports ?? reportLimits }),
    async close() {
      await sweeper.close();
      const digestsClosed = digests.close();
      // Whoever waits there is given back.
      gate.close();
      await documents.close();
      await digestsClosed;
      await courier.close();
      await painter.close();
      await queues.close();
      await db.close();
    },
  };
}

function openGate(redisUrl: string | undefined, { chatKey }: Vault, log: Log): Gate {
  const fallback = createMemoryGate();
  if (redisUrl === undefined) return fallback;
  return openRedisGate({ redisUrl, fallback, log, chatKeyOf: chatKey });
}

interface MessengerParts {
  readonly client: TelegramClient;
  readonly gate: Gate;
  readonly vault: Vault;
  readonly db: Db;
  readonly clock: Clock;
  readonly documents: DocumentMaker;
}

function openMessenger({ client, gate, vault, db, clock, documents }: MessengerParts) {
  const painter = createPainter();
  const messenger = createTelegramMessenger({
    client,
    gate,
    clock,
    callbackSecret: vault.buttonKey,
    chatKeyOf: vault.chatKey,
    documents,
    pictures: {
      draw: painter.draw,
      hashOf: painter.hashOf,
      findFileId: (hash) => findFileId(db, hash),
      keepFileId: (hash, fileId) => keepFileId(db, hash, fileId),
    },
  });
  return { messenger, painter };
}
