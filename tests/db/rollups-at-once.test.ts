// Many transactions change the same rollups at once: nobody waits in a circle, all are counted.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/assemblies/outcome.ts';
import type { Db } from '../../src/db/connection.ts';
import { writeLines } from '../../src/db/figure-lines.ts';
import { sumRollups } from '../../src/db/figures.ts';
import { nextOutcomeNumber } from '../../src/db/outcomes.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { rollupDifferences } from '../support/recount.ts';
import { places, rowOf } from './assemblies.ts';
import { anAssembly, isWaiting, putModerator, useDatabase, writeActs } from './rows.ts';

const database = useDatabase();
let db: Db;
let moderator: string;
beforeAll(async () => {
  db = database.connect(7);
  moderator = await putModerator(db);
});
beforeEach(() => db.sql`truncate assembly, rollup cascade`);

const days = ['2011-12-16', '2011-12-31', '2012-01-01', '2012-01-28'];
const lines = ['assemblies:all', 'level:v1', 'form:rally', 'participants:unknown'];

/** Opens once so many are there. */
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

async function putRecords(count: number): Promise<readonly string[]> {
  const records = Array.from({ length: count }, () => anAssembly());
  await db.transaction((tx) =>
    writeActs(tx, ...records.map((one) => ({ do: 'put_assembly', assembly: one }) as const)),
  );
  return records.map((one) => one.id);
}

const charged: Outcome = {
  personRef: 'P1',
  kind: 'fine',
  role: 'participant',
  phase: 'during',
  appeal: 'none',
};

async function putOutcome(assemblyId: string, personRef: string) {
  await db.transaction(async (tx) => {
    const number = await nextOutcomeNumber(tx);
    const row = { id: randomUUID(), number, assemblyId, isNewPerson: true, by: moderator };
    await writeActs(tx, { do: 'put_outcome', ...row, outcome: { ...charged, personRef } });
  });
}

describe('two transactions that change the same rollups', () => {
  const many = (order: 1 | -1) =>
    Array.from({ length: 60 }, (_, index) => ({
      ...rowOf({ localDate: days[index % 4] ?? '' }),
      placeId: `place_${index % 20}`,
      lines,
    })).toSorted((a, b) => (a.placeId < b.placeId ? -order : order));

  test('do not wait in a circle when each is one statement, in whatever order', async () => {
    for (let round = 0; round < 6; round += 1) {
      const writers = [1, -1, 1, -1, 1, -1] as const;
      // Not through `transaction`, which would try again and hide a deadlock.
      await Promise.all(writers.map((order) => db.orm.insert(assembly).values(many(order))));
      await Promise.all([
        db.orm.update(assembly).set({ level: 'v2' }).where(eq(assembly.placeId, 'place_1')),
        db.orm.update(assembly).set({ placeId: 'place_1' }).where(eq(assembly.placeId, 'place_2')),
      ]);
    }
    const rows = await db.orm.update(assembly).set({ form: 'picket' }).returning();
    await db.transaction((tx) =>
      writeLines(
        tx,
        rows.map((row) => row.id),
      ),
    );
    expect(await rollupDifferences(db.sql)).toEqual([]);
  });

  test('do not wait in a circle when their statements come in opposite orders', async () => {
    const tries = { count: 0 };
    const meet = rendezvous(2);
    const both = [places, places.toReversed()].map((order) =>
      db.transaction(async (tx) => {
        tries.count += 1;
        await meet();
        for (const placeId of order)
          await writeActs(tx, { do: 'put_assembly', assembly: anAssembly({ placeId }) });
      }),
    );
    await Promise.all(both);
    expect(tries.count).toBe(2);
    expect(await rollupDifferences(db.sql)).toEqual([]);
  });

  test('wait for one another and count both', async () => {
    const put = () => ({ do: 'put_assembly', assembly: anAssembly({ placeId: 'oral' }) }) as const;
    let second: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      await writeActs(tx, put());
      second = db.transaction((other) => writeActs(other, put()));
      expect(await isWaiting(second, db)).toBe(true);
    });
    await second;
    const asked = { subset: 'all', spans: ['all'], levels: ['v1'], figures: ['assemblies'] };
    expect(await sumRollups(db.orm, asked)).toMatchObject([{ placeId: 'oral', n: 2 }]);
  });
});

describe('two moderators at once', () => {
  test('who enter outcomes of one assembly have both of them counted', async () => {
    const [id = ''] = await putRecords(1);
    await Promise.all(['P1', 'P2', 'P3', 'P4'].map((person) => putOutcome(id, person)));
    expect(await rollupDifferences(db.sql)).toEqual([]);
    const [row] = await db.sql`select lines from assembly`;
    expect(row?.['lines']).toContain('outcome_people:fine:4:0:0:0:0');
  });

  test('of whom one merges a record while the other enters what followed for its people', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [part = '', whole = ''] = await putRecords(2);
      await putOutcome(part, 'P1');
      await Promise.all([
        putOutcome(part, 'P2'),
        db.transaction((tx) =>
          writeActs(tx, { do: 'merge_assembly', id: part, expectedVersion: 1, into: whole }),
        ),
        db.transaction((tx) =>
          writeActs(tx, {
            do: 'put_assembly',
            assembly: anAssembly({ id: whole, form: 'march' }),
            expectedVersion: 1,
          }),
        ),
      ]);
      expect(await rollupDifferences(db.sql)).toEqual([]);
    }
  });

  test('who merge records into one have the people of both counted there', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [one = '', other = '', whole = ''] = await putRecords(3);
      await Promise.all([putOutcome(one, 'P1'), putOutcome(other, 'P1')]);
      await Promise.all(
        [one, other].map((id) =>
          db.transaction((tx) =>
            writeActs(tx, { do: 'merge_assembly', id, expectedVersion: 1, into: whole }),
          ),
        ),
      );
      expect(await rollupDifferences(db.sql)).toEqual([]);
    }
  });
});
