// Whatever is asked, the answer equals a recount of the records that the question is about.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { answerOf } from '../../src/actions/figures.ts';
import type { Db } from '../../src/db/connection.ts';
import { writeLines } from '../../src/db/figure-lines.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { figuresOf } from '../../src/stats/answer.ts';
import type { StatsQuestion } from '../../src/stats/question.ts';
import { topicIds } from '../../src/stats/topics.ts';
import { personal } from '../../src/stats/withholding.ts';
import { type RawRecord, record } from '../unit/stats/any-records.ts';
import { recounted } from '../unit/stats/recounted.ts';
import { factsOf } from '../unit/stats/recounted-facts.ts';
import { campaigns, rowOf } from './assemblies.ts';
import { anAssembly, now, putAssembly, useDatabase, writeActs } from './rows.ts';

const database = useDatabase();
let db: Db;
beforeAll(async () => {
  db = database.connect();
  for (const id of campaigns)
    await db.sql`insert into campaign (id, name, created_at) values (${id}, ${id}, now())`;
});

const TODAY = '2026-11-22';
const ask = (question: StatsQuestion) => answerOf({ tx: db.orm, now, today: TODAY }, question);

async function put(records: readonly RawRecord[]) {
  await db.sql`truncate assembly, rollup cascade`;
  if (records.length === 0) return;
  const rows = records.map(({ place, month, outcomes: _outcomes, ...one }) =>
    rowOf({
      ...one,
      placeId: place,
      localDate: `${month}-15`,
      authorityResponse: [],
      conflicts: [],
    } as never),
  );
  await db.transaction(async (tx) => {
    const added = await tx.insert(assembly).values(rows).returning({ id: assembly.id });
    const ids = added.map(({ id }) => id);
    await writeLines(tx, ids);
  });
}

const question: fc.Arbitrary<StatsQuestion> = fc
  .record(
    {
      area: fc.constantFrom<StatsQuestion['area']>(
        { kind: 'country' },
        { kind: 'country' },
        { kind: 'place', id: 'almaty' },
        { kind: 'region', id: 'mangystau' },
      ),
      period: fc.constantFrom(
        {},
        { from: '2011-06', to: '2012-01' },
        { from: '2012-01', to: '2012-12' },
        { from: '2012-01' },
        { from: '2011-12', to: '2011-12' },
      ),
      topic: fc.constantFrom(...topicIds.filter((id) => id !== 'comparison')),
      mode: fc.constant('kibhr' as const),
      level: fc.constantFrom('v1' as const, 'v2' as const, 'v3' as const),
      campaign: fc.constantFrom(...campaigns),
      isWithoutOfficial: fc.constant(true as const),
      without: fc.constantFrom('almaty', 'zhanaozen'),
    },
    { requiredKeys: ['area', 'period', 'topic'], noNullPrototype: true },
  )
  .map((asked) => asked as StatsQuestion);

function isAskedFor(one: RawRecord, asked: StatsQuestion): boolean {
  const { area, period, level = 'v1', campaign, isWithoutOfficial, without } = asked;
  const ids = area.kind === 'region' ? ['zhanaozen', 'aktau'] : [area.kind === 'place' && area.id];
  const isOfficial =
    one.eventStatus === 'took_place' &&
    factsOf(one).organiserClass === 'authorities_pro_government';
  return (
    one.level >= level &&
    (area.kind === 'country' || ids.includes(one.place)) &&
    (period.from ?? '') <= one.month &&
    one.month <= (period.to ?? '9999') &&
    (campaign === undefined || one.campaignId === campaign) &&
    !(isWithoutOfficial && isOfficial) &&
    one.place !== without
  );
}

function largestOf(records: readonly RawRecord[]) {
  const counted = records.filter(
    (one) =>
      one.eventStatus === 'took_place' &&
      !one.isCoerced &&
      one.excludedFor === undefined &&
      one.participants !== undefined,
  );
  const [first] = counted.toSorted(
    (a, b) =>
      (b.participants?.best ?? 0) - (a.participants?.best ?? 0) ||
      (a.month < b.month ? -1 : a.month > b.month ? 1 : 0),
  );
  return first && { place: first.place, day: `${first.month}-15` };
}

/** Assemblies by month or year and class. */
function countedOverTime(records: readonly RawRecord[], spanLength: number) {
  const counts: Record<string, number> = {};
  for (const { eventStatus, month, topicClass } of records) {
    const cell = `${month.slice(0, spanLength)} ${topicClass}`;
    if (eventStatus === 'took_place') counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

const exact = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_key, one: unknown) =>
      typeof one === 'number' ? Number(one.toPrecision(12)) : one,
    ),
  );

describe('an answer', () => {
  test('of any topic with any filters equals a recount', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 25 }),
        fc.array(question, { minLength: 6, maxLength: 6 }),
        async (all, questions) => {
          await put(all);
          for (const asked of questions) {
            const given = await ask(asked);
            const counting = all.filter((one) => one.level !== 'v0' && isAskedFor(one, asked));
            const expected = recounted(
              counting.map((one) => ({ ...one, outcomes: [] })),
              asked.mode ?? 'natural',
            );
            const ids = figuresOf(asked).filter((id) => !personal.includes(id));
            for (const id of ids) expect(exact(given.values[id])).toEqual(exact(expected[id]));
            expect({ kind: 'count', n: given.n }).toEqual(expected['A01']);
            if (asked.topic === 'size') expect(given.largest).toEqual(largestOf(counting));
            if (given.timeline === undefined) continue;
            const cells = given.timeline.flatMap(({ span, n }) =>
              Object.entries(n).map(([key, count]) => [`${span} ${key}`, count] as const),
            );
            const isByYear = given.timeline[0]?.span.length === 4;
            expect(Object.fromEntries(cells.filter(([, n]) => n > 0))).toEqual(
              countedOverTime(counting, isByYear ? 4 : 7),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names the largest assembly only where its record may be shown', async () => {
    await put([]);
    const hidden = { publishAfter: new Date(now.getTime() + 60_000) };
    const size = { participants: { low: 700, high: 700, best: 700 } };
    const one = anAssembly({ ...size, ...hidden, placeId: 'almaty', localDate: TODAY });
    await db.transaction((tx) => writeActs(tx, { do: 'put_assembly', assembly: one }));
    const asked = { area: { kind: 'country' }, period: {}, topic: 'size' } as const;
    const given = await ask(asked);
    expect(given.values.A24).toEqual({ kind: 'largest', most: 700 });
    expect(given.largest).toBeUndefined();
    const later = new Date(now.getTime() + 60_000);
    const then = await answerOf({ tx: db.orm, now: later, today: TODAY }, asked);
    expect(then.largest).toEqual({ place: 'almaty', day: TODAY });
  });
});

it('keeps single people of any year hidden, also of years before there was a state', async () => {
  await db.sql`truncate assembly, rollup cascade`;
  await putAssembly(db, anAssembly({ localDate: '1986-12-17' }));
  await db.sql`update assembly set lines = lines || 'outcome_people:fine'::text`;
  for (const period of [{}, { from: '1986-01', to: '1986-12' }]) {
    const { n, values } = await ask({ area: { kind: 'country' }, period, figure: 'A30' });
    expect({ n, A30: values.A30 }).toEqual({ n: 1, A30: { kind: 'withheld' } });
  }
});
