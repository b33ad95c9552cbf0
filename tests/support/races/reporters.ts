// Races of moderators with the reporter, who takes the report back or takes leave altogether.

import { recordOf } from '../joined-records.ts';
import { draw } from '../random-numbers.ts';
import { newRecord, pressOf } from './cases.ts';
import { newOffer } from './offers.ts';
import { newProposal } from './proposals.ts';
import type { Race, Scenario } from './race.ts';
import {
  type Act,
  must,
  newCase,
  newReporter,
  type Stage,
  type StagedCase,
  withForce,
} from './stage.ts';

const leaving = ['withdraw_yes', 'forget'] as const;
type Leaving = (typeof leaving)[number];

interface Begun extends StagedCase {
  readonly act: Act;
  /** What a moderator may be refused in vain: a reporter who left cannot be asked. */
  readonly mayFail?: true;
  readonly others?: readonly number[];
}

type Beginning = (stage: Stage, reporter: StagedCase['reporter']) => Promise<Begun>;

/** What a moderator does meanwhile, with what has to be there for it. */
const beginnings: Readonly<Record<string, Beginning>> = {
  ...Object.fromEntries(
    (['claim', 'verify', 'new_event', 'reject_for', 'ask_for'] as const).map((kind) => [
      kind,
      async (stage: Stage, by: StagedCase['reporter']): Promise<Begun> => {
        const staged = await newCase(stage, { by });
        const does = pressOf(stage, kind, { number: staged.number, version: 1 });
        return {
          ...staged,
          act: { by: stage.moderators[1], does },
          ...(kind === 'ask_for' && { mayFail: true }),
        };
      },
    ]),
  ),
  async same_event(stage, by) {
    const record = await newRecord(stage);
    const staged = await newCase(stage, { by });
    const found = await recordOf(stage.world, record.number);
    const seen = { assembly: found.number, seen: found.version };
    const does = pressOf(stage, 'same_event', { number: staged.number, version: 1, record: seen });
    return { ...staged, act: { by: stage.moderators[1], does }, others: [record.number] };
  },
  async propose(stage, by) {
    const staged = await newCase(stage, { by, said: withForce });
    const does = { do: 'new_event', case: staged.number, version: 1 } as const;
    return { ...staged, act: { by: stage.moderators[1], does } };
  },
  async hand_back(stage, by) {
    const staged = await newCase(stage, { by });
    const at = { case: staged.number };
    const [, second] = stage.moderators;
    await must(stage, { by: second, does: { do: 'claim', ...at, version: 1 } });
    return { ...staged, act: { by: second, does: { do: 'hand_back', ...at, version: 2 } } };
  },
  async undo(stage, by) {
    const staged = await newCase(stage, { by });
    const at = { case: staged.number };
    const [, second] = stage.moderators;
    await must(stage, { by: second, does: { do: 'new_event', ...at, version: 1 } });
    return { ...staged, act: { by: second, does: { do: 'undo', ...at, version: 2 } } };
  },
  async confirm(stage, by) {
    const { proposal, ...staged } = await newProposal(stage, { by });
    const does = { do: draw(stage.random, ['confirm', 'decline'] as const), proposal };
    return { ...staged, act: { by: stage.moderators[1], does } };
  },
  async take(stage, by) {
    const staged = await newCase(stage, { by });
    const [, second] = stage.moderators;
    await must(stage, { by: second, does: { do: 'new_event', case: staged.number, version: 1 } });
    const addition = await newOffer(stage, staged);
    return { ...staged, act: { by: second, does: { do: 'take', addition } } };
  },
  async alike(stage, by) {
    const fingerprint = `alike-${stage.round}`;
    const staged = await newCase(stage, { by, fingerprint });
    const other = await newCase(stage, { fingerprint });
    const [first, second] = stage.moderators;
    const does = { do: 'alike_for', number: staged.number, reason: 'not_serious' } as const;
    await must(stage, { by: first, does });
    const [row] = await stage.world.app.db.sql<{ number: number }[]>`
      select max(number) as number from proposal`;
    const act = { by: second, does: { do: 'confirm', proposal: row?.number ?? 0 } as const };
    return { ...staged, act, others: [other.number] };
  },
};

function against(name: string, begin: Beginning, how: Leaving): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const leaver = how === 'forget' ? await newReporter(stage.world) : stage.reporters[0];
    const { number, act, code, mayFail, others = [] } = await begin(stage, leaver);
    const does =
      how === 'forget'
        ? ({ do: 'forget' } as const)
        : ({ do: 'withdraw_yes', report: code } as const);
    const isSure = how === 'forget' && mayFail !== true;
    return {
      cases: [number, ...others],
      acts: [act, { by: leaver, does, privately: true }],
      winners: isSure ? [2] : [1, 2],
      ...(how === 'forget' && { leaver: leaver.key, withoutWords: true }),
    };
  };
  return { name: `${name} × ${how}`, set };
}

export const reporterRaces: readonly Scenario[] = Object.entries(beginnings).flatMap(
  ([name, begin]) => leaving.map((how) => against(name, begin, how)),
);
