// What a unit writes: drafts that only go forward, and screens for those whose address is known.
import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/actions/unit.ts';
import { commitUnits } from '../../src/db/commit.ts';
import type { Db } from '../../src/db/connection.ts';
import { closeRows } from '../../src/db/outbox.ts';
import { openUnits } from '../../src/db/units.ts';
import { draftSlot } from '../../src/reports/draft.ts';
import {
  aDraft,
  anIncoming,
  aScreen,
  newName,
  now,
  origin,
  useDatabase,
  vault,
  write,
} from './rows.ts';

const database = useDatabase();

const open = (db: Db, ...incoming: readonly Incoming[]) =>
  db.transaction((tx) => openUnits(tx, incoming, now));

describe('a draft', () => {
  async function begun(db: Db) {
    const first = anIncoming();
    const draft = aDraft(first.person);
    await db.transaction(async (tx) => {
      await openUnits(tx, [first], now);
      await write(tx, { draft }, origin(first));
    });
    const look = async () =>
      (await open(db, anIncoming({ person: first.person }))).conversations.get(first.person);
    return { first, draft, look };
  }

  test('comes back as it was stored', async () => {
    const db = database.connect(1);
    const { first, draft, look } = await begun(db);
    expect(await look()).toMatchObject({ draft, bubble: undefined });
    const interview = {
      scope: 'report',
      at: 'authority_response',
      page: 'more',
      editing: true,
      ticked: ['watched', 'filmed'],
      answers: {
        participants: { kind: 'size', low: 1, high: null },
        place: { kind: 'place', place: 'oral', point: { lat: 51.23, lon: 51.37 } },
      },
    } as const;
    const next = { ...draft, interview, revision: 11 };
    await db.transaction((tx) => write(tx, { draft: next }, origin(first)));
    expect((await look())?.draft).toEqual(next);
  });

  test.each([10, 9, 1])('of revision 10 is never replaced by revision %i', async (revision) => {
    const db = database.connect(1);
    const { first, draft, look } = await begun(db);
    const stale = { ...draft, revision, cardVersion: 'stale' };
    const writing = db.transaction((tx) => write(tx, { draft: stale }, origin(first)));
    await expect(writing).rejects.toThrow('out of order');
    expect((await look())?.draft).toEqual(draft);
  });

  test('that is stale undoes everything that was written with it', async () => {
    const db = database.connect(1);
    const { first, draft } = await begun(db);
    const other = anIncoming();
    const writing = db.transaction(async (tx) => {
      await openUnits(tx, [other], now);
      return commitUnits(
        tx,
        [
          { origin: origin(other), writes: { draft: aDraft(other.person) } },
          { origin: origin(first), writes: { draft } },
        ],
        { vault, holder: 'a-holder', now },
      );
    });
    await expect(writing).rejects.toThrow('out of order');
    expect((await open(db, other)).fresh.size).toBe(1);
  });

  test('of many people is written in one go', async () => {
    const db = database.connect(1);
    const batch = Array.from({ length: 30 }, () => anIncoming());
    await db.transaction(async (tx) => {
      await openUnits(tx, batch, now);
      const units = batch.map((incoming) => ({
        origin: origin(incoming),
        writes: { draft: aDraft(incoming.person) },
      }));
      await commitUnits(tx, units, { vault, holder: 'a-holder', now });
    });
    const opened = await open(db, ...batch.map(({ person }) => anIncoming({ person })));
    const drafts = batch.map(({ person }) => opened.conversations.get(person)?.draft?.person);
    expect(drafts).toEqual(batch.map(({ person }) => person));
  });

  test('is gone when it is sent or cancelled', async () => {
    const db = database.connect(1);
    const { first, look } = await begun(db);
    await db.transaction((tx) => write(tx, { draft: null }, origin(first)));
    expect((await look())?.draft).toBeUndefined();
  });

  test('knows which of its revisions is on the screen, and since when', async () => {
    const db = database.connect(2);
    const { draft, look } = await begun(db);
    const shown = {
      slot: draftSlot(draft.id),
      chatKey: 'x',
      messageId: 7,
      revision: 10,
      shownAt: '2026-11-22T06:00:01.000Z',
      hasKeyboard: false,
    };
    await closeRows(db, [{ seq: 0, status: 'sent', shown }], now);
    expect((await look())?.bubble).toEqual({ revision: 10, shownAt: new Date(shown.shownAt) });
  });
});

describe('the screens of a unit', () => {
  test('are handed to the process that wrote them, in order, each with its address', async () => {
    const db = database.connect(1);
    const incoming = anIncoming();
    const here = { to: 'here' } as const;
    const { parcels, hasWaiting } = await db.transaction(async (tx) => {
      await openUnits(tx, [incoming], now);
      const shows = ['one', 'two', 'three'].map((text) => ({ recipient: here, ...aScreen(text) }));
      return write(tx, { shows }, origin(incoming));
    });
    expect(hasWaiting).toBe(false);
    expect(parcels.map((parcel) => parcel.body)).toEqual(['one', 'two', 'three'].map(aScreen));
    expect(parcels.map((parcel) => parcel.chatId)).toEqual([4242, 4242, 4242]);
    expect(parcels.every((parcel) => parcel.chatKey === incoming.chatKey)).toBe(true);
  });

  test('wait when another process has something to show there', async () => {
    const db = database.connect(1);
    const incoming = anIncoming();
    const shows = [{ recipient: { to: 'here' } as const, ...aScreen() }];
    await open(db, incoming);
    await db.transaction((tx) => write(tx, { shows }, origin(incoming), 'ann'));
    const second = await db.transaction((tx) => write(tx, { shows }, origin(incoming), 'bob'));
    expect(second).toEqual({ parcels: [], hasWaiting: true });
  });

  test('reach nobody whose address is not known', async () => {
    const db = database.connect(1);
    const recipient = { to: 'person', person: newName('stranger') } as const;
    const shows = [{ recipient, ...aScreen() }];
    expect(await db.transaction((tx) => write(tx, { shows }))).toEqual({
      parcels: [],
      hasWaiting: false,
    });
  });

  test('hold nobody’s id in any column', async () => {
    const db = database.connect(1);
    const chatId = 987_654_321_012;
    const incoming = anIncoming();
    await open(db, incoming);
    const shows = [{ recipient: { to: 'here' } as const, slot: newName('slot'), ...aScreen() }];
    await db.transaction((tx) => write(tx, { shows }, origin(incoming, { chatId })));
    const tables = await db.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`;
    for (const { name } of tables) {
      const rows = await db.sql<{ row: string }[]>`select t::text as row from ${db.sql(name)} t`;
      const hex = Buffer.from(String(chatId)).toString('hex');
      expect(rows.filter(({ row }) => row.includes(String(chatId)) || row.includes(hex))).toEqual(
        [],
      );
    }
  });
});
