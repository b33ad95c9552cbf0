// The outbox: what is written, who holds it, and what a later screen of its slot replaces.
import { describe, expect, test } from 'vitest';
import {
  closeRows,
  insertOutbox,
  LEASE_SECONDS,
  type NewOutboxRow,
  releaseRows,
} from '../../src/db/outbox.ts';
import { claimed, emptyOutbox, lapse, put, stored } from './outbox-rows.ts';
import { aRow, aScreen, newName, now, useDatabase } from './rows.ts';

const database = useDatabase();

describe('a row that is written', () => {
  test('is leased to the process that wrote it', async () => {
    const db = await emptyOutbox(database);
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
    const db = await emptyOutbox(database);
    const rows = Array.from({ length: 20 }, () => aRow({ chatKey: 'one-chat' }));
    const written = await put(db, 'ann', ...rows);
    const inOrder = written.toSorted((a, b) => a.seq - b.seq).map((row) => row.id);
    expect(inOrder).toEqual(rows.map((row) => row.id));
  });

  test('waits while another process has something to show in that chat', async () => {
    const db = await emptyOutbox(database);
    const chatKey = newName('chat');
    const [first, second] = [aRow({ chatKey }), aRow({ chatKey })];
    await put(db, 'ann', first);
    const [written] = await put(db, 'bob', second);
    expect(written?.mine).toBe(false);
    expect(await stored(db, second.id)).toMatchObject({ holder: null, attempts: 0, lease: null });
    expect(await claimed(db, 'bob')).toEqual([]);
    await closeRows(db, [{ seq: 1, status: 'sent' }], now);
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('does not wait for its own process, for other chats, or for jobs', async () => {
    const db = await emptyOutbox(database);
    const chatKey = newName('chat');
    await put(db, 'ann', aRow({ chatKey }), aRow({ chatKey: 'screening', kind: 'job' }));
    expect((await put(db, 'ann', aRow({ chatKey })))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow()))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow({ chatKey: 'screening', kind: 'job' })))[0]?.mine).toBe(true);
    expect((await put(db, 'bob', aRow({ chatKey, kind: 'job' })))[0]?.mine).toBe(true);
  });

  test('is not there when its transaction is undone', async () => {
    const db = await emptyOutbox(database);
    const row = aRow();
    const undone = db.transaction(async (tx) => {
      await insertOutbox(tx, [row], { holder: 'ann', now });
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
    const db = await emptyOutbox(database);
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
    const db = await emptyOutbox(database);
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    await releaseRows(db, [1], 60_000);
    await put(db, 'bob', second);
    expect(await stored(db, first.id)).toMatchObject({ status: 'cancelled', ambiguous: false });
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('waits for what another process may be showing at this moment', async () => {
    const db = await emptyOutbox(database);
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    expect((await put(db, 'bob', second))[0]?.mine).toBe(false);
    expect(await stored(db, first.id)).toMatchObject({ status: 'pending', holder: 'ann' });
    expect(await claimed(db, 'bob')).toEqual([]);
    await closeRows(db, [{ seq: 1, status: 'sent' }], now);
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('replaces what a vanished process held, and counts that it may have been shown', async () => {
    const db = await emptyOutbox(database);
    const [first, second] = [slotted(), slotted()];
    await put(db, 'ann', first);
    await lapse(db, first.id);
    await put(db, 'bob', second);
    expect(await stored(db, first.id)).toMatchObject({ status: 'cancelled', ambiguous: true });
    expect(await claimed(db, 'bob')).toEqual([second.id]);
  });

  test('moves when the one that it replaces would have moved', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', slotted({ body: { ...aScreen(), move: true } }));
    const [second] = await put(db, 'ann', slotted({ body: aScreen('second') }));
    expect(second?.body).toEqual({ ...aScreen('second'), move: true });
    const [third] = await put(db, 'ann', slotted({ body: { ...aScreen('third'), move: false } }));
    expect(third?.body).toMatchObject({ move: true });
  });

  test('does not move when nothing before it would have', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', slotted({ body: aScreen() }));
    const [second] = await put(db, 'ann', slotted({ body: aScreen('second') }));
    expect(second?.body).toEqual(aScreen('second'));
  });

  test('leaves other slots and screens without one alone', async () => {
    const db = await emptyOutbox(database);
    const rows = [slotted({ slot: 'draft:2' }), aRow({ chatKey: 'their-chat' })];
    await put(db, 'ann', ...rows);
    await put(db, 'ann', slotted());
    for (const { id } of rows) expect(await stored(db, id)).toMatchObject({ status: 'pending' });
  });
});
