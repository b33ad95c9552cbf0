// A reporter's own report, found by the code that they were given.
import { findReportOf, type StoredReport } from '../db/reports.ts';
import { refuse } from '../errors.ts';
import { refusalText } from '../screens/refusal.ts';
import { beginAdding } from './draft.ts';
import type { Unit, Writes } from './unit.ts';

const scopes = ['details', 'correction', 'update'] as const;

/** A button under a report: add details, correct it, or tell what happened next. */
export async function addToReport(
  unit: Unit,
  press: { readonly scope: string; readonly report: string },
): Promise<Writes> {
  const scope = scopes.find((one) => one === press.scope);
  const report = await findOwn(unit, press.report);
  if (scope === undefined || report === undefined) return notYours(unit);
  return beginAdding(unit, scope, report.id);
}

/** Codes are shown in capitals and travel in buttons in small letters. */
export function findOwn({ tx, conversation }: Unit, code: string): Promise<StoredReport | undefined> {
  return findReportOf(tx, conversation.person, code.toUpperCase());
}

/** The same words whether there is no such report or it is somebody else's. */
export function notYours({ conversation }: Unit): Writes {
  return { toast: refusalText(refuse('report_unknown'), conversation.language) };
}
