// Many transactions change the same rollups at once: nobody waits in a circle, all are counted.
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { sumRollups } from '../../src/db/figures.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { computeFigures } from '../../src/stats/figures.ts';
import { inOrder, recount, rowOf } from './assemblies.ts';
import { isWaiting, useDatabase } from './rows.ts';

const database = useDatabase();

const places = ['almaty', 'astana', 'zhanaozen'];
const days = ['2011-12-16', '2011-12-31', '2012-01-01', '2012-01-28'];

/** Lets the first round of so many arrive together; afterwards nobody waits. */
function rendezvous(parties: number): () => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived >= parties) open();
    return all;
  };
}

describe('two transactions that change the same rollups', () => {
  const many = (order: 1 | -1) =>
    Array.from({ length: 60 }, (_, index) =>
      rowOf({ placeId: `place_${index % 20}`, localDate: days[index % 4] ?? '' }),
    ).toSorted((a, b) => (a.placeId < b.placeId ? -order : order));

  test('do not wait in a circle when each is one statement, in whatever order', async () => {
    const db = database.connect(6);
    await db.sql`truncate assembly, rollup cascade`;
    for (let round = 0; round < 6; round += 1) {
      const writers = [1, -1, 1, -1, 1, -1] as const;
      // Not through `transaction`, which would try again and hide a deadlock.
      await Promise.all(writers.map((order) => db.orm.insert(assembly).values(many(order))));
      await Promise.all([
        db.orm.update(assembly).set({ topicClass: 'other' }).where(eq(assembly.placeId, 'place_1')),
        db.orm.update(assembly).set({ placeId: 'place_1' }).where(eq(assembly.placeId, 'place_2')),
      ]);
    }
    expect(inOrder(await sumRollups(db.orm, {}))).toEqual(await recount(db));
  });

  test('both succeed also when their statements come in opposite orders', async () => {
    const db = database.connect(4);
    await db.sql`truncate assembly, rollup cascade`;
    const tries = { count: 0 };
    const meet = rendezvous(2);
    const both = [places, places.toReversed()].map((order) =>
      db.transaction(async (tx) => {
        tries.count += 1;
        for (const placeId of order) {
          await tx.insert(assembly).values(rowOf({ placeId }));
          await meet();
        }
      }),
    );
    await Promise.all(both);
    // One of the two is the victim of the deadlock, at least once.
    expect(tries.count).toBeGreaterThanOrEqual(3);
    expect(inOrder(await sumRollups(db.orm, {}))).toEqual(await recount(db));
  });

  test('wait for one another and count both', async () => {
    const db = database.connect(4);
    await db.sql`truncate assembly, rollup cascade`;
    let second: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      await tx.insert(assembly).values(rowOf({ placeId: 'oral' }));
      second = db.orm
        .insert(assembly)
        .values(rowOf({ placeId: 'oral' }))
        .execute();
      expect(await isWaiting(second, db)).toBe(true);
    });
    await second;
    expect(computeFigures(await sumRollups(db.orm, {})).assemblies).toBe(2);
  });
});
