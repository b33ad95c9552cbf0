// `/mine`: a person's own reports, one of them, and taking one back.
import { findCaseOf, findCaseOfForUpdate, findDesk } from '../../db/desk.ts';
import { countMine, findMine, listMine, type MyReport } from '../../db/mine.ts';
import { findQuestionTo, listQuestions } from '../../db/questions.ts';
import { lockReport } from '../../db/withdrawals.ts';
import { refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import type { Screen } from '../../messenger.ts';
import { isUndecided } from '../../reports/decision.ts';
import { actionsOn } from '../../reports/status.ts';
import { withdrawnNote, withdrawnSlot } from '../../screens/records/offer.ts';
import { refusalText } from '../../screens/refusal.ts';
import {
  type ListedReport,
  ownReportScreen,
  ownReportsScreen,
  withdrawScreen,
} from '../../screens/reporter/own-reports.ts';
import { showCase } from '../desk/card.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { cancelReport } from './draft.ts';
import { notYours } from './own-report.ts';

const PAGE_SIZE = 5;

/** The list; a command brings it to the end of the chat. */
export async function showMine(
  unit: Unit,
  index: number,
  { move = false }: { readonly move?: boolean } = {},
): Promise<Writes> {
  const { tx, conversation } = unit;
  const total = await countMine(tx, conversation.person);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = { index: Math.min(index, pages - 1), count: pages };
  const offset = page.index * PAGE_SIZE;
  const reports = await listMine(tx, conversation.person, { offset, limit: PAGE_SIZE });
  const screen = ownReportsScreen(conversation.language, reports.map(listed), page);
  return { shows: [inSlot(unit, screen, move)] };
}

export async function openMine(unit: Unit, code: string): Promise<Writes> {
  const own = await findOwn(unit, code);
  return own === undefined ? notYours(unit) : { shows: [await showOwn(unit, own)] };
}

/** Asks whether they mean it. */
export async function askToWithdraw(unit: Unit, code: string): Promise<Writes> {
  const own = await findOwn(unit, code);
  if (own === undefined) return notYours(unit);
  if (own.status.kind === 'withdrawn') return isGone(unit, own);
  return { shows: [inSlot(unit, withdrawScreen(unit.conversation.language, listed(own)))] };
}

/**
 * Takes the report back. A case that awaits a decision gets none any more; an assembly that cites
 * the report stays, and the moderators are told.
 */
export async function withdraw(unit: Unit, code: string): Promise<Writes> {
  const { tx } = unit;
  const seen = await findOwn(unit, code);
  if (seen === undefined) return notYours(unit);
  // Screening may be about to open the case, and a moderator to decide it: read again under locks.
  await lockReport(tx, seen.report.id);
  const current = await findCaseOfForUpdate(tx, seen.report.id);
  const own = (await findOwn(unit, code)) ?? seen;
  if (own.status.kind === 'withdrawn') return isGone(unit, own);
  const isOpen = current !== undefined && isUndecided(current.status);
  const { number, version } = current ?? { number: 0, version: 0 };
  return {
    ...(await leaveReport(unit, own, isOpen ? await closedCard(unit, own, current) : [])),
    withdrawal: {
      reportId: own.report.id,
      ...(isOpen && { case: { number, expectedVersion: version } }),
    },
  };
}

/** What is on the screens once the report is taken back, and what is broken off. */
async function leaveReport(unit: Unit, own: MyReport, desk: readonly Show[]): Promise<Writes> {
  const { draft, replyingTo, person, language } = unit.conversation;
  const isAddingToIt = draft?.reportId === own.report.id;
  const asked = replyingTo && (await findQuestionTo(unit.tx, person, replyingTo));
  const { assembly } = own.status.kind === 'verified' ? own.status : {};
  const notice =
    assembly === undefined
      ? t(language, 'mine.withdrawn')
      : t(language, 'mine.withdrawn_cited', { assembly });
  const withdrawn = { ...own, status: { kind: 'withdrawn' } as const };
  return {
    ...(isAddingToIt && { draft: null }),
    ...(asked && asked.report.id === own.report.id && { replyingTo: null }),
    shows: [
      ...(isAddingToIt ? (cancelReport(unit).shows ?? []) : []),
      await showOwn(unit, withdrawn, notice),
      ...desk,
      ...(assembly === undefined ? [] : await tellDesk(unit, own, assembly)),
    ],
  };
}

async function closedCard(
  unit: Unit,
  { report }: MyReport,
  current: NonNullable<Awaited<ReturnType<typeof findCaseOfForUpdate>>>,
): Promise<readonly Show[]> {
  const change = { status: 'withdrawn', version: current.version + 1 } as const;
  return showCase(unit, { case: current, report }, change);
}

/** The group that has the case: the record goes on without the report once somebody takes that. */
async function tellDesk(
  { tx }: Unit,
  { report }: MyReport,
  assembly: number,
): Promise<readonly Show[]> {
  const current = await findCaseOf(tx, report.id);
  const group = current?.desk ? await findDesk(tx, current.desk) : undefined;
  if (current === undefined || group === undefined) return [];
  const { chatKey, language } = group;
  const view = { language, number: current.number, assembly, reportId: report.id };
  const slot = withdrawnSlot(report.id);
  return [{ recipient: { to: 'desk', chatKey }, slot, screen: withdrawnNote(view) }];
}

async function isGone(unit: Unit, own: MyReport): Promise<Writes> {
  const toast = refusalText(refuse('report_withdrawn'), unit.conversation.language);
  return { toast, shows: [await showOwn(unit, own)] };
}

async function showOwn(unit: Unit, own: MyReport, notice?: string): Promise<Show> {
  const { conversation, now, tx } = unit;
  const { answers, status, caseNumber } = own;
  const screen = ownReportScreen({
    ...listed(own),
    language: conversation.language,
    actions: actionsOn(status, answers, now),
    questions: caseNumber === undefined ? [] : await listQuestions(tx, caseNumber),
    ...(notice !== undefined && { notice }),
  });
  return inSlot(unit, screen);
}

function findOwn({ tx, conversation }: Unit, code: string) {
  return findMine(tx, conversation.person, code.toUpperCase());
}

function listed({ report, answers, status }: MyReport): ListedReport {
  const { code, placeId, localDate } = report;
  return { code, placeId, localDate, answers, status };
}

// One message of the chat is the list, and turns into a report and back.
function inSlot({ incoming }: Unit, screen: Screen, move = false): Show {
  return { recipient: { to: 'here' }, slot: `mine:${incoming.chatKey}`, move, screen };
}
