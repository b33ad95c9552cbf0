// BullMQ on PostgreSQL, in its own schema of the same database: nothing else to install.
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import type { Log } from '../log.ts';
import { within } from './deadline.ts';
import { queueNames } from './definitions.ts';
import type { Store } from './store.ts';
import { troubleLog } from './trouble.ts';

const SCHEMA = 'bullmq';
const APPLICATION = 'baqylau-queues';
// Any number that no other lock of this database uses: the letters "bqsc".
const SCHEDULE_LOCK = 0x62_71_73_63;
// Each worker keeps one connection to LISTEN; four more carry the queries of all of them.
const POOL_SIZE = queueNames.length + 4;
// Adding a job must fail within two seconds, and a free connection is the first half of it.
const CONNECT_WITHIN_MS = 1_500;
// Every statement of BullMQ takes milliseconds. Longer means a lost peer, not a slow one.
const QUERY_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;

export async function connectPostgres(databaseUrl: string, log: Log): Promise<Store> {
  await migrate(databaseUrl);
  const report = troubleLog(log, 'postgres');
  const pool = openPool(databaseUrl);
  // Without a listener, an idle connection that breaks ends the process.
  pool.on('error', report);
  // Every queue and worker listens to the errors of the shared pool as well.
  pool.setMaxListeners(0);
  return {
    openQueue: (name, options) =>
      new Queue(name, { ...options, connection: pool }, createPostgresBackend),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: pool }, listeningBackend),
    alone: (work) => alone(databaseUrl, work),
    close: async () => {
      // `end` waits for connections that a lost server never gives back.
      await within(CLOSE_WITHIN_MS, 'pool_end', pool.end()).catch(report);
    },
  };
}
