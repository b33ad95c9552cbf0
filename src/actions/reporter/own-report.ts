// A reporter's own report, found by the code that they were given.
import { findCaseOf } from '../../db/desk.ts';
import { findReportOf, type StoredReport } from '../../db/reports.ts';
import { isWithdrawn } from '../../db/withdrawals.ts';
import { refuse } from '../../errors.ts';
import { isUndecided } from '../../reports/decision.ts';
import { refusalText } from '../../screens/refusal.ts';
import type { Unit, Writes } from '../unit.ts';
import { beginAdding } from './draft.ts';

const scopes = ['details', 'correction', 'update'] as const;

/** A button under a report: add details, correct it, or tell what happened next. */
export async function addToReport(
  unit: Unit,
  press: { readonly scope: string; readonly report: string },
): Promise<Writes> {
  const scope = scopes.find((one) => one === press.scope);
  const report = await findOwn(unit, press.report);
  if (scope === undefined || report === undefined) return notYours(unit);
  const refusal = await whyNotToAdd(unit, scope, report.id);
  return refusal ?? beginAdding(unit, scope, report.id);
}

/** A withdrawn report takes nothing more; a decided one no correction. */
export async function whyNotToAdd(
  { tx, conversation }: Unit,
  scope: (typeof scopes)[number],
  reportId: string,
): Promise<Writes | undefined> {
  const { language } = conversation;
  if (await isWithdrawn(tx, reportId)) {
    return { toast: refusalText(refuse('report_withdrawn'), language) };
  }
  if (scope !== 'correction') return undefined;
  const found = await findCaseOf(tx, reportId);
  if (found === undefined || isUndecided(found.status)) return undefined;
  return { toast: refusalText(refuse('decided_already'), language) };
}

/** Codes are shown in capitals and travel in buttons in small letters. */
export function findOwn(
  { tx, conversation }: Unit,
  code: string,
): Promise<StoredReport | undefined> {
  return findReportOf(tx, conversation.person, code.toUpperCase());
}

/** The same words whether there is no such report or it is somebody else's. */
export function notYours({ conversation }: Unit): Writes {
  return { toast: refusalText(refuse('report_unknown'), conversation.language) };
}
