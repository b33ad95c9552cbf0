// A comparison read from the rollups, by the coverage that is on record.
import { beforeEach, expect, it } from 'vitest';
import { readComparison } from '../../src/db/comparison.ts';
import type { Db } from '../../src/db/connection.ts';
import { changeCoverage } from '../../src/db/coverage.ts';
import type { StatsQuestion } from '../../src/stats/question.ts';
import { anAssembly, now, useDatabase, writeActs } from './rows.ts';

const database = useDatabase();
const TODAY = '2026-11-22';
let db: Db;
beforeEach(async () => {
  db = database.connect();
  await db.sql`truncate assembly, rollup, coverage cascade`;
});

/** Assemblies on these days. */
async function put(
  placeId: string,
  days: readonly string[],
  change: Parameters<typeof anAssembly>[0] = {},
) {
  const records = days.map((localDate) => anAssembly({ placeId, localDate, ...change }));
  await db.transaction((tx) =>
    writeActs(tx, ...records.map((assembly) => ({ do: 'put_assembly', assembly }) as const)),
  );
}

const watch = (places: readonly string[], from: string) =>
  db.transaction((tx) =>
    changeCoverage(tx, { does: 'add', places, range: { from }, by: 'somebody' }, now),
  );

const country: StatsQuestion = {
  area: { kind: 'country' },
  period: { from: '2012-01', to: '2012-01' },
};
const compared = async (asked: Partial<StatsQuestion> = {}) => {
  const { against } = await readComparison(db.orm, { ...country, ...asked }, TODAY);
  return against[0];
};
const official = {
  values: { organizer_type: { kind: 'choices', values: ['authorities'] } },
} as const;

it('counts the months of the periods on the places that were monitored, with and without official', async () => {
  await put('almaty', ['2012-01-02', '2012-01-31', '2011-12-16', '2012-02-01']);
  await put('almaty', ['2012-01-10'], official);
  await put('astana', ['2012-01-05']);
  await put('taraz', ['2011-12-05']);
  await watch(['almaty'], '2010-01');
  await watch(['astana'], '2012-01');
  const against = await compared();
  expect(against).toMatchObject({
    basis: 'previous',
    months: { from: '2011-12', to: '2011-12' },
    comparable: ['almaty'],
    leftOut: ['astana', 'taraz'],
    all: { assemblies: { now: 3, before: 1 }, times: expect.closeTo(3, 12) },
    withoutOfficial: { assemblies: { now: 2, before: 1 } },
  });
});

it('asks about one place or region, one campaign, and as well known as is asked', async () => {
  await put('almaty', ['2012-01-02']);
  await put('astana', ['2012-01-02', '2011-12-02'], { level: 'v2' });
  await watch(['almaty', 'astana', 'aktau'], '2010-01');
  const one = await compared({ area: { kind: 'place', id: 'astana' } });
  expect(one?.comparable).toEqual(['astana']);
  const region = await compared({ area: { kind: 'region', id: 'mangystau' } });
  expect(region?.comparable).toEqual(['aktau']);
  expect((await compared({ level: 'v2' }))?.all?.assemblies).toEqual({ now: 1, before: 1 });
  expect((await compared({ without: 'astana' }))?.comparable).toEqual(['almaty', 'aktau']);
  const campaign = await compared({ campaign: 'spring' });
  expect(campaign?.all?.assemblies).toEqual({ now: 0, before: 0 });
  // Which part of a campaign was official is not known.
  expect(campaign?.withoutOfficial).toBeUndefined();
});

it('of all times compares nothing', async () => {
  await put('almaty', ['2012-01-02']);
  await watch(['almaty'], '2010-01');
  expect(await readComparison(db.orm, { ...country, period: {} }, TODAY)).toEqual({
    mode: 'natural',
    against: [],
  });
});
