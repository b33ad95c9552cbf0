// Rows that are closed: what is left of them, and which message shows what.
import { describe, expect, test } from 'vitest';
import {
  closeOverdue,
  closeRows,
  endAllLeases,
  markAmbiguous,
  releaseRows,
} from '../../src/db/outbox.ts';
import { claimed, emptyOutbox, put, stored } from './outbox-rows.ts';
import { aRow, hoursBefore, now, useDatabase } from './rows.ts';
import { findShown } from './shown.ts';

const database = useDatabase();

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
    const db = await emptyOutbox(database);
    const [sent, dead] = [aRow(), aRow()];
    await put(db, 'ann', sent, dead);
    await closeRows(
      db,
      [
        { seq: 1, status: 'sent' },
        { seq: 2, status: 'dead', reason: 'blocked' },
      ],
      now,
    );
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
    const db = await emptyOutbox(database);
    const row = aRow();
    await put(db, 'ann', row);
    await closeRows(db, [{ seq: 1, status: 'dead', reason: 'blocked' }], now);
    await closeRows(db, [{ seq: 1, status: 'sent' }], now);
    await releaseRows(db, [1], 0);
    await endAllLeases(db);
    expect(await claimed(db, 'bob')).toEqual([]);
    expect(await stored(db, row.id)).toMatchObject({ status: 'dead', reason: 'blocked' });
  });

  test('keeps that it may have been shown twice', async () => {
    const db = await emptyOutbox(database);
    const row = aRow();
    await put(db, 'ann', row);
    await markAmbiguous(db, 1);
    await closeRows(db, [{ seq: 1, status: 'sent' }], now);
    expect(await stored(db, row.id)).toMatchObject({ status: 'sent', ambiguous: true });
  });

  test('tells which message shows its slot', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', aRow(), aRow());
    expect(await findShown(db, 'case:7', 'the-desk')).toBeUndefined();
    await closeRows(db, [{ seq: 1, status: 'sent', shown: shown() }], now);
    expect(await findShown(db, 'case:7', 'the-desk')).toEqual({
      messageId: 55,
      hasKeyboard: false,
    });
    const later = shown({ messageId: 56, revision: 3, hasKeyboard: true });
    await closeRows(db, [{ seq: 2, status: 'sent', shown: later }], now);
    expect(await findShown(db, 'case:7', 'the-desk')).toEqual({ messageId: 56, hasKeyboard: true });
    expect(await findShown(db, 'case:7', 'another-chat')).toBeUndefined();
  });

  test('leaves the newest of one slot when several close at once', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', aRow(), aRow());
    await closeRows(
      db,
      [
        { seq: 2, status: 'sent', shown: shown({ messageId: 60, revision: 9 }) },
        { seq: 1, status: 'sent', shown: shown({ messageId: 59, revision: 8 }) },
      ],
      now,
    );
    expect(await findShown(db, 'case:7', 'the-desk')).toMatchObject({ messageId: 60 });
  });

  test('has been on the screen since its first showing', async () => {
    const db = await emptyOutbox(database);
    await put(db, 'ann', aRow(), aRow(), aRow());
    const when = async () =>
      (
        await db.sql<{ at: string }[]>`select shown_at at time zone 'UTC' as at from shown_screen`
      )[0]?.at;
    await closeRows(db, [{ seq: 1, status: 'sent', shown: shown() }], now);
    const again = shown({ shownAt: '2026-11-22T06:05:00.000Z' });
    await closeRows(db, [{ seq: 2, status: 'sent', shown: again }], now);
    expect(await when()).toBe('2026-11-22 06:00:00');
    await closeRows(db, [{ seq: 3, status: 'sent', shown: { ...again, revision: 3 } }], now);
    expect(await when()).toBe('2026-11-22 06:05:00');
  });
});

describe('a row that waited for a day', () => {
  test('is ended, and only that', async () => {
    const db = await emptyOutbox(database);
    const [old, young] = [aRow(), aRow()];
    await put(db, 'ann', old, young);
    const age = (id: string, hours: number) =>
      db.sql`update outbox set created_at = ${hoursBefore(now, hours)} where id = ${id}`;
    await age(old.id, 25);
    await age(young.id, 23);
    expect(await closeOverdue(db, now)).toBe(1);
    expect(await closeOverdue(db, now)).toBe(0);
    expect(await stored(db, old.id)).toMatchObject({
      status: 'dead',
      reason: 'too_late',
      body: null,
      chat: null,
    });
    expect(await stored(db, young.id)).toMatchObject({ status: 'pending' });
  });
});
