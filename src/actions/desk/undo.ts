// *Undo*: for ten minutes a decision can be taken back as if it had not been made.
import { findAssemblyForUpdate } from '../../db/assemblies.ts';
import { findDecision } from '../../db/desk.ts';
import { type Refusal, refuse } from '../../errors.ts';
import { canBeUndone } from '../../reports/decision.ts';
import { leaseFrom } from '../../reports/lease.ts';
import { lookedAtAgainScreen } from '../../screens/reporter/report-status.ts';
import type { DeskWrite } from '../desk-writes.ts';
import { readBasis, rebuild } from '../records/rebuild.ts';
import { whyNotStanding } from '../records/same-event.ts';
import type { Writes } from '../unit.ts';
import { type Desk, showDesk, toast } from './access.ts';
import { tellReporter } from './tell-reporter.ts';

/** The case is theirs again, the assembly gone, and the reporter told that it is looked at again. */
export async function undo(desk: Desk): Promise<Writes> {
  const { unit, by } = desk;
  const { number, version } = desk.case;
  const decision = await findDecision(unit.tx, number);
  if (decision === undefined) return toast(unit, refuse('nothing_to_undo'));
  const refusal = whyNotTheirs(desk, decision);
  if (refusal !== undefined) return toast(unit, refusal);
  const taken = await takeAssemblyBack(desk);
  if (taken === undefined) return toast(unit, refuse('undo_changed'));
  const claimedUntil = leaseFrom(unit.now);
  const set = { status: 'claimed', claimedBy: by, claimedUntil } as const;
  const view = { status: 'claimed', moderator: desk.number, claimedUntil } as const;
  return {
    desk: [
      { do: 'change_case', number, expectedVersion: version, set },
      { do: 'undo_decision', caseNumber: number, by },
      ...taken,
      { do: 'audit', act: 'undo', caseNumber: number, by },
    ],
    shows: [
      ...(await showDesk(desk, { ...view, version: version + 1 })),
      ...(await tellReporter(desk, (language) => lookedAtAgainScreen(language, desk.report.code))),
    ],
  };
}

export type StandingDecision = NonNullable<Awaited<ReturnType<typeof findDecision>>>;

/** Those who decided change it while it is new, or a coordinator. */
export function whyNotTheirs(
  { unit, by, role }: Desk,
  decision: StandingDecision,
): Refusal | undefined {
  if (!canBeUndone(decision.decidedAt, unit.now)) return refuse('undo_too_late');
  const isTheirs = decision.moderator === by || decision.second === by;
  return isTheirs || role === 'coordinator' ? undefined : refuse('undo_not_yours');
}

/**
 * A record that only this report made is gone; one that others speak for goes on without it. Absent
 * when something else has come to rest on it since.
 */
async function takeAssemblyBack({ unit, report }: Desk): Promise<readonly DeskWrite[] | undefined> {
  const found = await findAssemblyForUpdate(unit.tx, { reportId: report.id });
  if (found === undefined) return [];
  const { assembly, cited } = found;
  const { id, version: expectedVersion } = assembly;
  if (cited === 1) {
    return found.isChanged ? undefined : [{ do: 'drop_assembly', id, expectedVersion }];
  }
  if (whyNotStanding(assembly) !== undefined) return undefined;
  const basis = await readBasis(unit.tx, id);
  const others = basis.cited.filter((one) => one.reportId !== report.id);
  const { assembly: without } = rebuild(assembly, { ...basis, cited: others });
  return [
    { do: 'uncite', reportId: report.id },
    { do: 'put_assembly', assembly: without, expectedVersion },
  ];
}
