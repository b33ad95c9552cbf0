// Races about what waits for a second moderator.
import { recordOf } from '../joined-records.ts';
import { newRecord } from './cases.ts';
import type { Race, Scenario } from './race.ts';
import { must, newCase, type Stage, type StagedCase, versionOf, withForce } from './stage.ts';

export interface Proposed extends StagedCase {
  /** The number of the proposal. */
  readonly proposal: number;
}

/** The first moderator proposes to verify it, as an event of its own or as the one of a record. */
export async function newProposal(
  stage: Stage,
  { into, by }: { readonly into?: StagedCase; readonly by?: StagedCase['reporter'] } = {},
): Promise<Proposed> {
  const staged = await newCase(stage, { said: withForce, ...(by && { by }) });
  const record = into && (await recordOf(stage.world, into.number));
  const at = { case: staged.number, version: 1 };
  const does =
    record === undefined
      ? ({ do: 'new_event', ...at } as const)
      : ({ do: 'same_event', ...at, assembly: record.number, seen: record.version } as const);
  await must(stage, { by: stage.moderators[0], does });
  const [row] = await stage.world.app.db.sql<{ number: number }[]>`
    select number from proposal where case_number = ${staged.number}`;
  return { ...staged, proposal: row?.number ?? 0 };
}

/** One of the other two confirms or declines while somebody does the same. */
function settled(one: 'confirm' | 'decline', other: 'confirm' | 'decline' | 'take_back'): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const { number, proposal } = await newProposal(stage);
    const [first, second, third] = stage.moderators;
    const against =
      other === 'take_back'
        ? { by: first, does: { do: 'decline', proposal } as const }
        : { by: third, does: { do: other, proposal } as const };
    const versions = { before: 2, steps: 1 };
    const acts = [{ by: second, does: { do: one, proposal } as const }, against] as const;
    return { cases: [number], acts, winners: [1], versions };
  };
  return { name: `${one} × ${other}`, set };
}

/** It is confirmed while somebody acts on the case as if nothing was proposed. */
const decidedBeside: Scenario = {
  name: 'confirm × reject_for',
  async set(stage) {
    const { number, proposal } = await newProposal(stage);
    const [, second, third] = stage.moderators;
    const version = await versionOf(stage, number);
    const reject = { do: 'reject_for', case: number, version, reason: 'not_serious' } as const;
    return {
      cases: [number],
      acts: [
        { by: second, does: { do: 'confirm', proposal } },
        { by: third, does: reject },
      ],
      winners: [1],
      versions: { before: version, steps: 1 },
    };
  },
};

/** The record that the report is to join goes at the same moment. */
const joinedBeside: Scenario = {
  name: 'confirm of a joining × undo of the record',
  async set(stage) {
    const record = await newRecord(stage);
    const { number, proposal } = await newProposal(stage, { into: record });
    const [first, second] = stage.moderators;
    return {
      cases: [number, record.number],
      acts: [
        { by: second, does: { do: 'confirm', proposal } },
        { by: first, does: { do: 'undo', case: record.number, version: 2 } },
      ],
      winners: [1, 2],
    };
  },
};

/** All alike are rejected while one of them is verified. */
const alike: Scenario = {
  name: 'confirm of a bulk act × new_event',
  async set(stage) {
    const fingerprint = `alike-${stage.round}`;
    const cases = [];
    for (let n = 0; n < 3; n += 1) cases.push((await newCase(stage, { fingerprint })).number);
    const [oldest = 0, one = 0] = cases;
    const [first, second, third] = stage.moderators;
    const does = { do: 'alike_for', number: oldest, reason: 'not_serious' } as const;
    await must(stage, { by: first, does });
    const [row] = await stage.world.app.db.sql<{ number: number }[]>`
      select max(number) as number from proposal`;
    return {
      cases,
      acts: [
        { by: second, does: { do: 'confirm', proposal: row?.number ?? 0 } },
        { by: third, does: { do: 'new_event', case: one, version: 1 } },
      ],
      winners: [1, 2],
    };
  },
};

export const proposalRaces: readonly Scenario[] = [
  settled('confirm', 'confirm'),
  settled('confirm', 'decline'),
  settled('confirm', 'take_back'),
  settled('decline', 'decline'),
  settled('decline', 'take_back'),
  decidedBeside,
  joinedBeside,
  alike,
];
