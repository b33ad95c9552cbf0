// The card of a case as the database has it, with all that was added to the report since.
import { card } from '../card/card.ts';
import type { Answers } from '../card/types.ts';
import { readEffectiveAnswers } from '../db/additions.ts';
import type { Queryable } from '../db/connection.ts';
import { deskLanguage, findDecision, findModerator, type StoredCase } from '../db/desk.ts';
import { listQuestions } from '../db/questions.ts';
import type { StoredReport } from '../db/reports.ts';
import type { Language } from '../locales/translate.ts';
import { isRejectReason, isUndecided } from '../reports/decision.ts';
import { additionScreen } from '../screens/addition.ts';
import { type CaseView, caseScreen, caseSlot } from '../screens/desk-card.ts';
import type { Show, Writes } from './unit.ts';

export interface CaseRows {
  readonly case: StoredCase;
  readonly report: StoredReport;
}

/** The card, with what this unit is about to change laid over it. */
export async function showCase(
  tx: Queryable,
  { case: current, report }: CaseRows,
  language: Language,
  change: Partial<CaseView> = {},
): Promise<Show> {
  const { number, version, status, findings } = current;
  const answers = await readEffectiveAnswers(tx, report);
  const questions = await listQuestions(tx, number);
  const base = { card, language, number, version, status, findings, answers, questions };
  const full: CaseView = { ...base, ...change };
  return {
    recipient: { to: 'desk' },
    slot: caseSlot(number),
    revision: full.version,
    screen: caseScreen(full),
  };
}

/** Who holds or decided the case, and why. */
export async function readHolder(tx: Queryable, current: StoredCase): Promise<Partial<CaseView>> {
  const decision = await findDecision(tx, current.number);
  const by = decision?.moderator ?? current.claimedBy;
  const moderator = by === null ? undefined : await findModerator(tx, by);
  const reason = decision?.reason;
  return {
    ...(moderator && { moderator: moderator.number }),
    ...(reason && isRejectReason(reason) && { reason }),
  };
}

/**
 * Something was added to a report. An undecided case gets a new version, so that nobody decides on
 * what they have not seen; a decided one a note beside it.
 */
export async function showAddition(
  tx: Queryable,
  current: StoredCase,
  { report, answers }: { readonly report: StoredReport; readonly answers: Answers },
): Promise<Pick<Writes, 'shows' | 'caseTouched'>> {
  const language = await deskLanguage(tx);
  if (!isUndecided(current.status)) {
    const screen = additionScreen({ card, language, number: current.number, answers });
    return { shows: [{ recipient: { to: 'desk' }, screen }] };
  }
  const effective = { ...(await readEffectiveAnswers(tx, report)), ...answers };
  const version = current.version + 1;
  const change = { ...(await readHolder(tx, current)), answers: effective, version };
  const show = await showCase(tx, { case: current, report }, language, change);
  return {
    caseTouched: { number: current.number, expectedVersion: current.version },
    shows: [show],
  };
}
