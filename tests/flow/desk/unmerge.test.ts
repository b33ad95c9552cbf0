// Records that are joined and taken apart: both come out as they went in, whoever acts at once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/card/types.ts';
import type { Press } from '../../../src/presses.ts';
import { insertCase, press } from '../../support/desk.ts';
import { recordOf, sameEvent, verified, whatIsUnsound } from '../../support/joined-records.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { createWorld, type World } from '../../support/world.ts';

const ROUNDS = 24;

let world: World;
let reporters: readonly [Person, Person, Person];
let moderators: readonly [Person, Person];
beforeAll(async () => {
  world = await createWorld();
  reporters = [newPerson(world, 'en'), newPerson(world, 'ru'), newPerson(world, 'kk')];
  for (const one of reporters) await one.says('/start');
  moderators = [newModerator(world, 'ru'), newModerator(world, 'en')];
});
afterEach(async () => expect(await whatIsUnsound(world)).toEqual([]));
afterAll(() => world.close());

const people = (value: number): Answers => ({ participants: { kind: 'number', value } });

const newRecord = (by: 0 | 1 | 2, said?: Answers) => {
  const given = { reporter: reporters[by], moderator: moderators[0] };
  return verified(world, said === undefined ? given : { ...given, said });
};

const act = (what: Press, by: Person = moderators[0]) => press(world, by, what);

async function mergeOf(one: number, other: number): Promise<Press> {
  const { number: assembly, version } = await recordOf(world, one);
  return { do: 'merge_into', assembly, version, into: (await recordOf(world, other)).number };
}

async function unmergeOf(one: number): Promise<Press> {
  const { number: assembly, version } = await recordOf(world, one);
  return { do: 'unmerge', assembly, version };
}

const apart = async (...cases: readonly number[]) => {
  const records = [];
  for (const one of cases) {
    const { version: _, ...record } = await recordOf(world, one);
    records.push(record);
  }
  return records;
};

describe('two records of one event', () => {
  it('count as one with the voices of both, and are as they were when taken apart', async () => {
    const cases = [await newRecord(0, people(100)), await newRecord(1, people(300))] as const;
    const before = await apart(...cases);
    expect(await act(await mergeOf(cases[1], cases[0]))).toBeUndefined();
    const [stays, goes] = [await recordOf(world, cases[0]), await recordOf(world, cases[1])];
    expect(stays).toMatchObject({ number: before[0]?.number, merged: false });
    expect(stays.says).toMatchObject({ participants_best: 200, corroboration: 2, level: 'v2' });
    expect(goes.merged).toBe(true);
    expect(await whatIsUnsound(world)).toEqual([]);
    expect(await act(await unmergeOf(cases[1]))).toBeUndefined();
    expect(await apart(...cases)).toEqual(before);
  });

  it('that one person reported have one voice together, also beside a third', async () => {
    const cases = [
      await newRecord(0, people(100)),
      await newRecord(0, people(300)),
      await newRecord(1, people(500)),
    ] as const;
    const before = await apart(...cases);
    await act(await mergeOf(cases[0], cases[1]));
    expect((await recordOf(world, cases[0])).says).toMatchObject({
      participants_best: 300,
      corroboration: 1,
      level: 'v1',
    });
    await act(await mergeOf(cases[0], cases[2]));
    expect((await recordOf(world, cases[0])).says).toMatchObject({
      participants_best: 400,
      corroboration: 2,
    });
    await act(await unmergeOf(cases[1]));
    await act(await unmergeOf(cases[2]));
    expect(await apart(...cases)).toEqual(before);
  });

  it('can be a chain: what joined a record that joined another one comes out of the whole', async () => {
    const cases = [
      await newRecord(0, people(100)),
      await newRecord(1, people(200)),
      await newRecord(2, people(600)),
    ] as const;
    const before = await apart(...cases);
    await act(await mergeOf(cases[2], cases[1]));
    await act(await mergeOf(cases[1], cases[0]));
    expect((await recordOf(world, cases[0])).says).toMatchObject({ corroboration: 3 });
    await act(await unmergeOf(cases[2]));
    expect((await recordOf(world, cases[0])).says).toMatchObject({ participants_best: 150 });
    await act(await unmergeOf(cases[1]));
    expect(await apart(...cases)).toEqual(before);
  });
});

