// What a weekly summary is made from, read from real records.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Assembly } from '../../src/assemblies/assembly.ts';
import type { Db } from '../../src/db/connection.ts';
import { writeDeskActs } from '../../src/db/desk-writes.ts';
import { gatherDigest } from '../../src/db/digest-data.ts';
import { summarise } from '../../src/digest/summary.ts';
import { nextWeek, previousWeek } from '../../src/digest/week.ts';
import { anAssembly, putAssembly, putModerator, useDatabase, writeActs } from './rows.ts';

const database = useDatabase();
const week = '2026-W48';
/** The Monday after, at nine in the morning in Kazakhstan. */
const now = new Date('2026-11-30T04:00:00Z');
const country = { kind: 'country' } as const;

let db: Db;
let moderator: string;
beforeEach(async () => {
  db ??= database.connect();
  moderator ??= await putModerator(db);
  await db.sql`truncate assembly, coverage, rollup cascade`;
});

const digest = (of = week, at = now, newsFrom?: string) =>
  db.transaction((tx) => gatherDigest(tx, of, at, newsFrom));

async function put(change: Partial<Assembly> = {}, columns: Record<string, string> = {}) {
  const one = anAssembly({ localDate: '2026-11-24', ...change });
  await putAssembly(db, one);
  if (Object.keys(columns).length > 0) {
    await db.sql`update assembly set ${db.sql(columns)} where id = ${one.id}`;
  }
  const [row] = await db.sql<{ number: number }[]>`
    select number from assembly where id = ${one.id}`;
  return { id: one.id, number: row?.number ?? 0 };
}

async function enter(assemblyId: string, at: string, kind = 'fine', personRef = 'P1') {
  const [row] = await db.sql<{ n: number }[]>`select nextval('outcome_number_seq')::int as n`;
  const id = randomUUID();
  const outcome = { personRef, role: 'unknown', phase: 'after', kind, appeal: 'unknown' } as const;
  await db.transaction((tx) =>
    writeActs(tx, {
      do: 'put_outcome',
      id,
      number: row?.n ?? 0,
      assemblyId,
      outcome: outcome as never,
      isNewPerson: true,
      by: moderator,
    }),
  );
  await db.sql`update outcome set entered_at = ${at} where id = ${id}`;
  return id;
}

async function correct(assemblyId: string, at: string, field = 'form', reason = 'better_source') {
  const id = randomUUID();
  const after = { kind: 'choice', value: 'picket' } as const;
  await db.transaction((tx) =>
    writeDeskActs(tx, [{ do: 'correct', id, assemblyId, field, after, reason, moderator }], {
      chatKey: undefined,
      now: new Date(at),
    }),
  );
}

const cover = (placeId: string, from: string, to: string | null = null) => db.sql`
  insert into coverage (place_id, from_month, to_month, set_by, set_at)
  values (${placeId}, ${from}, ${to}, 'coordinator', ${now.toISOString()})`;

