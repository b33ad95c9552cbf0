// The outbox: who may show what, in which order, and what is left of it afterwards.
import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/connection.ts';
import {
  claimDue,
  closeOverdue,
  closeRows,
  endAllLeases,
  insertOutbox,
  LEASE_SECONDS,
  markAmbiguous,
  type NewOutboxRow,
  releaseRows,
  renewLeases,
} from '../../src/db/outbox.ts';
import { findShown } from '../../src/db/shown-screens.ts';
import { aRow, aScreen, newName, useDatabase } from './rows.ts';

const database = useDatabase();

/** A database of one test: an outbox that no other test sees into. */
async function emptyOutbox(max?: number): Promise<Db> {
  const db = database.connect(max);
  await db.sql`truncate outbox restart identity`;
  await db.sql`truncate shown_screen`;
  return db;
}

const put = (db: Db, holder: string, ...rows: readonly NewOutboxRow[]) =>
  db.transaction((tx) => insertOutbox(tx, holder, rows));

async function stored(db: Db, id: string) {
  const [row] = await db.sql`
    select seq::int as seq, status, reason, attempts, ambiguous, holder, body, chat, closed_at,
      extract(epoch from lease_until - now())::float as lease from outbox where id = ${id}`;
  if (row === undefined) throw new Error('the row is gone');
  return row;
}

const lapse = (db: Db, id: string) =>
  db.sql`update outbox set lease_until = now() - interval '1 second' where id = ${id}`;
const claimed = async (db: Db, holder: string, limit = 100) =>
  (await claimDue(db, holder, limit)).map((row) => row.id);

describe('a row that is written', () => {
  test('is leased to the process that wrote it', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    const [written] = await put(db, 'ann', row);
    expect(written).toEqual({ id: row.id, seq: 1, mine: true, body: row.body });
    const kept = await stored(db, row.id);
    expect(kept).toMatchObject({ status: 'pending', holder: 'ann', attempts: 1, ambiguous: false });
    expect(kept.lease).toBeGreaterThan(LEASE_SECONDS - 5);
    expect(kept.chat).toEqual(Buffer.from('a sealed address'));
    expect(await claimed(db, 'bob')).toEqual([]);
  });

  test('keeps the order in which it was handed over', async () => {
    const db = await emptyOutbox();
    const rows = Array.from({ length: 20 }, () => aRow({ chatKey: 'one-chat' }));
    const written = await put(db, 'ann', ...rows);
    const inOrder = written.toSorted((a, b) => a.seq - b.seq).map((row) => row.id);
    expect(inOrder).toEqual(rows.map((row) => row.id));
  });

  test('waits while another process has something to show in that chat', async () => {
    const db = await emptyOutbox();
    const chatKey = newName('chat');
    const [first, second] = [aRow({ chatKey }), aRow({ chatKey })];
    await put(db, 'ann', first);
    const [written] = await put(db, 'bob', second);
    expect(written?.mine).toBe(false);
    expect(await stored(db, second.id)).toMatchObject({ holder: null, attempts: 0, lease: null });
    expect(await claimed(db, 'bob')).toEqual([]);
    await closeRows(db, [{ seq: 1, status: 'sent' }]);
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('does not wait for its own process, for other chats, or for jobs', async () => {
    const db = await emptyOutbox();
    const chatKey = newName('chat');
    await put(db, 'ann', aRow({ chatKey }), aRow({ chatKey: 'screening', kind: 'job' }));
    expect((await put(db, 'ann', aRow({ chatKey })))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow()))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow({ chatKey: 'screening', kind: 'job' })))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow({ chatKey, kind: 'job' })))[0]?.mine).toBe(true);
  });

  test('is not there when its transaction is undone', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    const undone = db.transaction(async (tx) => {
      await insertOutbox(tx, 'ann', [row]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await expect(stored(db, row.id)).rejects.toThrow('gone');
  });
});

