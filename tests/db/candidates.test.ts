// The database reads only what can be a candidate: with the rule that is the same as comparing with
// every record there is.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findNear } from '../../src/actions/records/candidates.ts';
import { rank } from '../../src/assemblies/candidates.ts';
import { neighboursOf } from '../../src/assemblies/neighbours.ts';
import type { Known } from '../../src/assemblies/traits.ts';
import type { Answers } from '../../src/card/types.ts';
import { addDays } from '../../src/dates.ts';
import { connect, type Db } from '../../src/db/connection.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.ts';
import { rowOf } from './assemblies.ts';

const day = '2026-11-22';
const places = ['almaty', ...neighboursOf('almaty').slice(0, 2), 'aktau'];
const topics = ['labour', 'rights', 'unknown'];
const minutes = [null, 540, 700, 900, 1400];

let database: FreshDatabase;
let db: Db;
let all: readonly Known[];
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, max: 2 });
  await db.sql`
    insert into moderator (person, is_member, checked_at) values ('founder', true, now())`;
  await db.sql`
    insert into campaign (id, name, created_by, created_at)
    values ('wave', 'Wave', 'founder', now())`;
  const rows = [-2, -1, 0, 1, 2].flatMap((days) =>
    places.flatMap((placeId) =>
      topics.flatMap((topic) =>
        minutes.map((startMinute, at) => ({
          ...rowOf({ placeId, topic, localDate: addDays(day, days) }),
          startMinute,
          form: at % 2 === 0 ? 'rally' : 'march',
          campaignId: at === 3 ? 'wave' : null,
        })),
      ),
    ),
  );
  const stored = await db.orm.insert(assembly).values(rows).returning();
  const gone = stored.filter((_, at) => at % 11 === 0).map((one) => one.id);
  await db.sql`
    update assembly set retracted_at = now(), retracted_for = 'hoax' where id = any(${gone})`;
  all = stored.filter((one) => !gone.includes(one.id)).map(toKnown);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

function toKnown(row: typeof assembly.$inferSelect): Known {
  const { startMinute, campaignId, ...rest } = row;
  return {
    ...rest,
    ...(startMinute !== null && { startMinute }),
    ...(campaignId !== null && { campaignId }),
  };
}

const anyReport = fc.record({
  placeId: fc.constantFrom(...places),
  localDate: fc.constantFrom(day, addDays(day, 1), addDays(day, -2)),
  topic: fc.constantFrom(...topics),
  time: fc.constantFrom(undefined, '00:20', '09:30', '12:00', '23:50'),
  campaignId: fc.constantFrom(undefined, 'wave', 'another'),
});

it('finds what a comparison with every record finds, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async ({ topic, time, campaignId, ...where }) => {
      const answers: Answers = {
        topic: { kind: 'choice', value: topic },
        form: { kind: 'choice', value: 'rally' },
        ...(time !== undefined && { start_time: { kind: 'time', time } }),
      };
      const reported = { ...where, answers, ...(campaignId !== undefined && { campaignId }) };
      const found = await findNear(db.orm, reported);
      const numbers = (some: readonly { readonly known: Known }[]) =>
        some.map((one) => one.known.number);
      expect(numbers(found)).toEqual(numbers(rank(reported, all)));
    }),
    { numRuns: 120 },
  );
});
