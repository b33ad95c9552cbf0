// The deliveries of a week stand in a partition that comes with the first of them and goes with the
// last one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareDigests, sendDigests } from '../../../src/actions/digests.ts';
import { tidy } from '../../../src/actions/upkeep.ts';
import { type DigestWorld, digestWorld } from '../../support/digest-world.ts';
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
  // Ids go on counting: whatever an earlier test left belongs to no digest any more.
  for (const name of await listPartitions()) await world.app.db.sql`drop table ${sqlName(name)}`;
});

const sqlName = (name: string) => world.app.db.sql(name);

async function listPartitions(): Promise<readonly string[]> {
  const rows = await world.app.db.sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'digest_delivery'::regclass order by inhrelid`;
  return rows.map(({ name }) => name);
}

async function runAt(instant: string) {
  world.clock.set(instant);
  await sendDigests(world.app);
}

describe('the partition of a week', () => {
  it('is made when the first hour has come to somebody, and holds the later hours too', async () => {
    await addSubscribers(world.app, [
      { chatId: 61_001, hour: 9 },
      { chatId: 61_002, hour: 10 },
    ]);
    await runAt('2026-11-23T03:59:00Z');
    expect(await listPartitions()).toEqual([]);
    await runAt(MONDAY_AT_NINE);
    const made = await listPartitions();
    expect(made).toHaveLength(1);
    await runAt('2026-11-23T05:00:10Z');
    expect(await listPartitions()).toEqual(made);
    expect(await listDeliveries(world.app)).toMatchObject([
      { week: '2026-W47', dueAt: '2026-11-23T04:00:00.000Z' },
      { week: '2026-W47', dueAt: '2026-11-23T05:00:00.000Z' },
    ]);
  });

  it('has on its first day those who are due and those for whom it is too late', async () => {
    await addSubscribers(world.app, [
      { chatId: 61_001, weekday: 1 },
      { chatId: 61_002, weekday: 4 },
      { chatId: 61_003, weekday: 5 },
    ]);
    world.clock.set('2026-11-26T04:00:30Z');
    await prepareDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([
      { status: 'late', dueAt: '2026-11-23T04:00:00.000Z' },
      { status: 'pending', dueAt: '2026-11-26T04:00:00.000Z' },
    ]);
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
