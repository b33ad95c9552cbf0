// The second pair of eyes: who may confirm what another moderator proposed, and whether that
// proposal still stands.
import { findModerator } from '../../db/desk.ts';
import type { StoredProposal } from '../../db/proposals.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { AuditWrite, DeskWrite } from '../desk-writes.ts';
import type { Unit } from '../unit.ts';
import type { AtDesk } from './access.ts';

/** Two pairs of eyes are of two moderators, and those of a trainee do not count. */
export function whyNotConfirm(
  { by, role }: Pick<AtDesk, 'by' | 'role'>,
  { proposedBy }: StoredProposal,
): Refusal | undefined {
  if (proposedBy === by) return refuse('confirm_own');
  return role === 'trainee' ? refuse('trainee_cannot_confirm') : undefined;
}

/** What somebody proposed who has been removed since is not confirmed any more. */
export async function isProposerGone(
  { tx }: Pick<Unit, 'tx'>,
  { proposedBy }: StoredProposal,
): Promise<boolean> {
  return (await findModerator(tx, proposedBy))?.isMember !== true;
}

/** The proposal ends, and the audit says how. */
export function settleAs(
  { by }: Pick<AtDesk, 'by'>,
  { id, act, caseNumber }: StoredProposal,
  status: 'confirmed' | 'declined' | 'lapsed',
  about: Pick<AuditWrite, 'caseNumber' | 'assemblyNumber'> = caseNumber === null
    ? {}
    : { caseNumber },
): readonly DeskWrite[] {
  const acts = { confirmed: 'confirm', declined: 'decline', lapsed: 'lapse' } as const;
  const detail = { proposes: act.kind };
  return [
    { do: 'settle_proposal', id, status, by },
    { do: 'audit', act: acts[status], ...about, detail, by },
  ];
}
