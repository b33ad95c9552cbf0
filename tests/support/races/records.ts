// Races about records: joined, taken apart, joined by reports and left by them.
import type { Press } from '../../../src/presses.ts';
import { recordOf } from '../joined-records.ts';
import { newRecord } from './cases.ts';
import type { Race, Scenario } from './race.ts';
import { must, newCase, type Stage, type StagedCase, versionOf } from './stage.ts';

async function newRecords(stage: Stage, count: number): Promise<StagedCase[]> {
  const records: StagedCase[] = [];
  for (let n = 0; n < count; n += 1) records.push(await newRecord(stage));
  return records;
}

const seen = ({ world }: Stage, one: StagedCase | undefined) => recordOf(world, one?.number ?? 0);

async function mergeOf(stage: Stage, one?: StagedCase, into?: StagedCase): Promise<Press> {
  const { number: assembly, version } = await seen(stage, one);
  return { do: 'merge_into', assembly, version, into: (await seen(stage, into)).number };
}

async function unmergeOf(stage: Stage, one?: StagedCase): Promise<Press> {
  const { number: assembly, version } = await seen(stage, one);
  return { do: 'unmerge', assembly, version };
}

async function joinOf(stage: Stage, one: StagedCase, into?: StagedCase): Promise<Press> {
  const { number: assembly, version } = await seen(stage, into);
  const at = { case: one.number, version: await versionOf(stage, one.number) };
  return { do: 'same_event', ...at, assembly, seen: version };
}

async function undoOf(stage: Stage, { number }: StagedCase): Promise<Press> {
  return { do: 'undo', case: number, version: await versionOf(stage, number) };
}

type Setting = (
  stage: Stage,
  records: readonly [StagedCase, StagedCase, StagedCase],
) => Promise<readonly [Press, Press]>;

interface Rules {
  readonly winners: Race['winners'];
  readonly records?: number;
}

/** The first two moderators act at once on records that were there before. */
function race(name: string, { winners, records: count = 3 }: Rules, setting: Setting): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const records = await newRecords(stage, count);
    const [one, other] = await setting(
      stage,
      records as unknown as [StagedCase, StagedCase, StagedCase],
    );
    const [first, second] = stage.moderators;
    const acts = [
      { by: first, does: one },
      { by: second, does: other },
    ] as const;
    return { cases: records.map(({ number }) => number), acts, winners };
  };
  return { name, set };
}

async function done(stage: Stage, does: Press): Promise<void> {
  await must(stage, { by: stage.moderators[2], does });
}

/** A report that joined a record. */
async function joined(stage: Stage, record: StagedCase): Promise<StagedCase> {
  const staged = await newCase(stage);
  await done(stage, await joinOf(stage, staged, record));
  return staged;
}

export const recordRaces: readonly Scenario[] = [
  race('same_event × same_event of two cases', { winners: [1], records: 1 }, async (stage, [a]) => [
    await joinOf(stage, await newCase(stage), a),
    await joinOf(stage, await newCase(stage), a),
  ]),
  race('same_event × undo of the record', { winners: [1, 2], records: 1 }, async (stage, [a]) => [
    await joinOf(stage, await newCase(stage), a),
    await undoOf(stage, a),
  ]),
  race('same_event × merge of the record', { winners: [1, 2] }, async (stage, [a, b]) => [
    await joinOf(stage, await newCase(stage), b),
    await mergeOf(stage, a, b),
  ]),
  race('merge × merge of the same two', { winners: [1], records: 2 }, async (stage, [a, b]) => [
    await mergeOf(stage, a, b),
    await mergeOf(stage, b, a),
  ]),
  race('merge × merge of a chain', { winners: [1, 2] }, async (stage, [a, b, c]) => [
    await mergeOf(stage, a, b),
    await mergeOf(stage, c, b),
  ]),
  race('merge × unmerge', { winners: [1, 2] }, async (stage, [a, b, c]) => {
    await done(stage, await mergeOf(stage, a, b));
    return [await mergeOf(stage, a, c), await unmergeOf(stage, b)];
  }),
  race('merge of the heir × unmerge', { winners: [1, 2] }, async (stage, [a, b, c]) => {
    await done(stage, await mergeOf(stage, b, c));
    return [await mergeOf(stage, a, b), await unmergeOf(stage, c)];
  }),
  race('unmerge × unmerge', { winners: [1], records: 2 }, async (stage, [a, b]) => {
    await done(stage, await mergeOf(stage, a, b));
    return [await unmergeOf(stage, b), await unmergeOf(stage, b)];
  }),
  race('unmerge × unmerge along a chain', { winners: [1, 2] }, async (stage, [a, b, c]) => {
    await done(stage, await mergeOf(stage, b, c));
    await done(stage, await mergeOf(stage, a, b));
    return [await unmergeOf(stage, b), await unmergeOf(stage, c)];
  }),
  race('merge × undo', { winners: [1, 2], records: 2 }, async (stage, [a, b]) => [
    await mergeOf(stage, a, b),
    await undoOf(stage, b),
  ]),
  race('undo × undo of one record', { winners: [2], records: 1 }, async (stage, [a]) => {
    const other = await joined(stage, a);
    return [await undoOf(stage, a), await undoOf(stage, other)];
  }),
  race('unmerge_report × undo', { winners: [1, 2], records: 1 }, async (stage, [a]) => {
    const other = await joined(stage, a);
    const { number: assembly, version } = await seen(stage, a);
    const out = { do: 'unmerge_report', assembly, version, case: other.number } as const;
    return [out, await undoOf(stage, other)];
  }),
  race('unmerge_report × unmerge_report', { winners: [1], records: 1 }, async (stage, [a]) => {
    const other = await joined(stage, a);
    const { number: assembly, version } = await seen(stage, a);
    const out = { do: 'unmerge_report', assembly, version } as const;
    return [
      { ...out, case: other.number },
      { ...out, case: a.number },
    ];
  }),
  race('unmerge_report × merge', { winners: [1, 2], records: 2 }, async (stage, [a, b]) => {
    const other = await joined(stage, a);
    const { number: assembly, version } = await seen(stage, a);
    const out = { do: 'unmerge_report', assembly, version, case: other.number } as const;
    return [out, await mergeOf(stage, b, a)];
  }),
];
