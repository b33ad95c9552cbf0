// The rollups equal a recount of the assemblies after whatever happens to these.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db, Queryable } from '../../src/db/connection.ts';
import { type FigureFilter, sumRollups, sumRollupsBySpan } from '../../src/db/figures.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { rollupDifferences } from '../support/recount.ts';
import { campaigns, places, type Row, rowOf } from './assemblies.ts';
import { apply, change } from './random-changes.ts';
import { anAssembly, newName, putModerator, useDatabase, writeActs } from './rows.ts';

const database = useDatabase();
let db: Db;
let moderator: string;
beforeAll(async () => {
  db = database.connect();
  moderator = await putModerator(db);
  for (const id of campaigns)
    await db.sql`insert into campaign (id, name, created_at) values (${id}, ${id}, now())`;
});

const empty = () => db.sql`truncate assembly, rollup cascade`;
const levels = ['v1', 'v2', 'v3', 'v4'];
const everything = { subset: 'all', spans: ['all'], levels, figures: ['assemblies'] };

/** How many assemblies there are in each place. */
async function countPlaces(asked: Partial<FigureFilter>, on: Queryable = db.orm) {
  const sums = await sumRollups(on, { ...everything, ...asked });
  return Object.fromEntries(sums.map(({ placeId, n }) => [placeId, n]));
}

const transactions = fc.array(
  fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 8 }), isUndone: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);

describe('the rollups', () => {
  test('equal a recount after any changes in any transactions', async () => {
    await fc.assert(
      fc.asyncProperty(transactions, async (all) => {
        await empty();
        for (const { changes, isUndone } of all) {
          const run = db.transaction(async (tx) => {
            for (const one of changes) await apply(tx, one, moderator);
            if (isUndone) throw new Error('undone');
          });
          if (!isUndone) await run;
          else await expect(run).rejects.toThrow('undone');
          expect(await rollupDifferences(db.sql)).toEqual([]);
        }
        await db.sql`delete from assembly`;
        expect(await rollupDifferences(db.sql)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('are summed over the spans, places and levels that were asked for', async () => {
    await empty();
    const days = ['2011-12-16', '2011-12-31', '2012-01-01', '2012-01-28'];
    const records = places.flatMap((placeId) =>
      days.map((localDate, at) =>
        anAssembly({ placeId, localDate, level: at === 0 ? 'v2' : 'v1' }),
      ),
    );
    await db.transaction((tx) =>
      writeActs(tx, ...records.map((one) => ({ do: 'put_assembly', assembly: one }) as const)),
    );
    expect(await countPlaces({})).toEqual({ almaty: 4, astana: 4, zhanaozen: 4 });
    const some = { places: ['astana', 'oral'] };
    expect(await countPlaces({ ...some, spans: ['2011-12'] })).toEqual({ astana: 2 });
    expect(await countPlaces({ ...some, spans: ['2011', '2012-01'] })).toEqual({ astana: 4 });
    expect(await countPlaces({ ...some, levels: ['v2', 'v3', 'v4'] })).toEqual({ astana: 1 });
    const years = await sumRollupsBySpan(db.orm, {
      ...everything,
      ...some,
      spans: ['2011', '2012'],
    });
    expect(years.map(({ span, n }) => [span, n])).toEqual(
      expect.arrayContaining([
        ['2011', 2],
        ['2012', 2],
      ]),
    );
    expect(years.length).toBe(2);
    for (const none of [
      { places: [] },
      { spans: ['2013'] },
      { subset: 'official' },
      { levels: [] },
    ])
      expect(await countPlaces(none)).toEqual({});
  });

  test('change in the transaction that changes the assemblies, and are not seen before', async () => {
    await empty();
    const put = { do: 'put_assembly', assembly: anAssembly() } as const;
    await db.transaction(async (tx) => {
      await writeActs(tx, put);
      expect(await countPlaces({}, tx)).toEqual({ almaty: 1 });
      expect(await countPlaces({})).toEqual({});
    });
    expect(await countPlaces({})).toEqual({ almaty: 1 });
  });

  test('are right for ten thousand records written in one statement', async () => {
    await empty();
    await db.sql`
      insert into assembly (id, place_id, region_id, local_date, form, topic, topic_class,
        permit_status, authorised, authority_response, level, lines, verified_at)
      select gen_random_uuid(), 'place_' || i % 63, 'r', date '2011-06-01' + i % 700, 'rally',
        'labour', 'other', 'denied', 'unknown', '{}', 'v' || i % 5,
        array['assemblies:all', 'participants:known:1:' || i || ':' || i + 1 || ':' || i + 0.5 || ':0'],
        now()
      from generate_series(1, 10000) i`;
    const asked = { ...everything, figures: ['assemblies', 'participants'] };
    const sums = await sumRollups(db.orm, asked);
    const counted = await db.sql`
      select place_id, count(*)::int as n, sum(substring(lines[2] from 'known:1:(\\d+)')::int)::int as low
      from assembly where level <> 'v0' group by 1`;
    expect(sums.length).toBe(2 * 63);
    for (const { place_id: placeId, n, low } of counted) {
      const here = sums.filter((sum) => sum.placeId === placeId);
      expect(here).toContainEqual(
        expect.objectContaining({
          figure: 'participants',
          n,
          low,
          high: low + n,
          best: low + n / 2,
        }),
      );
      expect(here).toContainEqual(expect.objectContaining({ figure: 'assemblies', n, low: 0 }));
    }
  });

  test('are not touched by a change that no figure knows of', async () => {
    await empty();
    const row = anAssembly();
    await db.transaction((tx) => writeActs(tx, { do: 'put_assembly', assembly: row }));
    const look = () => db.sql`select ctid, xmin, * from rollup order by subset, figure, span, key`;
    const before = await look();
    await db.transaction((tx) =>
      writeActs(
        tx,
        { do: 'set_series', id: row.id, expectedVersion: 1, seriesId: row.id },
        { do: 'put_assembly', assembly: { ...row, conflicts: ['topic'] }, expectedVersion: 2 },
      ),
    );
    expect(await look()).toEqual(before);
  });
});

describe('an assembly', () => {
  test('has a best estimate exactly when its size is known', async () => {
    const insert = (people: Partial<Row>) => {
      const { participantsLow: _, participantsBest: __, ...bare } = rowOf({});
      return db.orm.insert(assembly).values({ ...bare, ...people });
    };
    await expect(insert({ participantsLow: 5 })).rejects.toThrow();
    await expect(insert({ participantsBest: 5 })).rejects.toThrow();
    await insert({ participantsLow: 5, participantsBest: 5, topic: newName('topic') });
  });
});
