// Four eyes: an act that one moderator proposes takes effect when another one confirms it.
import { randomUUID } from 'node:crypto';
import {
  findProposalForUpdate,
  nextProposalNumber,
  type StoredProposal,
} from '../../db/proposals.ts';
import { isRefusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import type { FourEyesCode } from '../../reports/four-eyes.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { settleTaking } from '../records/settle-offer.ts';
import type { Unit, Writes } from '../unit.ts';
import { type Desk, enterDesk, showDesk, toast } from './access.ts';
import { readHolder } from './card.ts';
import { isProposerGone, settleAs, whyNotConfirm } from './second-pair.ts';
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

export type ProposalPress = Extract<Press, { readonly do: 'confirm' | 'decline' }>;

/** *Confirm* or *Decline* under a proposed verdict. */
export async function settleVerdict(
  unit: Unit,
  press: ProposalPress,
  { caseNumber }: Pick<StoredProposal, 'caseNumber'>,
): Promise<Writes> {
  if (caseNumber === null) return toast(unit, refuse('proposal_settled'));
  const { writes, entered } = await enterDesk(unit, caseNumber);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await settle(entered, press)) };
}

async function settle(desk: Desk, press: ProposalPress): Promise<Writes> {
  const { unit } = desk;
  const proposal = await findProposalForUpdate(unit.tx, press.proposal);
  if (proposal?.status !== 'waiting') {
    const shows = await showDesk(desk, await readHolder(unit, desk.case));
    return { shows, ...toast(unit, refuse('proposal_settled')) };
  }
  const { act } = proposal;
  if (act.kind === 'take') return settleTake(desk, proposal, { act, press });
  if (act.kind !== 'verify' && act.kind !== 'reject') throw new Error('no verdict was proposed');
  if (await isProposerGone(unit, proposal)) {
    const opened = await openAgain(desk, proposal, 'lapsed');
    return { ...opened, ...toast(unit, refuse('proposal_lapsed')) };
  }
  return press.do === 'confirm' ? confirm(desk, proposal, act) : decline(desk, proposal);
}

async function confirm(desk: Desk, proposal: StoredProposal, act: VerdictAct): Promise<Writes> {
  const refusal = whyNotConfirm(desk, proposal);
  if (refusal !== undefined) return toast(desk.unit, refusal);
  const { by, number } = desk;
  const first = { by: proposal.proposedBy, number: proposal.by };
  const applied = await applyVerdict(desk, act, { ...first, second: { by, number } });
  if (isRefusal(applied)) return toast(desk.unit, applied);
  const settled = settleAs(desk, proposal, 'confirmed');
  return { ...applied, desk: [...settled, ...(applied.desk ?? [])] };
}

/** Taking an update into a record: the case itself was decided before and stays as it is. */
async function settleTake(
  desk: Desk,
  proposal: StoredProposal,
  {
    act,
    press,
  }: {
    readonly act: Extract<ProposedAct, { readonly kind: 'take' }>;
    readonly press: ProposalPress;
  },
): Promise<Writes> {
  const isTaken = press.do === 'confirm';
  const refusal = isTaken ? whyNotConfirm(desk, proposal) : undefined;
  if (refusal !== undefined) return toast(desk.unit, refusal);
  const { addition } = act;
  const first = proposal.proposedBy;
  const settled = await settleTaking(desk, { addition, first, isTaken });
  if (isRefusal(settled))
    return { ...toast(desk.unit, settled), desk: settleAs(desk, proposal, 'lapsed') };
  const said = first === desk.by ? 'lapsed' : 'declined';
  const status = isTaken ? 'confirmed' : said;
  return { ...settled, desk: [...settleAs(desk, proposal, status), ...(settled.desk ?? [])] };
}

/** Anybody may say no, and whoever proposed it may think better of it. */
function decline(desk: Desk, proposal: StoredProposal): Promise<Writes> {
  return openAgain(desk, proposal, proposal.proposedBy === desk.by ? 'lapsed' : 'declined');
}

async function openAgain(
  desk: Desk,
  proposal: StoredProposal,
  status: 'declined' | 'lapsed',
): Promise<Writes> {
  const { number, version } = desk.case;
  const set = { status: 'open', claimedBy: null, claimedUntil: null } as const;
  return {
    desk: [
      ...settleAs(desk, proposal, status),
      { do: 'change_case', number, expectedVersion: version, set },
    ],
    shows: await showDesk(desk, { status: 'open', version: version + 1 }),
  };
}
