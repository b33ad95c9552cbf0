// Who may be the second of two moderators.
import type { StoredProposal } from '../db/proposals.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { AtDesk } from './desk-access.ts';

/** Two pairs of eyes are of two moderators, and those of a trainee do not count. */
export function whyNotConfirm(
  { by, role }: Pick<AtDesk, 'by' | 'role'>,
  { proposedBy }: StoredProposal,
): Refusal | undefined {
  if (proposedBy === by) return refuse('confirm_own');
  return role === 'trainee' ? refuse('trainee_cannot_confirm') : undefined;
}
