// The unit of work: an update has its effect once, and people wait for themselves.
import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/actions/unit.ts';
import { type Db, hot } from '../../src/db/connection.ts';
import { markDead, openUnits } from '../../src/db/units.ts';
import {
  aDraft,
  anIncoming,
  aScreen,
  isWaiting,
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

describe('an update', () => {
  test('is fresh once', async () => {
    const db = database.connect(2);
    const [one, two] = [anIncoming(), anIncoming()];
    expect((await open(db, one)).fresh).toEqual(new Set([one.updateId]));
    expect((await open(db, two, one)).fresh).toEqual(new Set([two.updateId]));
    expect((await open(db, one, two)).fresh).toEqual(new Set());
  });

  test('is fresh again when what it brought about was undone', async () => {
    const db = database.connect(2);
    const one = anIncoming();
    const undone = db.transaction(async (tx) => {
      await openUnits(tx, [one], now);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await open(db, one)).fresh.size).toBe(1);
  });

  test('that arrives twice at the same moment is fresh for one of them', async () => {
    const db = database.connect(8);
    for (let round = 0; round < 10; round += 1) {
      const one = anIncoming();
      const seen = await Promise.all(Array.from({ length: 6 }, () => open(db, one)));
      expect(seen.filter(({ fresh }) => fresh.has(one.updateId))).toHaveLength(1);
    }
  });

  test('waits for the other until that is committed, and is not fresh then', async () => {
    const db = database.connect(4);
    const one = anIncoming();
    let second: ReturnType<typeof open> | undefined;
    await db.transaction(async (tx) => {
      expect((await openUnits(tx, [one], now)).fresh.size).toBe(1);
      second = open(db, one);
      expect(await isWaiting(second, db)).toBe(true);
    });
    expect((await second)?.fresh.size).toBe(0);
  });

  test('that was given up leaves its reason', async () => {
    const db = database.connect(1);
    const one = anIncoming();
    await db.transaction(async (tx) => {
      await openUnits(tx, [one], now);
      await markDead(tx, one.updateId, 'TypeError');
    });
    const [row] = await db.sql`
      select outcome, reason from inbox where update_id = ${one.updateId}`;
    expect(row).toEqual({ outcome: 'dead', reason: 'TypeError' });
  });

  test('of many people in a batch is opened for each', async () => {
    const db = database.connect(2);
    const batch = Array.from({ length: 50 }, () => anIncoming());
    const opened = await open(db, ...batch.toReversed());
    expect(opened.fresh.size).toBe(50);
    for (const { person } of batch) {
      expect(opened.conversations.get(person)).toMatchObject({ person, draft: undefined });
    }
  });

  test('never makes two batches with the same people wait in a circle', async () => {
    const db = database.connect(6);
    const people = Array.from({ length: 20 }, () => newName('person'));
    const batch = (order: readonly string[]) => order.map((person) => anIncoming({ person }));
    for (let round = 0; round < 8; round += 1) {
      const orders = [people, people.toReversed(), people, people.toReversed()];
      // Not through `transaction`, which would try again and hide a deadlock.
      await Promise.all(
        orders.map((order) => db.orm.transaction((tx) => openUnits(tx, batch(order), now))),
      );
    }
  });
});

describe('a person', () => {
  test('is greeted in the language of their phone and keeps what they chose', async () => {
    const db = database.connect(1);
    const first = anIncoming({ language: 'kk' });
    const { person } = first;
    expect((await open(db, first)).conversations.get(person)?.language).toBe('kk');
    await db.transaction((tx) => write(tx, { language: 'en' }, origin(first)));
    const later = await open(db, anIncoming({ person, language: 'ru' }));
    expect(later.conversations.get(person)?.language).toBe('en');
  });

  test('is locked as long as one of their updates is handled', async () => {
    const db = database.connect(4);
    const first = anIncoming();
    await open(db, first);
    let second: ReturnType<typeof open> | undefined;
    await db.transaction(async (tx) => {
      await openUnits(tx, [anIncoming({ person: first.person })], now);
      second = open(db, anIncoming({ person: first.person }));
      expect(await isWaiting(second, db)).toBe(true);
    });
    expect((await second)?.fresh.size).toBe(1);
  });

  test('who writes for the first time twice at once is seen with the card that they began', async () => {
    const db = database.connect(4);
    const first = anIncoming();
    const draft = aDraft(first.person);
    let second: ReturnType<typeof open> | undefined;
    await db.transaction(async (tx) => {
      await openUnits(tx, [first], now);
      await write(tx, { draft }, origin(first));
      second = open(db, anIncoming({ person: first.person }));
      expect(await isWaiting(second, db)).toBe(true);
    });
    expect((await second)?.conversations.get(first.person)?.draft).toEqual(draft);
  });

  test('can be reached once their sealed address is stored, until they block the bot', async () => {
    const db = database.connect(1);
    const first = anIncoming();
    const { person } = first;
    expect((await open(db, first)).reachable).toEqual(new Set());
    await db.transaction((tx) => write(tx, {}, origin(first)));
    expect((await open(db, anIncoming({ person }))).reachable).toEqual(new Set([person]));
    const [row] = await db.sql<{ chat: Buffer }[]>`
      select chat from conversation where person = ${person}`;
    expect(vault.openChat(row?.chat ?? Buffer.alloc(0), `conversation:chat:${person}`)).toBe(4242);
    await db.transaction((tx) => write(tx, { isReachable: false }, origin(first)));
    expect((await open(db, anIncoming({ person }))).reachable).toEqual(new Set());
  });

  test('leaves no address when they write in a group', async () => {
    const db = database.connect(1);
    const incoming = anIncoming({ chatKind: 'group' });
    await open(db, incoming);
    await db.transaction((tx) => write(tx, { language: 'en' }, origin(incoming)));
    const opened = await open(db, anIncoming({ person: incoming.person }));
    expect(opened.reachable).toEqual(new Set());
    expect(opened.conversations.get(incoming.person)?.language).toBe('en');
  });
});

describe('the queries of every update', () => {
  test('are prepared on the server', async () => {
    const db = database.connect(1);
    const incoming = anIncoming();
    const { person } = incoming;
    const names = await db.transaction(async (tx) => {
      await openUnits(tx, [incoming], now);
      const slot = newName('slot');
      const shows = [{ recipient: { to: 'here' } as const, slot, ...aScreen() }];
      await write(tx, { draft: aDraft(person), language: 'en', shows }, origin(incoming));
      await write(tx, { draft: null }, origin(incoming));
      return hot(tx)<{ statement: string }[]>`select statement from pg_prepared_statements`;
    });
    const prepared = names.map(({ statement }) => statement.replace(/\s+/g, ' '));
    const wanted = [
      'insert into inbox',
      'from conversation where person = any',
      'from draft d left join shown_screen',
      'insert into conversation',
      'update conversation',
      'insert into draft',
      'delete from draft',
      'insert into outbox',
    ];
    expect(wanted.filter((part) => !prepared.some((one) => one.includes(part)))).toEqual([]);
  });
});
