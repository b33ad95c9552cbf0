// A second moderator confirms or declines what was proposed about a record.
import { findProposalForUpdate, type StoredProposal } from '../../db/proposals.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { toast } from '../desk/access.ts';
import { isProposerGone, settleAs, whyNotConfirm } from '../desk/second-pair.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Unit, Writes } from '../unit.ts';
import { applyCorrection } from './correct-record.ts';
import { type AtRecord, enterRecord, refuseToTouch } from './record-access.ts';
import { showRecord } from './record-view.ts';
import { applyRetraction } from './retract.ts';

export type RecordAct = Extract<ProposedAct, { readonly kind: 'retract' | 'correct' }>;

interface Settling {
  readonly proposal: StoredProposal;
  readonly act: RecordAct;
}

/** @param seen as it was before the record was locked */
export async function settleRecord(
  unit: Unit,
  how: 'confirm' | 'decline',
  seen: StoredProposal,
): Promise<Writes> {
  if (seen.assemblyId === null) return toast(unit, refuse('proposal_settled'));
  const { writes, entered } = await enterRecord(unit, { id: seen.assemblyId });
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const proposal = await findProposalForUpdate(unit.tx, seen.number);
  if (proposal?.status !== 'waiting') {
    const shows = [await showRecord(entered)];
    return { ...writes, shows, ...toast(unit, refuse('proposal_settled')) };
  }
  if (await isProposerGone(unit, proposal)) {
    const shows = [await showRecord(entered, { settled: proposal.number })];
    const desk = settleAt(entered, proposal, 'lapsed');
    return { ...writes, desk, shows, ...toast(unit, refuse('proposal_withdrawn')) };
  }
  const settling = { proposal, act: proposal.act as RecordAct };
  const settle = how === 'confirm' ? confirm : decline;
  return { ...writes, ...(await settle(entered, settling)) };
}

async function confirm(at: AtRecord, { proposal, act }: Settling): Promise<Writes> {
  const refusal = whyNotConfirm(at, proposal) ?? (await refuseToTouch(at));
  if (refusal !== undefined) return toast(at.unit, refusal);
  const { by, number } = at;
  const deciders = { by: proposal.proposedBy, number: proposal.by, second: { by, number } };
  const applied =
    act.kind === 'retract'
      ? await applyRetraction(at, act.reason, deciders, proposal.number)
      : await applyCorrection(at, act, deciders, proposal.number);
  return { ...applied, desk: [...settleAt(at, proposal, 'confirmed'), ...(applied.desk ?? [])] };
}

/** Anybody may say no but those whose report it is; whoever proposed it may think better of it. */
async function decline(at: AtRecord, { proposal }: Settling): Promise<Writes> {
  const refusal = whyNotDecline(at);
  if (refusal !== undefined) return toast(at.unit, refusal);
  const isOwn = proposal.proposedBy === at.by;
  return {
    desk: settleAt(at, proposal, isOwn ? 'lapsed' : 'declined'),
    shows: [await showRecord(at, { settled: proposal.number })],
  };
}

function whyNotDecline({ basis, by }: AtRecord): Refusal | undefined {
  return basis.cited.some((one) => one.person === by) ? refuse('own_record') : undefined;
}

function settleAt(
  at: AtRecord,
  proposal: StoredProposal,
  status: 'confirmed' | 'declined' | 'lapsed',
): readonly DeskWrite[] {
  return settleAs(at, proposal, status, { assemblyNumber: at.record.number });
}
