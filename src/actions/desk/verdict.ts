// A verdict takes effect: the case is decided, the assembly recorded, the reporter told.
import { randomUUID } from 'node:crypto';
import { type Assembly, assemblyOf } from '../../assemblies/assembly.ts';
import { planReminders } from '../../assemblies/outcome-reminders.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import { nextAssemblyNumber } from '../../db/assemblies.ts';
import { isRefusal, type Refusal } from '../../errors.ts';
import type { PersonKey } from '../../messenger.ts';
import type { Verdict } from '../../reports/decision.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { whereAndWhen } from '../../reports/report.ts';
import type { AuditWrite, DeskWrite } from '../desk-writes.ts';
import { join } from '../records/same-event.ts';
import type { Writes } from '../unit.ts';
import { type Desk, showDesk } from './access.ts';
import { tellVerdict } from './tell-reporter.ts';

/** Who decides, and who confirms where one is not enough. */
export interface Deciders {
  readonly by: PersonKey;
  /** Number of the moderator. */
  readonly number: number;
  readonly second?: { readonly by: PersonKey; readonly number: number };
}

export type VerdictAct = Extract<ProposedAct, { readonly kind: 'verify' | 'reject' }>;

/**
 * All that a verdict writes. The caller has locked the case and asked every rule; refused only
 * where the record that the report is to join is there no longer.
 */
export async function applyVerdict(
  desk: Desk,
  act: VerdictAct,
  deciders: Deciders,
): Promise<Writes | Refusal> {
  const { number, version } = desk.case;
  const verdict = verdictOf(act);
  const record = act.kind === 'verify' ? await recordOf(desk, act, deciders) : undefined;
  if (isRefusal(record)) return record;
  const isCounted = record?.assembly.eventStatus === 'took_place';
  const view = {
    status: verdict.kind,
    version: version + 1,
    moderator: deciders.number,
    canUndo: true,
    ...(deciders.second && { second: deciders.second.number }),
    ...(verdict.kind === 'rejected' && { reason: verdict.reason }),
    ...(record && {
      assembly: record.assembly.number,
      level: record.assembly.level,
      eventStatus: record.assembly.eventStatus,
    }),
  };
  return {
    desk: [
      {
        do: 'change_case',
        number,
        expectedVersion: version,
        set: { status: verdict.kind, claimedUntil: null },
      },
      {
        do: 'decide',
        caseNumber: number,
        moderator: deciders.by,
        ...(deciders.second && { second: deciders.second.by }),
        verdict,
      },
      ...(record?.writes ?? []),
      auditOf(desk, act, { deciders, assembly: record?.assembly }),
    ],
    shows: [...(await showDesk(desk, view)), ...(await tellVerdict(desk, verdict, isCounted))],
  };
}

function verdictOf(act: VerdictAct): Verdict {
  return act.kind === 'verify' ? { kind: 'verified' } : { kind: 'rejected', reason: act.reason };
}

function auditOf(
  desk: Desk,
  act: VerdictAct,
  {
    deciders,
    assembly,
  }: { readonly deciders: Deciders; readonly assembly: NumberedAssembly | undefined },
): AuditWrite {
  const detail = {
    ...(act.kind === 'reject'
      ? { reason: act.reason }
      : { level: assembly?.level ?? 'v1', status: assembly?.eventStatus ?? 'took_place' }),
    ...(act.kind === 'verify' && act.into !== undefined && { joined: true }),
    ...(deciders.second && { second: deciders.second.number }),
  };
  return {
    do: 'audit',
    act: act.kind,
    caseNumber: desk.case.number,
    ...(assembly && { assemblyNumber: assembly.number }),
    detail,
    by: deciders.by,
  };
}

type NumberedAssembly = Assembly & { readonly number: number };

interface Recorded {
  readonly assembly: NumberedAssembly;
  readonly writes: readonly DeskWrite[];
}

/** A record of its own, or the one of the same event with this report as one more voice. */
async function recordOf(
  desk: Desk,
  act: Extract<VerdictAct, { readonly kind: 'verify' }>,
  { by, second }: Deciders,
): Promise<Recorded | Refusal> {
  if (act.into === undefined) return recordAssembly(desk, act);
  const people = second === undefined ? [by] : [by, second.by];
  return join(desk, { into: act.into, people });
}

/** The assembly as the report describes it by now, corrections of place and day included. */
async function recordAssembly(
  { unit, report }: Desk,
  { level, eventStatus }: Extract<VerdictAct, { readonly kind: 'verify' }>,
): Promise<Recorded> {
  const answers = await readEffectiveAnswers(unit.tx, report);
  const described = { ...whereAndWhen(report, answers), answers };
  const id = randomUUID();
  const assembly = {
    ...assemblyOf(described, id, unit.now),
    ...(level !== undefined && { level, levelSaid: level }),
    ...(eventStatus !== undefined && { eventStatus }),
    number: await nextAssemblyNumber(unit.tx),
  };
  return {
    assembly,
    writes: [
      { do: 'put_assembly', assembly },
      { do: 'cite', assemblyId: id, reportId: report.id, voice: 1, answers },
      { do: 'plan_reminders', assemblyId: id, planned: planReminders(assembly, unit.now) },
    ],
  };
}