describe('a later screen of the same slot', () => {
  const slotted = (change: Partial<NewOutboxRow> = {}): NewOutboxRow =>
    aRow({ chatKey: 'their-chat', slot: 'draft:1', ...change });

  test('replaces one of the same process that was not shown yet', async () => {
    const db = await emptyOutbox();
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    expect((await put(db, 'ann', second))[0]?.mine).toBe(true);
    expect(await stored(db, first.id)).toMatchObject({
      status: 'cancelled',
      reason: 'superseded',
      body: null,
      chat: null,
      ambiguous: false,
    });
    expect((await stored(db, first.id)).closed_at).not.toBeNull();
  });

  test('replaces one that nobody holds', async () => {
    const db = await emptyOutbox();
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    await releaseRows(db, [1], 60_000);
    await put(db, 'bob', second);
    expect(await stored(db, first.id)).toMatchObject({ status: 'cancelled', ambiguous: false });
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('waits for what another process may be showing at this moment', async () => {
    const db = await emptyOutbox();
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    expect((await put(db, 'bob', second))[0]?.mine).toBe(false);
    expect(await stored(db, first.id)).toMatchObject({ status: 'pending', holder: 'ann' });
    expect(await claimed(db, 'bob')).toEqual([]);
    await closeRows(db, [{ seq: 1, status: 'sent' }]);
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('replaces what a vanished process held, and counts that it may have been shown', async () => {
    const db = await emptyOutbox();
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    await lapse(db, first.id);
    await put(db, 'bob', second);
    expect(await stored(db, first.id)).toMatchObject({ status: 'cancelled', ambiguous: true });
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('moves when the one that it replaces would have moved', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', slotted({ body: { ...aScreen(), move: true } }));
    const [second] = await put(db, 'ann', slotted({ body: aScreen('second') }));
    expect(second?.body).toEqual({ ...aScreen('second'), move: true });
    const [third] = await put(db, 'ann', slotted({ body: { ...aScreen('third'), move: false } }));
    expect(third?.body).toMatchObject({ move: true });
  });

  test('does not move when nothing before it would have', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', slotted({ body: aScreen() }));
    const [second] = await put(db, 'ann', slotted({ body: aScreen('second') }));
    expect(second?.body).toEqual(aScreen('second'));
  });

  test('leaves other slots and screens without one alone', async () => {
    const db = await emptyOutbox();
    const rows = [slotted({ slot: 'draft:2' }), aRow({ chatKey: 'their-chat' })];
    await put(db, 'ann', ...rows);
    await put(db, 'ann', slotted());
    for (const { id } of rows) expect(await stored(db, id)).toMatchObject({ status: 'pending' });
  });
});

describe('rows that nobody holds', () => {
  test('are claimed one of each chat at a time, the earliest first', async () => {
    const db = await emptyOutbox();
    const chats = ['a', 'b'].map((chatKey) => [aRow({ chatKey }), aRow({ chatKey })]);
    const job = aRow({ chatKey: 'a', kind: 'job' });
    const all = [
      ...chats.map(([one]) => one),
      job,
      ...chats.map(([, two]) => two),
    ] as NewOutboxRow[];
    await put(db, 'ann', ...all);
    await releaseRows(db, [1, 2, 3, 4, 5], 0);
    expect(await claimed(db, 'bob')).toEqual(all.slice(0, 3).map((row) => row.id));
    expect(await claimed(db, 'bob')).toEqual([]);
    await closeRows(db, [{ seq: 2, status: 'dead', reason: 'blocked' }]);
    expect(await claimed(db, 'bob')).toEqual([all[4]?.id]);
  });

  test('come with all that is needed to show them', async () => {
    const db = await emptyOutbox();
    const row = aRow({ slot: 'case:7', lane: 'moderation' });
    await put(db, 'ann', row);
    await releaseRows(db, [1], 0);
    const { chat, ...rest } = row;
    expect(await claimDue(db, 'bob', 10)).toEqual([
      { ...rest, chat: Buffer.from(chat ?? '', 'base64'), seq: 1, attempts: 2 },
    ]);
  });

  test('are not more than asked for', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', ...Array.from({ length: 7 }, () => aRow()));
    await endAllLeases(db);
    expect(await claimed(db, 'bob', 3)).toHaveLength(3);
    expect(await claimed(db, 'bob', 100)).toHaveLength(4);
  });

  test('rest as long as they were put off', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    await put(db, 'ann', row);
    await releaseRows(db, [1], 30_000);
    expect(await claimed(db, 'bob')).toEqual([]);
    expect((await stored(db, row.id)).lease).toBeGreaterThan(25);
    await lapse(db, row.id);
    expect(await claimed(db, 'bob')).toEqual([row.id]);
    expect(await stored(db, row.id)).toMatchObject({ holder: 'bob', ambiguous: false });
  });
});

describe('a lease that lapsed', () => {
  test('lets another process try, and counts that it may have been shown', async () => {
    const db = await emptyOutbox();
    const [show, job] = [aRow(), aRow({ kind: 'job' })];
    await put(db, 'ann', show, job);
    await lapse(db, show.id);
    await lapse(db, job.id);
    expect(await claimed(db, 'bob')).toEqual([show.id, job.id]);
    expect(await stored(db, show.id)).toMatchObject({
      holder: 'bob',
      attempts: 2,
      ambiguous: true,
    });
    expect(await stored(db, job.id)).toMatchObject({ ambiguous: false });
  });

  test('is kept from lapsing by its holder only', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    await put(db, 'ann', row);
    await lapse(db, row.id);
    const held = [(await stored(db, row.id)).seq];
    await renewLeases(db, 'bob', held);
    expect((await stored(db, row.id)).lease).toBeLessThan(0);
    await renewLeases(db, 'ann', []);
    expect((await stored(db, row.id)).lease).toBeLessThan(0);
    await renewLeases(db, 'ann', held);
    expect((await stored(db, row.id)).lease).toBeGreaterThan(LEASE_SECONDS - 5);
    expect(await claimed(db, 'bob')).toEqual([]);
  });

  test('is counted also when all leases are ended at a start', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    await put(db, 'ann', row);
    await endAllLeases(db);
    expect(await claimed(db, 'bob')).toEqual([row.id]);
    expect(await stored(db, row.id)).toMatchObject({ ambiguous: true });
  });
});

