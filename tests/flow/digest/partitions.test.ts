// The deliveries of a week stand in a partition that comes with the first of them and goes with the
// last one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareDigests, sendDigests } from '../../../src/actions/digests.ts';
import { tidy } from '../../../src/actions/upkeep.ts';
import {
  forgetDigests,
  listPartitions as listPartitionsOf,
} from '../../support/digest-partitions.ts';
import { type DigestWorld, digestWorld } from '../../support/digest-world.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { addSubscribers, listDeliveries } from '../../support/subscribers.ts';

const SUNDAY = '2026-11-22T06:00:00Z';
const MONDAY_AT_NINE = '2026-11-23T04:00:30Z';

let world: DigestWorld;
beforeAll(async () => {
  world = await digestWorld(SUNDAY);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.beginAnew(SUNDAY);
  await forgetDigests(world.app.db);
});

const listPartitions = () => listPartitionsOf(world.app.db);

/** Of all weeks, whether their hour has come or not. */
async function countPlanned(): Promise<number> {
  const [row] = await world.app.db.sql<{ n: number }[]>`
    select count(*)::int as n from digest_delivery`;
  return row?.n ?? 0;
}

const keyOf = (person: Person | undefined) => world.app.vault.chatKey(person?.id ?? 0);

async function subscribes(person: Person | undefined, area: string) {
  await person?.says(`/start sub_${area}`);
  await person?.taps(/Subscribe/);
}

async function runAt(instant: string) {
  world.clock.set(instant);
  await sendDigests(world.app);
}

describe('the partition of a week', () => {
  it('holds at the beginning of the week whoever is to get it, and sends nobody before their hour', async () => {
    await addSubscribers(world.app, [
      { chatId: 61_001, hour: 9 },
      { chatId: 61_002, weekday: 5 },
    ]);
    await runAt('2026-11-22T18:59:30Z');
    expect(await listPartitions()).toEqual([]);
    await runAt('2026-11-22T19:00:30Z');
    const made = await listPartitions();
    expect(made).toHaveLength(1);
    expect(await countPlanned()).toBe(2);
    expect(await listDeliveries(world.app)).toEqual([]);
    await runAt(MONDAY_AT_NINE);
    expect(await listPartitions()).toEqual(made);
    expect(await listDeliveries(world.app)).toMatchObject([
      { week: '2026-W47', dueAt: '2026-11-23T04:00:00.000Z' },
    ]);
  });

  it('lets go whoever chooses another hour, leaves or comes before theirs has come', async () => {
    const [stays, moves, leaves, comes] = [1, 2, 3, 4].map(() => newPerson(world, 'en'));
    for (const person of [stays, moves, leaves]) await subscribes(person, 'all');
    await runAt('2026-11-22T19:00:30Z');
    expect(await countPlanned()).toBe(3);
    world.clock.set('2026-11-23T01:00:00Z');
    await moves?.says('/subscribe');
    await moves?.taps('Hour');
    await moves?.taps('18:00');
    await leaves?.phone.blocks();
    await world.settled();
    await subscribes(comes, 'all');
    await runAt(MONDAY_AT_NINE);
    const sentTo = async () => {
      const rows = await listDeliveries(world.app);
      return new Set(rows.flatMap((row) => (row.status === 'sent' ? [row.chatKey] : [])));
    };
    expect(await sentTo()).toEqual(new Set([stays, comes].map(keyOf)));
    await runAt('2026-11-23T13:00:30Z');
    expect(await sentTo()).toEqual(new Set([stays, comes, moves].map(keyOf)));
    expect(await countPlanned()).toBe(3);
  });

  it('follows the data of the time zones when it is replaced in the middle of the week', async () => {
    await addSubscribers(world.app, [
      { chatId: 61_001, weekday: 1 },
      { chatId: 61_002, weekday: 2 },
      { chatId: 61_003, weekday: 3 },
    ]);
    await runAt('2026-11-22T19:00:30Z');
    await runAt(MONDAY_AT_NINE);
    // As if Almaty were an hour further ahead, with Bishkek.
    await world.app.db.sql`update subscription set time_zone = 'Asia/Bishkek'`;
    for (const instant of ['2026-11-24T03:00:30Z', '2026-11-25T03:00:30Z']) {
      world.clock.set(instant);
      await prepareDigests(world.app);
    }
    expect((await listDeliveries(world.app)).map(({ dueAt }) => dueAt)).toEqual([
      '2026-11-23T04:00:00.000Z',
      '2026-11-24T03:00:00.000Z',
      '2026-11-25T03:00:00.000Z',
    ]);
  });

  it('says of those whose hour passed while nothing ran that it is too late', async () => {
    await addSubscribers(world.app, [
      { chatId: 61_001, weekday: 1 },
      { chatId: 61_002, weekday: 4 },
      { chatId: 61_003, weekday: 5 },
    ]);
    const states = [
      { status: 'late', dueAt: '2026-11-23T04:00:00.000Z' },
      { status: 'pending', dueAt: '2026-11-26T04:00:00.000Z' },
    ];
    // Planned before, or not.
    for (const start of [undefined, '2026-11-22T19:00:30Z']) {
      await world.app.db.sql`truncate digest_delivery, digest`;
      for (const instant of [start, '2026-11-26T04:00:30Z']) {
        if (instant === undefined) continue;
        world.clock.set(instant);
        await prepareDigests(world.app);
      }
      expect(await listDeliveries(world.app)).toMatchObject(states);
    }
  });

  it('takes nobody twice, and no state that is none', async () => {
    await addSubscribers(world.app, [{ chatId: 61_001 }]);
    await runAt(MONDAY_AT_NINE);
    const { sql } = world.app.db;
    const again = sql`insert into digest_delivery select * from digest_delivery`;
    await expect(again).rejects.toThrow('duplicate key');
    const wrong = sql`update digest_delivery set status = 'perhaps'`;
    await expect(wrong).rejects.toThrow('digest_delivery_status');
  });

  it('goes when its rows have served their time', async () => {
    await addSubscribers(world.app, [{ chatId: 61_001 }]);
    for (const instant of [MONDAY_AT_NINE, '2026-11-30T04:00:30Z']) {
      world.clock.set(instant);
      await prepareDigests(world.app);
    }
    const [first, second] = await listPartitions();
    world.clock.set('2026-12-02T04:00:00Z');
    await tidy(world.app);
    expect(await listPartitions()).toEqual([first, second]);
    world.clock.set('2026-12-07T04:00:00Z');
    await tidy(world.app);
    expect(await listPartitions()).toEqual([second]);
  });

  it('waits for nobody who is sending, and is found by the next round', async () => {
    await addSubscribers(world.app, [{ chatId: 61_001 }]);
    await runAt(MONDAY_AT_NINE);
    world.clock.set('2026-12-14T04:00:00Z');
    await world.app.db.sql.begin(async (sending) => {
      await sending`select from digest_delivery`;
      await tidy(world.app);
      expect(await listPartitions()).toHaveLength(1);
    });
    await tidy(world.app);
    expect(await listPartitions()).toEqual([]);
  });
});
