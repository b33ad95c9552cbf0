// *Take* or *Leave* under something new in a cited report. Of two moderators at once one settles it.
import { randomUUID } from 'node:crypto';
import { findOffer, type StoredOffer } from '../../db/offers.ts';
import { findCaseProposal, nextProposalNumber } from '../../db/proposals.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { PersonKey } from '../../messenger.ts';
import type { Press } from '../../presses.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import type { OfferView } from '../../screens/records/offer.ts';
import { type Desk, enterDesk, toast } from '../desk/access.ts';
import type { Unit, Writes } from '../unit.ts';
import { type Cited, findRecordOf, showOffer, updateWith, withAnswers } from './offer.ts';
import { rebuild } from './rebuild.ts';
import { whyNotStanding, whyOwn } from './same-event.ts';

/** What a button can name; anything else would trouble the database. */
export const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type OfferPress = Extract<Press, { readonly do: 'take' | 'leave' }>;

export async function settleOffer(unit: Unit, press: OfferPress): Promise<Writes> {
  const seen = uuid.test(press.addition) ? await findOffer(unit.tx, press.addition) : undefined;
  if (seen === undefined) return toast(unit, refuse('offer_settled'));
  const { writes, entered } = await enterDesk(unit, seen.caseNumber);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  // Read again now that the case is held.
  const offer = await findOffer(unit.tx, press.addition);
  const settled =
    offer?.status === 'waiting' ? await settle(entered, offer, press.do) : refuse('offer_settled');
  return { ...writes, ...(isRefusal(settled) ? toast(unit, settled) : settled) };
}

async function settle(
  desk: Desk,
  offer: StoredOffer,
  what: OfferPress['do'],
): Promise<Writes | Refusal> {
  const { tx } = desk.unit;
  const cited = await findRecordOf(tx, desk.report.id);
  if (cited === undefined) return refuse('report_elsewhere');
  const refusal = whyNotStanding(cited.record) ?? (await whyOwn(tx, cited.record.id, [desk.by]));
  if (refusal !== undefined) return refusal;
  if ((await findCaseProposal(tx, desk.case.number)) !== undefined) {
    return refuse('already_proposed');
  }
  if (what === 'leave') return leave(desk, offer, cited);
  const { answers } = offer;
  const why = whySecondNeeded({ act: { kind: 'verify' }, answers, role: desk.role });
  return why.length > 0 ? proposeTaking(desk, offer, { cited, why }) : take(desk, offer, cited);
}

async function leave(desk: Desk, offer: StoredOffer, cited: Cited): Promise<Writes | Refusal> {
  if (desk.role === 'trainee') return refuse('trainee_not_alone');
  const { by } = desk;
  const { additionId } = offer;
  const { number: assemblyNumber } = cited.record;
  return {
    desk: [
      { do: 'settle_offer', additionId, status: 'left', by },
      { do: 'audit', act: 'leave_update', caseNumber: desk.case.number, assemblyNumber, by },
    ],
    shows: await show(desk, offer, { cited, state: { kind: 'left', moderator: desk.number } }),
  };
}

/** The report is cited with what was added, and the record made anew. */
async function take(
  desk: Desk,
  { additionId, answers }: Pick<StoredOffer, 'additionId' | 'answers'>,
  cited: Cited,
): Promise<Writes> {
  const { by, number: moderator } = desk;
  const { record, row } = cited;
  const { assemblyId, reportId, voice } = row;
  const { assembly } = rebuild(record, withAnswers(cited, answers));
  const { number: caseNumber } = desk.case;
  return {
    desk: [
      { do: 'cite', assemblyId, reportId, voice, answers: { ...row.answers, ...answers } },
      { do: 'put_assembly', assembly, expectedVersion: record.version },
      { do: 'settle_offer', additionId, status: 'taken', by },
      { do: 'audit', act: 'take_update', caseNumber, assemblyNumber: record.number, by },
    ],
    shows: await show(
      desk,
      { additionId, answers },
      { cited, state: { kind: 'taken', moderator } },
    ),
  };
}

async function proposeTaking(
  desk: Desk,
  offer: StoredOffer,
  { cited, why }: { readonly cited: Cited; readonly why: readonly string[] },
): Promise<Writes> {
  const { by, number: moderator } = desk;
  const { number: caseNumber } = desk.case;
  const { number: assemblyNumber } = cited.record;
  const proposal = await nextProposalNumber(desk.unit.tx);
  const act = { kind: 'take', addition: offer.additionId } as const;
  const detail = { proposes: act.kind };
  return {
    desk: [
      { do: 'propose', id: randomUUID(), number: proposal, caseNumber, act, why, by },
      { do: 'audit', act: 'propose', caseNumber, assemblyNumber, detail, by },
    ],
    shows: await show(desk, offer, {
      cited,
      state: { kind: 'proposed', proposal, moderator, why },
    }),
  };
}

/** A second moderator says yes or no to taking what was added; the caller settles the proposal. */
export async function settleTaking(
  desk: Desk,
  {
    addition,
    first,
    isTaken,
  }: {
    readonly addition: string;
    readonly first: PersonKey;
    readonly isTaken: boolean;
  },
): Promise<Writes | Refusal> {
  const { tx } = desk.unit;
  const offer = await findOffer(tx, addition);
  const cited = await findRecordOf(tx, desk.report.id);
  if (offer?.status !== 'waiting' || cited === undefined) return refuse('offer_settled');
  if (!isTaken) return { shows: await show(desk, offer, { cited, state: { kind: 'waiting' } }) };
  const people = [first, desk.by];
  const refusal = whyNotStanding(cited.record) ?? (await whyOwn(tx, cited.record.id, people));
  return refusal ?? take(desk, offer, cited);
}

function show(
  desk: Desk,
  { additionId, answers }: Pick<StoredOffer, 'additionId' | 'answers'>,
  { cited, state }: { readonly cited: Cited; readonly state: OfferView['state'] },
) {
  const { number: assembly } = cited.record;
  const update = updateWith(cited, answers);
  const view = { number: desk.case.number, assembly, additionId, update, state };
  return showOffer(desk.unit.tx, desk.case, view);
}
