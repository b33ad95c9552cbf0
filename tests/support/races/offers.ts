// Races about something new in a cited report: taken, left, or no longer said.
import { randomUUID } from 'node:crypto';
import type { Press } from '../../../src/presses.ts';
import { recordOf } from '../joined-records.ts';
import { newRecord } from './cases.ts';
import type { Race, Scenario } from './race.ts';
import { must, newCase, type Stage, type StagedCase, words } from './stage.ts';

/** Something was added to a cited report, and offered. Returns the id of the addition. */
export async function newOffer(stage: Stage, { number, reportId }: StagedCase): Promise<string> {
  const { world } = stage;
  const addition = randomUUID();
  const now = world.clock.now().toISOString();
  const record = await recordOf(world, number);
  const answers = {
    participants: { kind: 'number', value: 90 },
    note: { kind: 'text', text: words },
  };
  const { sql } = world.app.db;
  await sql`
    insert into report_addition (id, report_id, kind, answers, received_at)
    values (${addition}, ${reportId}, 'update', ${JSON.stringify(answers)}::text::jsonb, ${now})`;
  await sql`
    insert into assembly_offer (addition_id, assembly_id, offered_at)
    values (${addition}, ${String(record.says['id'])}, ${now})`;
  return addition;
}

type Against = (
  stage: Stage,
  record: StagedCase,
  addition: string,
) => Promise<{ readonly does: Press; readonly also?: StagedCase }>;

function offered(
  name: string,
  one: 'take' | 'leave',
  { winners, against }: { readonly winners: Race['winners']; readonly against: Against },
): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const record = await newRecord(stage);
    const addition = await newOffer(stage, record);
    const { does, also } = await against(stage, record, addition);
    const [first, second] = stage.moderators;
    return {
      cases: [record.number, ...(also ? [also.number] : [])],
      acts: [
        { by: first, does: { do: one, addition } },
        { by: second, does },
      ],
      winners,
    };
  };
  return { name, set };
}

const settles =
  (what: 'take' | 'leave'): Against =>
  async (_, _record, addition) => ({ does: { do: what, addition } });

const undoes: Against = async (_, { number }) => ({
  does: { do: 'undo', case: number, version: 2 },
});

const merges: Against = async (stage, record) => {
  const also = await newRecord(stage);
  const { number: assembly, version } = await recordOf(stage.world, also.number);
  const { number: into } = await recordOf(stage.world, record.number);
  return { does: { do: 'merge_into', assembly, version, into }, also };
};

const joins: Against = async (stage, record) => {
  const also = await newCase(stage);
  const { number: assembly, version: seen } = await recordOf(stage.world, record.number);
  return { does: { do: 'same_event', case: also.number, version: 1, assembly, seen }, also };
};

/** The record is to go on without a report that was withdrawn. */
const withdrawn: Scenario = {
  name: 'take_withdrawal × take_withdrawal',
  async set(stage) {
    const { number, reportId, reporter, code } = await newRecord(stage);
    const does = { do: 'withdraw_yes', report: code } as const;
    await must(stage, { by: reporter, does, privately: true });
    const [first, second] = stage.moderators;
    const take = { do: 'take_withdrawal', report: reportId } as const;
    const acts = [
      { by: first, does: take },
      { by: second, does: take },
    ] as const;
    return { cases: [number], acts, winners: [1] };
  },
};

export const offerRaces: readonly Scenario[] = [
  offered('take × take', 'take', { winners: [1], against: settles('take') }),
  offered('take × leave', 'take', { winners: [1], against: settles('leave') }),
  offered('leave × leave', 'leave', { winners: [1], against: settles('leave') }),
  offered('take × undo', 'take', { winners: [1], against: undoes }),
  offered('take × merge', 'take', { winners: [1, 2], against: merges }),
  offered('take × same_event', 'take', { winners: [1, 2], against: joins }),
  withdrawn,
];
