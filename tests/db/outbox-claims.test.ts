// Rows that nobody holds any more: who takes them up, in which order, and what is counted.
import { describe, expect, test } from 'vitest';
import {
  claimDue,
  closeRows,
  endAllLeases,
  LEASE_SECONDS,
  type NewOutboxRow,
  releaseRows,
  renewLeases,
} from '../../src/db/outbox.ts';
import { claimed, emptyOutbox, lapse, put, stored } from './outbox-rows.ts';
import { aRow, now, useDatabase } from './rows.ts';

const database = useDatabase();

describe('rows that nobody holds', () => {
  test('are claimed one of each chat at a time, the earliest first', async () => {
    const db = await emptyOutbox(database);
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
    await closeRows(db, [{ seq: 2, status: 'dead', reason: 'blocked' }], now);
    expect(await claimed(db, 'bob')).toEqual([all[4]?.id]);
  });

  test('come with all that is needed to show them', async () => {
    const db = await emptyOutbox(database);
    const row = aRow({ slot: 'case:7', lane: 'moderation' });
    await put(db, 'ann', row);
    await releaseRows(db, [1], 0);
    const { chat, ...rest } = row;
    expect(await claimDue(db, 'bob', 10)).toEqual([
      { ...rest, chat: Buffer.from(chat ?? '', 'base64'), seq: 1, attempts: 2 },
    ]);
  });

  test('are not more than asked for', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', ...Array.from({ length: 7 }, () => aRow()));
    await endAllLeases(db);
    expect(await claimed(db, 'bob', 3)).toHaveLength(3);
    expect(await claimed(db, 'bob', 100)).toHaveLength(4);
  });

  test('rest as long as they were put off', async () => {
    const db = await emptyOutbox(database);
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
    const db = await emptyOutbox(database);
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

  test('is kept from lapsing by its holder only, for the rows that it names', async () => {
    const db = await emptyOutbox(database);
    const [row, other] = [aRow(), aRow()];
    await put(db, 'ann', row, other);
    for (const { id } of [row, other]) await lapse(db, id);
    await renewLeases(db, 'bob', [1, 2]);
    expect((await stored(db, row.id)).lease).toBeLessThan(0);
    await renewLeases(db, 'ann', [1]);
    expect((await stored(db, row.id)).lease).toBeGreaterThan(LEASE_SECONDS - 5);
    expect(await claimed(db, 'bob')).toEqual([other.id]);
  });

  test('is counted also when all leases are ended at a start', async () => {
    const db = await emptyOutbox(database);
    const row = aRow();
    await put(db, 'ann', row);
    await endAllLeases(db);
    expect(await claimed(db, 'bob')).toEqual([row.id]);
    expect(await stored(db, row.id)).toMatchObject({ ambiguous: true });
  });
});

describe('several sweepers at once', () => {
  test('never claim the same row, keep the order of each chat, and leave nothing', async () => {
    const db = await emptyOutbox(database, 8);
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
          now,
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
    const db = await emptyOutbox(database);
    const [first, second] = [aRow(), aRow()];
    await put(db, 'ann', first, second);
    await endAllLeases(db);
    await db.transaction(async (tx) => {
      await tx.execute(`select 1 from outbox where id = '${first.id}' for update`);
      expect(await claimed(db, 'bob')).toEqual([second.id]);
    });
  });
});
