// A change of role that a coordinator proposed: a second moderator agrees or not.
import { findModeratorByNumber, takeTurnAtRoles } from '../../db/moderators.ts';
import { findProposalForUpdate, type StoredProposal } from '../../db/proposals.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import type { RoleChange } from '../../screens/desk/roles.ts';
import type { Unit, Writes } from '../unit.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';
import type { ProposalPress } from './propose.ts';
import { isCoordinator, showRoleChange, whyNotChange } from './roles.ts';
import { settleAs, whyNotConfirm } from './second-pair.ts';

type RoleAct = Extract<ProposedAct, { readonly kind: 'role' }>;

export async function settleRole(unit: Unit, press: ProposalPress, act: RoleAct): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await settle(entered, press, act)) };
}

async function settle(desk: AtDesk, press: ProposalPress, act: RoleAct): Promise<Writes> {
  const { unit } = desk;
  await takeTurnAtRoles(unit.tx);
  const proposal = await findProposalForUpdate(unit.tx, press.proposal);
  if (proposal?.status !== 'waiting') return toast(unit, refuse('proposal_settled'));
  // Authority is read again: who is a coordinator no longer changes no roles any more.
  if (!(await isCoordinator(unit, proposal.proposedBy))) {
    return { ...(await end(desk, proposal, { act, status: 'lapsed' })), ...lapsed(unit) };
  }
  if (press.do === 'confirm') return confirm(desk, proposal, act);
  const status = proposal.proposedBy === desk.by ? 'lapsed' : 'declined';
  return end(desk, proposal, { act, status });
}

async function confirm(desk: AtDesk, proposal: StoredProposal, act: RoleAct): Promise<Writes> {
  const { unit } = desk;
  const refusal = whyNotConfirm(desk, proposal) ?? (await whyNotRole(desk, act));
  if (refusal !== undefined) return toast(unit, refusal);
  const ended = await end(desk, proposal, { act, status: 'confirmed' });
  const { moderator, role } = act;
  return {
    ...ended,
    desk: [
      ...(ended.desk ?? []),
      { do: 'set_role', moderator, role },
      {
        do: 'audit',
        act: 'set_role',
        detail: { moderator, role, second: desk.number },
        by: proposal.proposedBy,
      },
    ],
  };
}

/** Nobody is the second pair of eyes on themselves. */
async function whyNotRole(
  { unit, number }: AtDesk,
  { moderator, role }: RoleAct,
): Promise<Refusal | undefined> {
  if (moderator === number) return refuse('confirm_own_role');
  const found = await findModeratorByNumber(unit.tx, moderator);
  return found === undefined ? refuse('moderator_unknown') : whyNotChange(unit, found, role);
}

async function end(
  desk: AtDesk,
  proposal: StoredProposal,
  { act, status }: { readonly act: RoleAct; readonly status: 'confirmed' | 'declined' | 'lapsed' },
): Promise<Writes> {
  const { moderator, role } = act;
  const change: RoleChange = {
    proposal: proposal.number,
    by: proposal.by,
    moderator,
    role,
    status,
    second: desk.number,
  };
  return {
    desk: settleAs(desk, proposal, status),
    shows: await showRoleChange(desk.unit, change),
  };
}

function lapsed(unit: Unit): Writes {
  return toast(unit, refuse('role_lapsed'));
}
