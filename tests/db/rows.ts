// Rows for tests of the queries: each builder makes a valid one that no other test has.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { DeskWrite } from '../../src/actions/desk-writes.ts';
import type { Incoming, NewCase, Writes } from '../../src/actions/unit.ts';
import type { Assembly } from '../../src/assemblies/assembly.ts';
import { card } from '../../src/card/card.ts';
import { commitUnits } from '../../src/db/commit.ts';
import { connect, type Db, type Tx } from '../../src/db/connection.ts';
import type { DecidedUnit, Origin } from '../../src/db/decided.ts';
import { insertCase, upsertModerator } from '../../src/db/desk.ts';
import { writeDeskActs } from '../../src/db/desk-writes.ts';
import type { NewOutboxRow } from '../../src/db/outbox.ts';
import { insertReport } from '../../src/db/reports.ts';
import { beginInterview } from '../../src/engine/interview.ts';
import type { Showing } from '../../src/messenger.ts';
import type { Draft } from '../../src/reports/draft.ts';
import { type Report, reportCode } from '../../src/reports/report.ts';
import { createVault } from '../../src/vault.ts';
import { freshDatabase } from '../support/fresh-database.ts';

export const vault = createVault(Buffer.alloc(32, 7));
export const now = new Date('2026-11-22T06:00:00Z');

export interface Database {
  /** A pool of its own, closed with the others at the end. */
  connect(max?: number): Db;
  readonly url: () => string;
}

/** A migrated database for the tests of one file. */
export function useDatabase(): Database {
  let url = '';
  let drop = async () => {};
  const open: Db[] = [];
  beforeAll(async () => {
    const database = await freshDatabase();
    url = database.url;
    drop = () => database.drop();
  });
  afterAll(async () => {
    for (const db of open) await db.close();
    await drop();
  });
  return {
    url: () => url,
    connect(max = 4) {
      const db = connect({ url, max });
      open.push(db);
      return db;
    },
  };
}

/** As a parameter of a query. */
export const hoursBefore = (instant: Date, hours: number) =>
  new Date(instant.getTime() - hours * 3_600_000).toISOString();

export const newName = (what: string) => `${what}-${randomBytes(6).toString('hex')}`;

export function aReport(change: Partial<Report> = {}): Report {
  return {
    id: randomUUID(),
    code: reportCode(randomBytes(8)),
    person: newName('person'),
    cardVersion: card.version,
    answers: { form: { kind: 'choice', value: 'rally' } },
    placeId: 'almaty',
    localDate: '2026-11-20',
    receivedAt: now,
    ...change,
  };
}

export function anAssembly(change: Partial<Assembly> = {}): Assembly {
  return {
    id: randomUUID(),
    placeId: 'almaty',
    regionId: 'almaty_city',
    localDate: '2026-11-20',
    form: 'rally',
    topic: 'labour',
    topicClass: 'social_economic',
    permitStatus: 'denied',
    authorised: 'unauthorised',
    authorityResponse: ['watched'],
    eventStatus: 'took_place',
    level: 'v1',
    values: {},
    conflicts: [],
    corroboration: 1,
    isCoerced: false,
    participants: { low: 30, high: 41, best: 35.5 },
    ...change,
  };
}

export function aCase(change: Pick<NewCase, 'number' | 'reportId'>): NewCase {
  return { findings: [], codename: 'falcon-47', fingerprint: '', ...change };
}

/** Acts of the desk, as a unit of a job writes them. */
export const writeActs = (tx: Tx, ...acts: readonly DeskWrite[]) =>
  writeDeskActs(tx, acts, { chatKey: undefined, now });

/** A report at the desk. */
export async function putCase(db: Db, change: Partial<Report> = {}) {
  const report = aReport(change);
  const [row] = await db.sql<{ n: number }[]>`
    select nextval('desk_case_number_seq')::int as n`;
  const number = row?.n ?? 0;
  await db.transaction(async (tx) => {
    await insertReport(tx, report);
    await insertCase(tx, aCase({ number, reportId: report.id }), now);
  });
  return { number, report };
}

export async function putModerator(db: Db): Promise<string> {
  const person = newName('moderator');
  const [row] = await db.sql<{ n: number }[]>`
    select nextval('moderator_number_seq')::int as n`;
  await db.transaction((tx) =>
    upsertModerator(tx, { person, isMember: true, number: row?.n ?? 0 }, now),
  );
  return person;
}

/** An assembly with the report that it cites. */
export async function putAssembly(db: Db, assembly: Assembly): Promise<string> {
  const report = aReport();
  await db.transaction(async (tx) => {
    await insertReport(tx, report);
    await writeActs(
      tx,
      { do: 'put_assembly', assembly },
      { do: 'cite', assemblyId: assembly.id, reportId: report.id, voice: 1, answers: {} },
    );
  });
  return report.id;
}

export function aDraft(person: string, change: Partial<Draft> = {}): Draft {
  return {
    id: randomUUID(),
    person,
    cardVersion: card.version,
    revision: 10,
    interview: beginInterview(card),
    createdAt: now,
    updatedAt: now,
    ...change,
  };
}

let lastUpdate = 0;

export function anIncoming(change: Partial<Incoming> = {}): Incoming {
  lastUpdate += 1;
  const person = newName('person');
  return {
    updateId: lastUpdate,
    person,
    chatKey: `chat-of-${change.person ?? person}`,
    chatKind: 'private',
    language: 'ru',
    event: { kind: 'command', name: 'report', args: '' },
    ...change,
  };
}

export const aScreen = (text = 'a screen'): Showing => ({
  screen: { paragraphs: [{ style: 'plain', text }] },
});

export function aRow(change: Partial<NewOutboxRow> = {}): NewOutboxRow {
  const id = randomUUID();
  return {
    id,
    kind: 'show',
    lane: 'interactive',
    chatKey: newName('chat'),
    chat: Buffer.from('a sealed address').toString('base64'),
    body: aScreen(),
    ...change,
  };
}

export function origin(incoming: Incoming, change: Partial<Origin> = {}): Origin {
  return { incoming, chatId: 4242, isReachable: false, ...change };
}

/** Commits what one unit decided. */
export function write(tx: Tx, writes: Writes, from?: Origin, holder = 'a-holder') {
  const unit: DecidedUnit = from ? { origin: from, writes } : { writes };
  return commitUnits(tx, [unit], { vault, holder, now });
}

/** What a promise does within a moment: whether somebody has to wait. */
export async function isWaiting(promise: Promise<unknown>, db: Db): Promise<boolean> {
  const state = { isDone: false };
  const settle = () => {
    state.isDone = true;
  };
  promise.then(settle, settle);
  // Postgres itself says when a backend waits for a lock; that takes as long as it takes.
  for (;;) {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (state.isDone) return false;
    if ((row?.n ?? 0) > 0) return true;
  }
}
