// One embedded PostgreSQL for a test run, a migrated template in it, and a database for each test.
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database from which others can be made; it holds the migrated template. */
    readonly databaseUrl: string;
  }
}

export const TEMPLATE = 'migrated';

export async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(await folderOfData(), 'baqylau-test-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => {}, tuning: 'test' });
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${TEMPLATE}`);
  await admin.end({ timeout: 5 });
  await migrate(withDatabase(server.url, TEMPLATE));
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/** In memory where there is plenty of it: hundreds of databases are made of a thousand files each. */
async function folderOfData(): Promise<string> {
  const room = await statfs(MEMORY).catch(() => undefined);
  return room !== undefined && room.bavail * room.bsize > ROOM_BYTES ? MEMORY : tmpdir();
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
