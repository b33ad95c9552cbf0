// A cited report was withdrawn: its record goes on without that voice once a moderator takes it.
import { diffOf } from '../../assemblies/diff.ts';
import { findCaseOf } from '../../db/desk.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import { withdrawnNote, withdrawnSlot } from '../../screens/records/offer.ts';
import { type Desk, enterDesk, toast } from '../desk/access.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { findRecordOf } from './offer.ts';
import { rebuild } from './rebuild.ts';
import { whyNotStanding, whyOwn } from './same-event.ts';
import { uuid } from './settle-offer.ts';

/** The record goes on without a report that its reporter took back. */
export async function takeWithdrawal(
  unit: Unit,
  press: Extract<Press, { readonly do: 'take_withdrawal' }>,
): Promise<Writes> {
  const found = uuid.test(press.report) ? await findCaseOf(unit.tx, press.report) : undefined;
  if (found === undefined) return toast(unit, refuse('offer_settled'));
  const { writes, entered } = await enterDesk(unit, found.number);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const taken = await dropVoice(entered);
  return { ...writes, ...(isRefusal(taken) ? toast(unit, taken) : taken) };
}

async function dropVoice(desk: Desk): Promise<Writes | Refusal> {
  const { unit, by, role, report } = desk;
  const cited = await findRecordOf(unit.tx, report.id);
  if (cited === undefined || !cited.row.isWithdrawn) return refuse('offer_settled');
  if (role === 'trainee') return refuse('trainee_not_alone');
  const { record, basis } = cited;
  const refusal = whyNotStanding(record) ?? (await whyOwn(unit.tx, record.id, [by]));
  if (refusal !== undefined) return refusal;
  const { assembly } = rebuild(record, basis);
  // A record that was made anew for another reason counts the report no longer.
  const isDone =
    assembly.corroboration === record.corroboration &&
    diffOf(record.values, assembly.values).length === 0;
  if (isDone) return refuse('offer_settled');
  const { number } = desk.case;
  const detail = { withdrawn: true };
  return {
    desk: [
      { do: 'put_assembly', assembly, expectedVersion: record.version },
      {
        do: 'audit',
        act: 'take_update',
        caseNumber: number,
        assemblyNumber: record.number,
        detail,
        by,
      },
    ],
    shows: [noteOf(desk, record.number, assembly.corroboration === 0)],
  };
}

function noteOf(desk: Desk, assembly: number, isEmpty: boolean): Show {
  const { language, report, number: moderator, case: current } = desk;
  const taken = { moderator, isEmpty };
  const view = { language, number: current.number, assembly, reportId: report.id, taken };
  const slot = withdrawnSlot(report.id);
  return { recipient: { to: 'here' }, slot, screen: withdrawnNote(view) };
}
