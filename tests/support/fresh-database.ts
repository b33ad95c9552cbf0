// A database of its own for one test, cloned from the migrated template.
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { TEMPLATE, withDatabase } from './database.ts';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

// Made while the test before it runs: a clone takes longer than most tests, and nobody waits for it.
let next: Promise<FreshDatabase> | undefined;

export function freshDatabase(): Promise<FreshDatabase> {
  const ready = next ?? createFrom(TEMPLATE);
  next = ready.then(() => createFrom(TEMPLATE));
  // Whoever takes it hears of the failure; the last one is taken by nobody.
  next.catch(() => undefined);
  return ready;
}

/** One that nobody has migrated. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<FreshDatabase> {
  const databaseUrl = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(databaseUrl, `create database ${name} template ${template}`);
  return {
    url: withDatabase(databaseUrl, name),
    drop: () => dropDatabase(databaseUrl, name),
  };
}

/** Where the server's own housekeeping is at work in it, it stays until the server goes. */
async function dropDatabase(url: string, name: string) {
  const INSUFFICIENT_PRIVILEGE = '42501';
  await asAdmin(url, `drop database if exists ${name} with (force)`).catch((error) => {
    if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
  });
}

async function asAdmin(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // Two clones of one template at once refuse each other; the lock lets them queue.
    await sql`select pg_advisory_lock(42)`;
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
