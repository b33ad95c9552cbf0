// A migrated database on a PostgreSQL of its own, gone afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../src/db/connection.ts';
import { migrate } from '../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { describeMachine, readLoad } from './machine.ts';

/** @param tuning `test` writes nothing to disk for sure, `durable` as the product does */
export async function onTrialServer(
  tuning: 'test' | 'durable',
  work: (url: string) => Promise<void>,
): Promise<void> {
  const { load, isLoaded } = readLoad();
  console.log(`${describeMachine()}; load ${load}`);
  if (isLoaded) console.log('The machine is LOADED: the times are worse than they would be.');
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: console.error, tuning });
  try {
    await migrate(server.url);
    await work(server.url);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same with one connection. */
export function onTrialDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  return onTrialServer('test', async (url) => {
    const db = connect({ url, max: 1 });
    try {
      await work(db);
    } finally {
      await db.close();
    }
  });
}
