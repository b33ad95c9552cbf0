// Four eyes: an act that one moderator proposes takes effect when another one confirms it.
import { randomUUID } from 'node:crypto';
import {
  findProposal,
  findProposalForUpdate,
  nextProposalNumber,
  type StoredProposal,
} from '../db/proposals.ts';
import { isRefusal, refuse } from '../errors.ts';
import type { Press } from '../presses.ts';
import type { FourEyesCode } from '../reports/four-eyes.ts';
import { type Desk, enterDesk, showDesk, toast } from './desk-access.ts';
import { readHolder } from './desk-card.ts';
import type { DeskWrite } from './desk-writes.ts';
import { whyNotConfirm } from './second.ts';
import { settleRecord } from './settle-record.ts';
import type { Unit, Writes } from './unit.ts';
import { applyVerdict, type VerdictAct } from './verdict.ts';

/** The case waits for a second moderator; the card says why, and what was proposed. */
export async function propose(
  desk: Desk,
  act: VerdictAct,
  why: readonly FourEyesCode[],
): Promise<Writes> {
  const { by } = desk;
  const { number: caseNumber, version } = desk.case;
  const number = await nextProposalNumber(desk.unit.tx);
  const set = { status: 'proposed', claimedBy: by, claimedUntil: null } as const;
  const proposal = { number, by: desk.number, why, act };
  return {
    desk: [
      { do: 'change_case', number: caseNumber, expectedVersion: version, set },
      { do: 'propose', id: randomUUID(), number, caseNumber, act, why, by },
      { do: 'audit', act: 'propose', caseNumber, detail: { proposes: act.kind }, by },
    ],
    shows: await showDesk(desk, { status: 'proposed', version: version + 1, proposal }),
  };
}

type ProposalPress = Extract<Press, { readonly do: 'confirm' | 'decline' }>;

/** *Confirm* or *Decline* under what another moderator proposed. */
export async function settleProposal(unit: Unit, press: ProposalPress): Promise<Writes> {
  const seen = await findProposal(unit.tx, press.proposal);
  switch (seen?.act.kind) {
    case 'verify':
    case 'reject':
      return settleOnCase(unit, press, seen);
    case 'retract':
    case 'correct':
      return settleRecord(unit, press.do, seen);
    default:
      return toast(unit, refuse('proposal_settled'));
  }
}

async function settleOnCase(
  unit: Unit,
  press: ProposalPress,
  seen: StoredProposal,
): Promise<Writes> {
  if (seen.caseNumber === null) return toast(unit, refuse('proposal_settled'));
  const { writes, entered } = await enterDesk(unit, seen.caseNumber);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await settleVerdict(entered, press)) };
}

async function settleVerdict(desk: Desk, press: ProposalPress): Promise<Writes> {
  const { unit } = desk;
  const proposal = await findProposalForUpdate(unit.tx, press.proposal);
  if (proposal?.status !== 'waiting') {
    const shows = await showDesk(desk, await readHolder(unit, desk.case));
    return { shows, ...toast(unit, refuse('proposal_settled')) };
  }
  const { act } = proposal;
  if (act.kind !== 'verify' && act.kind !== 'reject') throw new Error('no verdict was proposed');
  return press.do === 'confirm' ? confirm(desk, proposal, act) : decline(desk, proposal);
}

async function confirm(desk: Desk, proposal: StoredProposal, act: VerdictAct): Promise<Writes> {
  const refusal = whyNotConfirm(desk, proposal);
  if (refusal !== undefined) return toast(desk.unit, refusal);
  const { by, number } = desk;
  const first = { by: proposal.proposedBy, number: proposal.by };
  const applied = await applyVerdict(desk, act, { ...first, second: { by, number } });
  const settled = settleAs(desk, proposal, 'confirmed');
  return { ...applied, desk: [...settled, ...(applied.desk ?? [])] };
}

/** Anybody may say no, and whoever proposed it may think better of it; the case is open again. */
async function decline(desk: Desk, proposal: StoredProposal): Promise<Writes> {
  const { number, version } = desk.case;
  const isOwn = proposal.proposedBy === desk.by;
  const set = { status: 'open', claimedBy: null, claimedUntil: null } as const;
  return {
    desk: [
      ...settleAs(desk, proposal, isOwn ? 'lapsed' : 'declined'),
      { do: 'change_case', number, expectedVersion: version, set },
    ],
    shows: await showDesk(desk, { status: 'open', version: version + 1 }),
  };
}

function settleAs(
  { by, case: current }: Desk,
  { id, act }: StoredProposal,
  status: 'confirmed' | 'declined' | 'lapsed',
): readonly DeskWrite[] {
  const acts = { confirmed: 'confirm', declined: 'decline', lapsed: 'lapse' } as const;
  const detail = { proposes: act.kind };
  return [
    { do: 'settle_proposal', id, status, by },
    { do: 'audit', act: acts[status], caseNumber: current.number, detail, by },
  ];
}
