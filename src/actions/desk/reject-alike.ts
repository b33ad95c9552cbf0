// The second moderator agrees that all alike are rejected, or does not.
import { readEffectiveAnswersOf } from '../../db/additions.ts';
import { listAlikeForUpdate } from '../../db/alike.ts';
import { getDesk } from '../../db/desk.ts';
import { listLanguages } from '../../db/people.ts';
import { findProposalForUpdate, type StoredProposal } from '../../db/proposals.ts';
import { isRefusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import type { CaseStatus } from '../../reports/decision.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { alikeDeclinedScreen, alikeDoneScreen, alikeSlot } from '../../screens/desk/alike.ts';
import { verdictScreen, verdictSlot } from '../../screens/reporter/report-status.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';
import { type CaseRows, showCard } from './card.ts';
import { showPage } from './case-page.ts';
import { isProposerGone, settleAs, whyNotConfirm } from './second-pair.ts';

type RejectAlike = Extract<ProposedAct, { readonly kind: 'reject_alike' }>;

export async function settleAlike(
  unit: Unit,
  press: Extract<Press, { readonly do: 'confirm' | 'decline' }>,
  act: RejectAlike,
): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const seen = press.do === 'confirm' ? await lockAlike(entered, act) : [];
  const proposal = await findProposalForUpdate(unit.tx, press.proposal);
  if (proposal?.status !== 'waiting') {
    return { ...writes, ...toast(unit, refuse('proposal_settled')) };
  }
  if (press.do === 'decline') return { ...writes, ...decline(entered, proposal, act) };
  if (await isProposerGone(unit, proposal)) {
    const lapsed = lapse(entered, proposal, act);
    return { ...writes, ...lapsed, ...toast(unit, refuse('proposal_withdrawn')) };
  }
  const refusal = whyNotConfirm(entered, proposal);
  if (refusal !== undefined) return { ...writes, ...toast(unit, refusal) };
  return { ...writes, ...(await rejectAll(entered, { proposal, act, seen })) };
}

function lockAlike({ unit, chatKey }: AtDesk, { fingerprint }: RejectAlike) {
  return listAlikeForUpdate(unit.tx, { chatKey, fingerprint }, unit.now);
}

interface Agreed {
  readonly proposal: StoredProposal;
  readonly act: RejectAlike;
  readonly seen: readonly CaseRows[];
}

/** What came after it was proposed was not agreed upon, nor may anybody decide on their own. */
async function rejectAll(at: AtDesk, { proposal, act, seen }: Agreed): Promise<Writes> {
  const { by, number, language } = at;
  const { reason, fingerprint } = act;
  const rejected = seen.filter(
    ({ case: { openedAt }, report: { person } }) =>
      openedAt <= proposal.proposedAt && person !== by && person !== proposal.proposedBy,
  );
  const numbers = rejected.map((one) => one.case.number);
  const done = { count: numbers.length, first: proposal.by, second: number };
  const detail = { proposes: act.kind, cases: numbers.length, reason };
  const each = { reason, second: number, proposal: proposal.number };
  return {
    desk: [
      { do: 'settle_proposal', id: proposal.id, status: 'confirmed', by },
      { do: 'reject_cases', numbers, moderator: proposal.proposedBy, second: by, reason },
      { do: 'audit', act: 'confirm', detail, by },
      ...numbers.map((caseNumber): DeskWrite => {
        return { do: 'audit', act: 'reject', caseNumber, detail: each, by: proposal.proposedBy };
      }),
    ],
    shows: [
      inSlot(fingerprint, alikeDoneScreen(language, done)),
      ...(await redrawAll(at, rejected, { reason, moderator: proposal.by, second: number })),
      ...(await tellReporters(at.unit, rejected, act)),
    ],
  };
}

/** Each page once, and those cards that somebody has opened. */
async function redrawAll(
  { unit, chatKey }: AtDesk,
  rejected: readonly CaseRows[],
  how: {
    readonly reason: RejectAlike['reason'];
    readonly moderator: number;
    readonly second: number;
  },
): Promise<readonly Show[]> {
  const group = await getDesk(unit.tx, chatKey);
  const statuses = new Map<number, CaseStatus>(
    rejected.map((one) => [one.case.number, 'rejected']),
  );
  const shows: Show[] = [];
  for (const rows of rejected) {
    const change = { ...how, status: 'rejected', canUndo: true } as const;
    const view = { ...change, version: rows.case.version + 1 };
    shows.push(...(await showCard(unit, rows, view)));
  }
  const pages = new Set(rejected.flatMap((one) => one.case.page ?? []));
  for (const page of pages) shows.push(await showPage(unit, { group, page, statuses }));
  return shows;
}

async function tellReporters(
  { tx }: Unit,
  rejected: readonly CaseRows[],
  { reason }: RejectAlike,
): Promise<readonly Show[]> {
  const reports = rejected.map((one) => one.report);
  const languages = await listLanguages(
    tx,
    reports.flatMap((one) => one.person ?? []),
  );
  const answers = await readEffectiveAnswersOf(tx, reports);
  return reports.flatMap((report): readonly Show[] => {
    const { person, code } = report;
    const language = person === null ? undefined : languages.get(person);
    if (person === null || language === undefined) return [];
    const said = answers.get(report.id) ?? report.answers;
    const described = { code, ...whereAndWhen(report, said) };
    const screen = verdictScreen(language, described, { kind: 'rejected', reason });
    return [{ recipient: { to: 'person', person }, slot: verdictSlot(report.id), screen }];
  });
}

function decline(at: AtDesk, proposal: StoredProposal, act: RejectAlike): Writes {
  const isOwn = proposal.proposedBy === at.by;
  return endedAs(at, proposal, { act, status: isOwn ? 'lapsed' : 'declined' });
}

/** Whoever proposed it has been removed since. */
function lapse(at: AtDesk, proposal: StoredProposal, act: RejectAlike): Writes {
  return endedAs(at, proposal, { act, status: 'lapsed' });
}

function endedAs(
  at: AtDesk,
  proposal: StoredProposal,
  { act, status }: { readonly act: RejectAlike; readonly status: 'declined' | 'lapsed' },
): Writes {
  return {
    desk: settleAs(at, proposal, status),
    shows: [inSlot(act.fingerprint, alikeDeclinedScreen(at.language, at.number))],
  };
}

function inSlot(fingerprint: string, screen: Show['screen']): Show {
  return { recipient: { to: 'here' }, lane: 'moderation', slot: alikeSlot(fingerprint), screen };
}