describe('a row that is closed', () => {
  const shown = (change: object = {}) => ({
    slot: 'case:7',
    chatKey: 'the-desk',
    messageId: 55,
    revision: 2,
    shownAt: '2026-11-22T06:00:00.000Z',
    hasKeyboard: false,
    ...change,
  });

  test('holds neither what was said nor to whom', async () => {
    const db = await emptyOutbox();
    const [sent, dead] = [aRow(), aRow()];
    await put(db, 'ann', sent, dead);
    await closeRows(db, [
      { seq: 1, status: 'sent' },
      { seq: 2, status: 'dead', reason: 'blocked' },
    ]);
    const erased = { body: null, chat: null };
    expect(await stored(db, sent.id)).toMatchObject({ status: 'sent', reason: null, ...erased });
    expect(await stored(db, dead.id)).toMatchObject({
      status: 'dead',
      reason: 'blocked',
      ...erased,
    });
    expect((await stored(db, sent.id)).closed_at).not.toBeNull();
  });

  test('stays as it was closed', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    await put(db, 'ann', row);
    await closeRows(db, [{ seq: 1, status: 'dead', reason: 'blocked' }]);
    await closeRows(db, [{ seq: 1, status: 'sent' }]);
    await releaseRows(db, [1], 0);
    await endAllLeases(db);
    expect(await claimed(db, 'bob')).toEqual([]);
    expect(await stored(db, row.id)).toMatchObject({ status: 'dead', reason: 'blocked' });
  });

  test('keeps that it may have been shown twice', async () => {
    const db = await emptyOutbox();
    const row = aRow();
    await put(db, 'ann', row);
    await markAmbiguous(db, 1);
    await closeRows(db, [{ seq: 1, status: 'sent' }]);
    expect(await stored(db, row.id)).toMatchObject({ status: 'sent', ambiguous: true });
  });

  test('tells which message shows its slot', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', aRow(), aRow());
    expect(await findShown(db, 'case:7', 'the-desk')).toBeUndefined();
    await closeRows(db, [{ seq: 1, status: 'sent', shown: shown() }]);
    expect(await findShown(db, 'case:7', 'the-desk')).toEqual({
      messageId: 55,
      hasKeyboard: false,
    });
    const later = shown({ messageId: 56, revision: 3, hasKeyboard: true });
    await closeRows(db, [{ seq: 2, status: 'sent', shown: later }]);
    expect(await findShown(db, 'case:7', 'the-desk')).toEqual({ messageId: 56, hasKeyboard: true });
    expect(await findShown(db, 'case:7', 'another-chat')).toBeUndefined();
  });

  test('leaves the newest of one slot when several close at once', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', aRow(), aRow());
    await closeRows(db, [
      { seq: 2, status: 'sent', shown: shown({ messageId: 60, revision: 9 }) },
      { seq: 1, status: 'sent', shown: shown({ messageId: 59, revision: 8 }) },
    ]);
    expect(await findShown(db, 'case:7', 'the-desk')).toMatchObject({ messageId: 60 });
  });

  test('has been on the screen since its first showing', async () => {
    const db = await emptyOutbox();
    await put(db, 'ann', aRow(), aRow(), aRow());
    const when = async () =>
      (
        await db.sql<{ at: string }[]>`select shown_at at time zone 'UTC' as at from shown_screen`
      )[0]?.at;
    await closeRows(db, [{ seq: 1, status: 'sent', shown: shown() }]);
    const again = shown({ shownAt: '2026-11-22T06:05:00.000Z' });
    await closeRows(db, [{ seq: 2, status: 'sent', shown: again }]);
    expect(await when()).toBe('2026-11-22 06:00:00');
    await closeRows(db, [{ seq: 3, status: 'sent', shown: { ...again, revision: 3 } }]);
    expect(await when()).toBe('2026-11-22 06:05:00');
  });
});

