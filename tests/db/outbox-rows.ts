// Looking into the outbox, for the tests of its queries.
import type { Db } from '../../src/db/connection.ts';
import { claimDue, insertOutbox, type NewOutboxRow } from '../../src/db/outbox.ts';
import { type Database, now } from './rows.ts';

/** A database of one test: an outbox that no other test sees into. */
export async function emptyOutbox(database: Database, max?: number): Promise<Db> {
  const db = database.connect(max);
  await db.sql`truncate outbox restart identity`;
  await db.sql`truncate shown_screen`;
  return db;
}

export const put = (db: Db, holder: string, ...rows: readonly NewOutboxRow[]) =>
  db.transaction((tx) => insertOutbox(tx, rows, { holder, now }));

export async function stored(db: Db, id: string) {
  const [row] = await db.sql`
    select seq::int as seq, status, reason, attempts, ambiguous, holder, body, chat, closed_at,
      extract(epoch from lease_until - now())::float as lease from outbox where id = ${id}`;
  if (row === undefined) throw new Error('the row is gone');
  return row;
}

export const lapse = (db: Db, id: string) =>
  db.sql`update outbox set lease_until = now() - interval '1 second' where id = ${id}`;
export const claimed = async (db: Db, holder: string, limit = 100) =>
  (await claimDue(db, holder, limit)).map((row) => row.id);
