// The rollups equal a recount of the assemblies after whatever happens to these.
import { inArray, sql as text } from 'drizzle-orm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db, Tx } from '../../src/db/connection.ts';
import { sumRollups } from '../../src/db/figures.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { computeFigures } from '../../src/stats/figures.ts';
import { inOrder, type Row, recount, rowOf } from './assemblies.ts';
import { newName, useDatabase } from './rows.ts';

const database = useDatabase();

const places = ['almaty', 'astana', 'zhanaozen'];
const days = ['2011-12-16', '2011-12-31', '2012-01-01', '2012-01-28'];

const size = fc.constantFrom(
  { participantsLow: null, participantsHigh: null, participantsBest: null },
  { participantsLow: 1, participantsHigh: 1, participantsBest: 1 },
  { participantsLow: 30, participantsHigh: 41, participantsBest: 35.5 },
  { participantsLow: 10_000, participantsHigh: null, participantsBest: 10_000 },
  { participantsLow: 200_000, participantsHigh: 200_000, participantsBest: 200_000 },
);
const shape = fc
  .record({
    placeId: fc.constantFrom(...places),
    localDate: fc.constantFrom(...days),
    topicClass: fc.constantFrom('political', 'social_economic', 'other', 'unknown'),
    authorised: fc.constantFrom('authorised', 'unauthorised', 'unknown'),
    size,
  })
  .map(({ size: people, ...rest }) => ({ ...rest, ...people }));
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

type Change =
  | { readonly kind: 'insert'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'update'; readonly picks: readonly number[]; readonly to: Partial<Shape> }
  | { readonly kind: 'delete'; readonly picks: readonly number[] }
  | { readonly kind: 'shiftMonths' | 'swapPlaces' | 'deleteAll' };

const picks = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 });
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      shapes: fc.array(shape, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('update' as const), picks, to: shape }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), picks }) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'shiftMonths' }, { kind: 'swapPlaces' }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'deleteAll' }) },
) as fc.Arbitrary<Change>;
const transactions = fc.array(
  fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 4 }), isUndone: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
);

async function apply(tx: Tx, one: Change, known: string[]): Promise<void> {
  const chosen = (which: readonly number[]) =>
    known.length === 0 ? [] : which.map((n) => known[n % known.length] ?? '');
  switch (one.kind) {
    case 'insert': {
      const rows = one.shapes.map(rowOf);
      await tx.insert(assembly).values(rows);
      known.push(...rows.map((row) => row.id));
      return;
    }
    case 'update':
      await tx
        .update(assembly)
        .set(one.to)
        .where(inArray(assembly.id, chosen(one.picks)));
      return;
    case 'delete':
      await tx.delete(assembly).where(inArray(assembly.id, chosen(one.picks)));
      return;
    case 'shiftMonths':
      await tx
        .update(assembly)
        .set({ localDate: text`(${assembly.localDate} + interval '1 month')::date` });
      return;
    case 'swapPlaces':
      await tx.update(assembly).set({
        placeId: text`case ${assembly.placeId} when 'almaty' then 'astana' when 'astana' then 'almaty'
          else ${assembly.placeId} end`,
      });
      return;
    case 'deleteAll':
      await tx.delete(assembly);
      return;
    default:
      return one satisfies never;
  }
}

/** Lines that count nothing but still hold people; none may be left. */
async function residue({ sql }: Db) {
  return sql`select * from rollup
    where n < 0 or low < 0 or (n = 0 and (low, high, best, open) <> (0, 0, 0, 0))`;
}

describe('the rollups', () => {
  test('equal a recount after any changes in any transactions', async () => {
    const db = database.connect();
    await fc.assert(
      fc.asyncProperty(transactions, async (all) => {
        await db.sql`truncate assembly, rollup cascade`;
        const known: string[] = [];
        for (const { changes, isUndone } of all) {
          const before = [...known];
          const run = db.transaction(async (tx) => {
            for (const one of changes) await apply(tx, one, known);
            if (isUndone) throw new Error('undone');
          });
          if (!isUndone) await run;
          else await expect(run).rejects.toThrow('undone');
          if (isUndone) known.splice(0, known.length, ...before);
        }
        const sums = await sumRollups(db.orm, {});
        expect(inOrder(sums)).toEqual(await recount(db));
        expect(await residue(db)).toEqual([]);
        expect(computeFigures(sums).places.length).toBeLessThanOrEqual(places.length);
      }),
      { numRuns: 40 },
    );
  });

  test('are summed over the months and places that were asked for', async () => {
    const db = database.connect();
    await db.sql`truncate assembly, rollup cascade`;
    const rows = places.flatMap((placeId) =>
      days.map((localDate) => rowOf({ placeId, localDate })),
    );
    await db.orm.insert(assembly).values(rows);
    const december = { from: '2011-12-01', to: '2011-12-01' };
    expect(inOrder(await sumRollups(db.orm, december))).toEqual(
      await recount(db, '2011-12-01', '2011-12-01'),
    );
    const here = await sumRollups(db.orm, { ...december, places: ['astana', 'zhanaozen'] });
    const counts = here.filter((sum) => sum.figure === 'assemblies');
    expect(Object.fromEntries(counts.map(({ placeId, n }) => [placeId, n]))).toEqual({
      astana: 2,
      zhanaozen: 2,
    });
    expect(await sumRollups(db.orm, { places: [] })).toEqual([]);
    expect(await sumRollups(db.orm, { from: '2013-01-01' })).toEqual([]);
    expect(await sumRollups(db.orm, { to: '2011-11-01' })).toEqual([]);
  });

  test('change in the transaction that changes the assemblies, and are not seen before', async () => {
    const [db, other] = [database.connect(), database.connect(1)];
    await db.sql`truncate assembly, rollup cascade`;
    await db.transaction(async (tx) => {
      await tx.insert(assembly).values(rowOf({}));
      expect(await sumRollups(tx, {})).toHaveLength(4);
      expect(await sumRollups(other.orm, {})).toEqual([]);
    });
    expect(await sumRollups(other.orm, {})).toHaveLength(4);
  });

  test('are right for ten thousand records written in one statement', async () => {
    const db = database.connect();
    await db.sql`truncate assembly, rollup cascade`;
    await db.sql`
      insert into assembly (id, place_id, region_id, local_date, form, topic, topic_class,
        permit_status, authorised, authority_response, participants_low, participants_high,
        participants_best, verified_at)
      select gen_random_uuid(), 'place_' || i % 63, 'r', date '2011-06-01' + i % 700, 'rally',
        'labour', case i % 3 when 0 then 'political' when 1 then 'other' else 'unknown' end, 'denied',
        case i % 4 when 0 then 'authorised' else 'unknown' end, '{}',
        case when i % 5 > 0 then i end, case when i % 5 > 1 then i + 1 end,
        case when i % 5 > 1 then i + 0.5 when i % 5 > 0 then i end, now()
      from generate_series(1, 10000) i`;
    expect(inOrder(await sumRollups(db.orm, {}))).toEqual(await recount(db));
  });
});

describe('an assembly', () => {
  test('has a best estimate exactly when its size is known', async () => {
    const { orm } = database.connect(1);
    const insert = (people: Partial<Row>) =>
      orm.insert(assembly).values({ ...rowOf({}), ...people });
    await expect(insert({ participantsLow: 5 })).rejects.toThrow();
    await expect(insert({ participantsBest: 5 })).rejects.toThrow();
    await insert({ participantsLow: 5, participantsBest: 5, topic: newName('topic') });
  });
});