describe('a row that waited for a day', () => {
  test('is ended, and only that', async () => {
    const db = await emptyOutbox();
    const [old, young] = [aRow(), aRow()];
    await put(db, 'ann', old, young);
    await db.sql`update outbox set created_at = now() - interval '25 hours' where id = ${old.id}`;
    await db.sql`update outbox set created_at = now() - interval '23 hours' where id = ${young.id}`;
    expect(await closeOverdue(db)).toBe(1);
    expect(await closeOverdue(db)).toBe(0);
    expect(await stored(db, old.id)).toMatchObject({
      status: 'dead',
      reason: 'too_late',
      body: null,
      chat: null,
    });
    expect(await stored(db, young.id)).toMatchObject({ status: 'pending' });
  });
});

describe('several sweepers at once', () => {
  test('never claim the same row, keep the order of each chat, and leave nothing', async () => {
    const db = await emptyOutbox(8);
    const chats = Array.from({ length: 40 }, (_, index) => `chat-${index}`);
    const rows = Array.from({ length: 400 }, (_, index) => {
      const isJob = index % 5 === 0;
      return aRow({
        chatKey: isJob ? 'screening' : (chats[(index * 7) % chats.length] ?? ''),
        kind: isJob ? 'job' : 'show',
      });
    });
    await put(db, 'ann', ...rows);
    await db.sql`update outbox set holder = null, lease_until = null`;
    const taken: { readonly id: string; readonly chatKey: string; readonly seq: number }[] = [];
    const sweep = async (holder: string) => {
      for (let isEmpty = 0; isEmpty < 3; ) {
        const batch = await claimDue(db, holder, 9);
        taken.push(...batch.filter((row) => row.kind === 'show'));
        isEmpty = batch.length === 0 ? isEmpty + 1 : 0;
        await closeRows(
          db,
          batch.map((row) => ({ seq: row.seq, status: 'sent' as const })),
        );
      }
    };
    await Promise.all(['ann', 'bob', 'eve', 'joe'].map(sweep));
    await sweep('ann');
    expect(new Set(taken.map((row) => row.id)).size).toBe(taken.length);
    expect(taken).toHaveLength(320);
    for (const chat of chats) {
      const seqs = taken.filter((row) => row.chatKey === chat).map((row) => row.seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
    const [left] = await db.sql`
      select count(*) filter (where status = 'pending')::int as pending, max(attempts) as attempts,
        bool_or(ambiguous) as ambiguous from outbox`;
    expect(left).toEqual({ pending: 0, attempts: 2, ambiguous: false });
  });

  test('do not wait for rows that another one is about to take', async () => {
    const db = await emptyOutbox();
    const [first, second] = [aRow(), aRow()];
    await put(db, 'ann', first, second);
    await endAllLeases(db);
    await db.transaction(async (tx) => {
      await tx.execute(`select 1 from outbox where id = '${first.id}' for update`);
      expect(await claimed(db, 'bob')).toEqual([second.id]);
    });
  });
});
