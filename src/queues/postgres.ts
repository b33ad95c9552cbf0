// BullMQ on PostgreSQL, in its own schema of the same database: nothing else to install.
import {
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
  Queue,
  type QueueBaseOptions,
  runMigrations,
  Worker,
} from 'bullmq';
import { Client, Pool } from 'pg';
import { errorCode, type Log } from '../log.ts';
import { within } from './deadline.ts';
import { queueNames } from './definitions.ts';
import type { Store } from './store.ts';
import { troubleLog } from './trouble.ts';

const SCHEMA = 'bullmq';
const APPLICATION = 'baqylau-queues';
// Any number that no other advisory lock of this database uses.
const SCHEDULE_LOCK = 7_171_001;
// Each worker keeps one connection to LISTEN; four more carry the queries of all of them.
const POOL_SIZE = queueNames.length + 4;
// Adding a job must fail within two seconds, and getting a connection is the first half of it.
const CONNECT_WITHIN_MS = 1_500;
// Every statement of BullMQ takes milliseconds: longer means a lost peer, not a slow one.
const QUERY_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;

export async function connectPostgres(databaseUrl: string, log: Log): Promise<Store> {
  // BullMQ takes its own advisory lock around its migrations; parallel starts wait for each other.
  await once(databaseUrl, (client) => runMigrations(client, SCHEMA));
  const report = troubleLog(log, 'postgres');
  const pool = openPool(databaseUrl);
  // Without a listener, an idle connection that breaks ends the process.
  pool.on('error', report);
  // Every queue and worker adds a listener of its own, more than Node's warning allows.
  pool.setMaxListeners(0);
  // BullMQ describes the driver in types of its own, to which pg's overloads are not assignable.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    openQueue: (name, options) => new Queue(name, { ...options, connection }, backendOf),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection }, backendOf),
    alone: (work) => once(databaseUrl, (client) => locked(client, work)),
    close: async () => {
      // `end` waits for connections that a lost server never gives back.
      await within(CLOSE_WITHIN_MS, 'pool_end', pool.end()).catch(report);
    },
  };
}

// BullMQ's own factory renames the listening connections after their queue; this one lets them keep
// the name by which a database administrator finds all connections of the queues.
const backendOf = (name: string, options: QueueBaseOptions<PostgresConnectionOptions>) =>
  new PostgresQueueBackend(new PostgresConnection(options.connection), name, options);

function openPool(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: QUERY_WITHIN_MS,
    // A silently dropped LISTEN connection must be noticed, or its worker sleeps on.
    keepAlive: true,
    // Set here because options in the URL win over options in this object.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; its type does not say so.
    onConnect: (client) =>
      client.query(
        `select set_config('search_path', '${SCHEMA}', false),
                set_config('application_name', '${APPLICATION}', false)`,
      ),
  });
  pool.query = namingOutages(pool.query.bind(pool)) as typeof pool.query;
  pool.connect = namingOutages(pool.connect.bind(pool)) as typeof pool.connect;
  return pool;
}

type Call = (...args: never[]) => unknown;

// BullMQ waits and tries again only for ECONNREFUSED. A server that restarts says other things too
// (57P01, 57P03, "Connection terminated"), on which BullMQ spins without a pause and gives up jobs
// that are done; so every outage gets the one name that it knows.
function namingOutages(call: Call): Call {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (error) {
      throw isOutage(error) ? new StoreAwayError(error) : error;
    }
  };
}

class StoreAwayError extends Error {
  readonly code = 'ECONNREFUSED';

  constructor(cause: unknown) {
    super(`the database is away (${errorCode(cause)})`, { cause });
    this.name = 'StoreAwayError';
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || error.message.includes('after calling end on the pool')) {
    return false;
  }
  const code = errorCode(error);
  // An answer of the server carries five characters; the classes are: connection, read-only standby,
  // too many connections, shutdown or start. What carries none never reached the server.
  if (!/^[0-9A-Z]{5}$/.test(code)) return true;
  return ['08', '25', '53', '57'].includes(code.slice(0, 2));
}

async function once(
  databaseUrl: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: APPLICATION,
    connectionTimeoutMillis: QUERY_WITHIN_MS,
  });
  // The failing query rejects by itself; the event without a listener would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function locked(client: Client, work: () => Promise<void>): Promise<void> {
  // Released when the connection ends.
  await client.query('select pg_advisory_lock($1)', [SCHEDULE_LOCK]);
  await work();
}