describe('a report that joined a record by mistake', () => {
  it('gets a record of its own, and the other is as it was', async () => {
    const one = await newRecord(0, people(100));
    const [before] = await apart(one);
    const { number: other } = await insertCase(world, reporters[1], people(300));
    await act(await sameEvent(world, other, one));
    const { number: assembly, version } = await recordOf(world, one);
    expect((await recordOf(world, other)).number).toBe(assembly);
    const out = { do: 'unmerge_report', assembly, version, case: other } as const;
    expect(await act(out)).toBeUndefined();
    expect(await apart(one)).toEqual([before]);
    const own = await recordOf(world, other);
    expect(own.number).not.toBe(assembly);
    expect(own.says).toMatchObject({ participants_best: 300, corroboration: 1, level: 'v1' });
    const again = await act(out);
    expect(again).toBe(moderators[0].reads('refusal.assembly_changed', { assembly }));
  });

  it('stays where it is the only one: such a record is retracted', async () => {
    const one = await newRecord(0);
    const { number: assembly, version } = await recordOf(world, one);
    const toast = await act({ do: 'unmerge_report', assembly, version, case: one });
    expect(toast).toBe(moderators[0].reads('refusal.last_report'));
  });
});

describe('who may not join records', () => {
  it('a trainee, somebody whose own report one of them cites, and somebody out of date', async () => {
    const cases = [await newRecord(0), await newRecord(1)] as const;
    const what = (await mergeOf(cases[0], cases[1])) as Press & { version: number };
    const [first, second] = moderators;
    await act({ do: 'log', about: 'all', before: 0 }, second);
    await world.app.db.sql`update moderator set role = 'trainee' where person = ${second.key}`;
    expect(await act(what, second)).toBe(second.reads('refusal.trainee_not_alone'));
    await world.app.db.sql`update moderator set role = 'moderator' where person = ${second.key}`;
    const [, own] = reporters;
    expect(await act(what, own)).toBe(own.reads('refusal.own_report'));
    const { number: assembly } = await recordOf(world, cases[0]);
    const stale = { ...what, version: what.version + 7 } as Press;
    expect(await act(stale)).toBe(first.reads('refusal.assembly_changed', { assembly }));
    const itself = { do: 'merge_into', assembly, version: 1, into: assembly } as const;
    expect(await act(itself)).toBe(first.reads('refusal.merge_itself'));
    expect(await act(await unmergeOf(cases[0]))).toBe(first.reads('refusal.not_merged'));
  });
});

describe(`at the same moment, in each of ${ROUNDS} rounds`, () => {
  /** Both acts at once, by two processes or in one batch; how many of them were refused. */
  async function atOnce(round: number, acts: readonly [Press, Press]) {
    const [one, other] = [world.app.openIntake(''), world.app.openIntake('')];
    const isBatch = round % 4 >= 2;
    // While this is looked at the two others come, and are taken together.
    const before = isBatch
      ? press(world, reporters[2], { do: 'log', about: 'all', before: 0 }, one)
      : undefined;
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    const toasts = await Promise.all(
      order.map((at) => press(world, moderators[at], acts[at], isBatch || at === 0 ? one : other)),
    );
    await before;
    return toasts.filter((toast) => toast !== undefined).length;
  }

  it('two mergers of the same record: one of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const cases = [await newRecord(0), await newRecord(1), await newRecord(2)] as const;
      const third = round % 3 === 0 ? cases[0] : cases[2];
      const acts = [await mergeOf(cases[1], cases[0]), await mergeOf(third, cases[1])] as const;
      expect(await atOnce(round, acts)).toBe(1);
      const records = await Promise.all(cases.map((one) => recordOf(world, one)));
      expect(records.filter((one) => one.merged)).toHaveLength(1);
    }
  });

  it('a merger and the undoing of a verdict: the first of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const cases = [await newRecord(0), await newRecord(1)] as const;
      const undo = { do: 'undo', case: cases[round % 2], version: 2 } as Press;
      expect(await atOnce(round, [undo, await mergeOf(cases[1], cases[0])])).toBe(1);
      expect(await whatIsUnsound(world)).toEqual([]);
    }
  });

  it('a report that joins a record, and the undoing of the only report of that', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await newRecord(0);
      const { number: other } = await insertCase(world, reporters[1]);
      const join = await sameEvent(world, other, one);
      const refused = await atOnce(round, [{ do: 'undo', case: one, version: 2 }, join]);
      expect(refused).toBeLessThanOrEqual(1);
      expect(await whatIsUnsound(world)).toEqual([]);
    }
  });

  it('two reports that join one record: one of them, and the other after another look', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await newRecord(0);
      const others = [
        (await insertCase(world, reporters[1])).number,
        (await insertCase(world, reporters[2])).number,
      ] as const;
      const acts = [
        await sameEvent(world, others[0], one),
        await sameEvent(world, others[1], one),
      ] as const;
      expect(await atOnce(round, acts)).toBe(1);
      expect((await recordOf(world, one)).cites).toHaveLength(2);
    }
  });
});
