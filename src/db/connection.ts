// The connection to PostgreSQL: a pool, transactions, and the check of what we rely on.
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { arrayTypes } from './array-types.ts';

type Orm = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** Anything that queries run on: the pool or a transaction. */
export type Queryable = Orm | Tx;

export interface Db {
  readonly orm: Orm;
  readonly sql: Sql;
  /** One transaction; retried as a whole when the database asks for it. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly close: () => Promise<void>;
}

export interface ConnectOptions {
  readonly url: string;
  readonly max?: number;
}

// A statement that takes longer than this is stuck; the transaction is given up.
const STATEMENT_TIMEOUT_MS = 15_000;

export function connect({ url, max = 10 }: ConnectOptions): Db {
  const sql = postgres(url, {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    // postgres.js would ask for them on each new connection, and a connection that is cut at that
    // moment becomes a rejection that nobody can catch.
    fetch_types: false,
    types: arrayTypes,
    connection: { application_name: 'baqylau', statement_timeout: STATEMENT_TIMEOUT_MS },
  });
  const orm = drizzle(sql);
  return {
    orm,
    sql,
    transaction: (work) => retrying(() => orm.transaction(work)),
    close: () => sql.end({ timeout: 5 }),
  };
}

// serialization_failure, deadlock_detected, lock_not_available: nothing was done, try again.
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const MAX_TRIES = 4;

async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= MAX_TRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** The SQLSTATE of a database error, also where drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined || cause === null ? undefined : sqlState(cause);
}

/** True when the database could not be reached, so that nothing is known to be wrong with us. */
export function isOutage(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  return /^(08|53|57P|58)|^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|ENOENT|CONNECT|CONNECTION_)/.test(code);
}

/** postgres.js in the same transaction: its tagged queries are prepared on the server. */
export function hot(tx: Queryable): TransactionSql {
  return (tx._.session as unknown as { client: TransactionSql }).client;
}

/** pg_trgm, lower() and ILIKE are silently wrong on Kazakh letters in a database of locale C. */
export async function assertLocale({ sql }: Db): Promise<void> {
  const [row] =
    await sql`select lower('ӘҒҚ') = 'әғқ' as right, pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`;
  if (row?.right === true && row.encoding === 'UTF8') return;
  throw new Error(
    'The database must have encoding UTF8 and a locale such as C.UTF-8: create it with ' +
      'createdb -T template0 -E UTF8 --lc-ctype=C.UTF-8 --lc-collate=C.UTF-8 baqylau',
  );
}
