// *Confirm* or *Decline* under what another moderator proposed: which act it is about.
import { findProposal } from '../../db/proposals.ts';
import { refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import { settleRecord } from '../records/settle-record.ts';
import type { Unit, Writes } from '../unit.ts';
import { toast } from './access.ts';
import { settleVerdict } from './propose.ts';
import { settleAlike } from './reject-alike.ts';
import { settleRole } from './settle-role.ts';

export async function settleProposal(
  unit: Unit,
  press: Extract<Press, { readonly do: 'confirm' | 'decline' }>,
): Promise<Writes> {
  const seen = await findProposal(unit.tx, press.proposal);
  switch (seen?.act.kind) {
    case 'take':
    case 'verify':
    case 'reject':
      return settleVerdict(unit, press, seen);
    case 'reject_alike':
      return settleAlike(unit, press, seen.act);
    case 'retract':
    case 'correct':
      return settleRecord(unit, press.do, seen);
    case 'role':
      return settleRole(unit, press, seen.act);
    default:
      return toast(unit, refuse('proposal_settled'));
  }
}
