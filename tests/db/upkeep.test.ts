// What is kept for a while only, what got lost, and a group that moved.
import { describe, expect, test } from 'vitest';
import { deskPlace, outboxPlace } from '../../src/db/commit.ts';
import type { Db } from '../../src/db/connection.ts';
import { findDesk, linkDesk } from '../../src/db/desk.ts';
import { moveGroup } from '../../src/db/group-moved.ts';
import { claimDue, closeRows, insertOutbox } from '../../src/db/outbox.ts';
import { insertReport, listUnscreened } from '../../src/db/reports.ts';
import { eraseOld } from '../../src/db/retention.ts';
import { openUnits } from '../../src/db/units.ts';
import { draftSlot } from '../../src/reports/draft.ts';
import {
  aDraft,
  anIncoming,
  aReport,
  aRow,
  hoursBefore,
  newName,
  now,
  origin,
  putCase,
  useDatabase,
  vault,
  write,
} from './rows.ts';
import { findShown } from './shown.ts';

const database = useDatabase();

async function shownAt(db: Db, slot: string, hoursAgo: number, chatKey = 'a-chat') {
  await db.sql`insert into shown_screen values (${slot}, ${chatKey}, 1, 1,
    ${hoursBefore(now, hoursAgo)}, false)`;
}

describe('what has served its time', () => {
  test('is forgotten, and only that', async () => {
    const db = database.connect(1);
    await db.sql`
      insert into inbox (update_id, received_at) values
        (9001, ${hoursBefore(now, 49)}), (9002, ${hoursBefore(now, 47)})`;
    const rows = [aRow(), aRow(), aRow()];
    await db.transaction((tx) => insertOutbox(tx, rows, { holder: 'ann', now }));
    const age = async (index: number, status: string, hours: number) => {
      const then = hoursBefore(now, hours);
      await db.sql`update outbox set status = ${status}, created_at = ${then},
        closed_at = ${status === 'pending' ? null : then} where id = ${rows[index]?.id ?? ''}`;
    };
    await age(0, 'sent', 49);
    await age(1, 'dead', 47);
    await age(2, 'pending', 720);
    expect(await eraseOld(db, now)).toBe(2);
    expect(await eraseOld(db, now)).toBe(0);
    const left = await db.sql<{ update_id: string }[]>`select update_id from inbox`;
    expect(left.map((row) => Number(row.update_id))).toEqual([9002]);
    const kept = await db.sql<{ status: string }[]>`select status from outbox order by seq`;
    expect(kept.map((row) => row.status)).toEqual(['dead', 'pending']);
  });

  test('is a message of a draft that is gone, not one of an open draft or of the desk', async () => {
    const db = database.connect(1);
    const incoming = anIncoming();
    const draft = aDraft(incoming.person);
    await db.transaction(async (tx) => {
      await openUnits(tx, [incoming], now);
      await write(tx, { draft }, origin(incoming));
    });
    await shownAt(db, draftSlot(draft.id), 100);
    await shownAt(db, 'draft:gone', 49);
    await shownAt(db, 'draft:young', 47);
    await shownAt(db, 'case:1', 1000, 'the-desk');
    await shownAt(db, 'case:2', 49, 'an-earlier-desk');
    await linkDesk(db.orm, { chatKey: 'the-desk', chat: Buffer.from('sealed'), language: 'ru' });
    expect(await eraseOld(db, now)).toBe(2);
    const left = await db.sql<{ slot: string }[]>`select slot from shown_screen order by slot`;
    expect(left.map((row) => row.slot)).toEqual(
      ['case:1', draftSlot(draft.id), 'draft:young'].toSorted(),
    );
  });
});

describe('a report that never reached the desk', () => {
  test('is found after a while, the oldest first', async () => {
    const db = database.connect(1);
    const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
    const reports = [30, 60, 5].map((seconds) => aReport({ receivedAt: ago(seconds) }));
    await db.transaction(async (tx) => {
      for (const report of reports) await insertReport(tx, report);
    });
    await putCase(db, { receivedAt: ago(90) });
    const [younger, older] = reports.map((report) => report.id);
    expect(await listUnscreened(db, ago(20))).toEqual([older, younger]);
    expect(await listUnscreened(db, ago(45))).toEqual([older]);
    expect(await listUnscreened(db, ago(3600))).toEqual([]);
  });
});

describe('a group that got another id', () => {
  const [oldId, newId] = [-4001, -1_001_234_567_890];
  const [chatKey, newKey] = [vault.chatKey(oldId), vault.chatKey(newId)];
  const move = (db: Db) =>
    db.transaction((tx) => moveGroup(tx, vault, { chatKey, newKey, chatId: newId }));

  test('stays the desk, and what waits for it goes to the new address at once', async () => {
    const db = database.connect(1);
    const chat = vault.sealChat(oldId, deskPlace(chatKey));
    await linkDesk(db.orm, { chatKey, chat, language: 'kk' });
    const rows = [aRow({ chatKey }), aRow({ chatKey, slot: 'case:2' }), aRow()];
    const written = await db.transaction((tx) => insertOutbox(tx, rows, { holder: 'ann', now }));
    await closeRows(db, [{ seq: written[0]?.seq ?? 0, status: 'sent' }], now);
    await db.sql`insert into shown_screen values ('case:9', ${chatKey}, 1, 1, now(), false),
      ('case:8', 'another-chat', 1, 1, now(), false)`;

    expect(await move(db)).toBe(true);
    const desk = await findDesk(db.orm, newKey);
    expect(desk && vault.openChat(desk.chat, deskPlace(newKey))).toBe(newId);
    expect(await findDesk(db.orm, chatKey)).toBeUndefined();
    const [due, ...others] = await claimDue(db, 'bob', 10);
    expect(others).toEqual([]);
    expect(due).toMatchObject({ id: rows[1]?.id, chatKey: newKey });
    expect(due?.chat && vault.openChat(due.chat, outboxPlace(due.id))).toBe(newId);
    expect(await findShown(db, 'case:9', chatKey)).toBeUndefined();
    expect(await findShown(db, 'case:8', 'another-chat')).toBeDefined();
  });

  test('moves once', async () => {
    const db = database.connect(1);
    expect(await move(db)).toBe(false);
    expect(await findDesk(db.orm, newKey)).toMatchObject({ language: 'kk' });
  });

  test('that is no desk changes nothing but what waits for it', async () => {
    const db = database.connect(1);
    const row = aRow({ chatKey: newName('group') });
    await db.transaction((tx) => insertOutbox(tx, [row], { holder: 'ann', now }));
    const moved = { chatKey: row.chatKey, newKey: newName('group'), chatId: -5 };
    expect(await db.transaction((tx) => moveGroup(tx, vault, moved))).toBe(false);
    const [kept] = await db.sql`select chat_key, status from outbox where id = ${row.id}`;
    expect(kept).toEqual({ chat_key: moved.newKey, status: 'pending' });
    expect(await findDesk(db.orm, newKey)).toMatchObject({ language: 'kk' });
  });

  test('stays beside one that is linked after it', async () => {
    const db = database.connect(1);
    const chat = vault.sealChat(oldId, deskPlace(chatKey));
    await linkDesk(db.orm, { chatKey, chat, language: 'en' });
    expect(await findDesk(db.orm, newKey)).toMatchObject({ language: 'kk' });
    expect(await findDesk(db.orm, chatKey)).toMatchObject({ language: 'en' });
  });
});