describe('the sums of a week', () => {
  it('are of the records that count, on its days alone, beside both earlier weeks', async () => {
    await put({ localDate: '2026-11-23' });
    await put({ localDate: '2026-11-29', placeId: 'astana' });
    await put({ localDate: '2026-11-22' });
    await put({ localDate: '2026-11-30' });
    await put({ localDate: '2025-11-24' });
    await put({ localDate: '2025-11-23' });
    await put({ level: 'v0' });
    await put({ eventStatus: 'prevented' });
    await put({}, { retracted_at: '2026-11-25T10:00Z', retracted_for: 'wrong_record' });
    const data = await digest();
    const counted = (sums: typeof data.now.sums) =>
      Object.fromEntries(
        sums.filter(({ figure }) => figure === 'assemblies').map((sum) => [sum.placeId, sum.n]),
      );
    expect(counted(data.now.sums)).toEqual({ almaty: 1, astana: 1 });
    expect(data.before).toMatchObject({ week: '2026-W47' });
    expect(counted(data.before.sums)).toEqual({ almaty: 1 });
    expect(data.yearBefore).toMatchObject({ week: '2025-W48' });
    expect(counted(data.yearBefore.sums)).toEqual({ almaty: 1 });
    expect(data.course).toHaveLength(8);
    expect(data.course.at(-1)).toEqual({ week, assemblies: { almaty: 1, astana: 1 } });
    expect(data.course.at(-2)).toEqual({ week: '2026-W47', assemblies: { almaty: 1 } });
    expect(summarise(data, country).assemblies).toBe(2);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it('have nothing before them in the first week that has a record that counts', async () => {
    await put({ localDate: '2026-11-22', level: 'v0' });
    await put();
    expect(await digest()).toMatchObject({ isFirst: true });
    expect(await digest(nextWeek(week))).toMatchObject({ isFirst: false });
  });

  it('know the places that were monitored in each month that the week touches', async () => {
    await cover('almaty', '2012-01-01');
    await cover('astana', '2026-11-01', '2026-11-01');
    await cover('aktau', '2026-12-01');
    await cover('taraz', '2026-01-01', '2026-11-01');
    await cover('taraz', '2026-12-01', '2027-01-01');
    expect((await digest(week)).now.monitored).toEqual(['almaty', 'astana', 'taraz']);
    // From 30 November to 6 December.
    const later = await digest('2026-W49');
    expect(later.now.monitored).toEqual(['almaty', 'taraz']);
    expect(later.before.monitored).toEqual(['almaty', 'astana', 'taraz']);
    expect(later.yearBefore.monitored).toEqual(['almaty']);
  });
});

describe('the records of a week that are named', () => {
  it('are the largest of each place, and all that were dispersed or had detentions', async () => {
    const sized = async (best: number) =>
      (await put({ participants: { low: best, high: best, best } })).number;
    const numbers = [];
    for (const best of [10, 60, 20, 50, 30, 40]) numbers.push(await sized(best));
    const dispersed = await put({
      participants: { low: 1, high: 1, best: 1 },
      values: { authority_response: { kind: 'choices', values: ['dispersed', 'detained'] } },
      detained: { low: 3, high: 3, best: 3 },
    });
    const open = await put({
      placeId: 'aktau',
      participants: { low: 1000, high: null, best: 1000 },
    });
    const { records } = await digest();
    expect(records.map(({ number }) => number)).toEqual([
      ...numbers.slice(1),
      dispersed.number,
      open.number,
    ]);
    expect(records.find(({ number }) => number === dispersed.number)).toEqual({
      number: dispersed.number,
      placeId: 'almaty',
      day: '2026-11-24',
      participants: { low: 1, high: 1, best: 1 },
      isDispersed: true,
      isDetained: true,
      detained: 3,
    });
    expect(records.at(-1)?.participants).toEqual({ low: 1000, best: 1000 });
  });

  it('are counted at once but not named before they may be shown', async () => {
    await put({}, { publish_after: '2026-11-30T05:00Z' });
    const early = await digest();
    expect(summarise(early, country).assemblies).toBe(1);
    expect(early.records).toEqual([]);
    const late = await digest(week, new Date('2026-11-30T05:00:00Z'));
    expect(late.records).toHaveLength(1);
  });

  it('say no size where people were made to come', async () => {
    await put({ isCoerced: true });
    const [record] = (await digest()).records;
    expect(record).not.toHaveProperty('participants');
  });
});

describe('the news of a week', () => {
  it('are the outcomes that stand, by record and kind, each person once', async () => {
    const old = await put({ localDate: '2026-10-01' });
    await enter(old.id, '2026-11-24T10:00Z', 'fine', 'P1');
    await enter(old.id, '2026-11-25T10:00Z', 'fine', 'P2');
    await enter(old.id, '2026-11-25T10:00Z', 'administrative_arrest', 'P3');
    await enter(old.id, '2026-11-10T10:00Z', 'fine', 'P4');
    const taken = await enter(old.id, '2026-11-25T10:00Z', 'fine', 'P5');
    await db.transaction((tx) => writeActs(tx, { do: 'take_back_outcome', id: taken }));
    const gone = await put({}, { retracted_at: '2026-11-25T10:00Z', retracted_for: 'duplicate' });
    await enter(gone.id, '2026-11-25T10:00Z');
    const { outcomes } = await digest();
    expect(outcomes).toEqual([
      {
        number: old.number,
        placeId: 'almaty',
        day: '2026-10-01',
        people: { fine: 2, administrative_arrest: 1 },
      },
    ]);
  });

  it('speak of a joined record under the number that it has now', async () => {
    const [stays, goes, first] = [await put(), await put(), await put()];
    await enter(first.id, '2026-11-25T10:00Z');
    await enter(stays.id, '2026-11-25T10:00Z');
    await db.sql`update assembly set merged_into = ${goes.id}, merged_at = '2026-11-26T10:00Z'
      where id = ${first.id}`;
    await db.sql`update assembly set merged_into = ${stays.id}, merged_at = '2026-11-27T10:00Z'
      where id = ${goes.id}`;
    const { outcomes, changes } = await digest();
    expect(outcomes).toMatchObject([{ number: stays.number, people: { fine: 2 } }]);
    expect(changes).toMatchObject([
      { kind: 'joined', number: first.number, into: goes.number, on: '2026-11-26' },
      { kind: 'joined', number: goes.number, into: stays.number, on: '2026-11-27' },
    ]);
  });

  it('are the corrections of a record by reason, and what was withdrawn, in order', async () => {
    const old = await put({ localDate: '2026-10-01' });
    await correct(old.id, '2026-11-25T10:00Z', 'topic');
    await correct(old.id, '2026-11-25T10:00Z', 'form');
    await correct(old.id, '2026-11-28T10:00Z', 'participants', 'counted_anew');
    const gone = await put({}, { retracted_at: '2026-11-26T22:00Z', retracted_for: 'duplicate' });
    const { changes } = await digest();
    expect(changes).toEqual([
      {
        kind: 'corrected',
        number: old.number,
        placeId: 'almaty',
        day: '2026-10-01',
        on: '2026-11-25',
        fields: ['form', 'topic'],
        reason: 'better_source',
      },
      {
        kind: 'withdrawn',
        number: gone.number,
        placeId: 'almaty',
        day: '2026-11-24',
        // Late in the evening by Greenwich, the next day in Almaty.
        on: '2026-11-27',
        reason: 'duplicate',
      },
      expect.objectContaining({ fields: ['participants'], on: '2026-11-28' }),
    ]);
  });

  it('are told in one week and no other, from Monday to Sunday in Kazakhstan', async () => {
    const old = await put({ localDate: '2026-10-01' });
    const last = '2026-11-29T18:59:59Z';
    const edges = ['2026-11-22T18:59:59Z', '2026-11-22T19:00:00Z', last, '2026-11-29T19:00:00Z'];
    for (const [index, at] of edges.entries()) {
      await enter(old.id, at, 'fine', `P${index + 1}`);
      await put({ localDate: '2026-10-01' }, { retracted_at: at, retracted_for: 'wrong_record' });
      await correct(old.id, at, `field_${index}`);
    }
    const told = async (of: string, newsFrom?: string) => {
      const { outcomes, changes } = await digest(of, new Date('2026-12-31T00:00Z'), newsFrom);
      const fields = changes.flatMap((one) => (one.kind === 'corrected' ? one.fields : []));
      const withdrawn = changes.filter(({ kind }) => kind === 'withdrawn');
      return [outcomes[0]?.people.fine, withdrawn.length, fields];
    };
    expect(await told(previousWeek(week))).toEqual([1, 1, ['field_0']]);
    expect(await told(week)).toEqual([2, 2, ['field_1', 'field_2']]);
    expect(await told(nextWeek(week))).toEqual([1, 1, ['field_3']]);
    // A summary was left out: the next one tells what nobody was told.
    expect(await told(week, previousWeek(week))).toEqual([3, 3, ['field_0', 'field_1', 'field_2']]);
  });

  it('wait until their record may be shown, and are then told once', async () => {
    const record = await put({}, { publish_after: '2026-11-30T09:00Z' });
    await correct(record.id, '2026-11-29T15:00Z');
    await enter(record.id, '2026-11-29T15:00Z');
    expect(await digest()).toMatchObject({ changes: [], outcomes: [] });
    expect(await digest(week, new Date('2026-12-07T04:00Z'))).toMatchObject({ changes: [] });
    const next = await digest(nextWeek(week), new Date('2026-12-07T04:00Z'));
    expect(next.changes).toHaveLength(1);
    expect(next.outcomes).toHaveLength(1);
  });
});
