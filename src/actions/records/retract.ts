// *Retract*: a public record is taken back, with a public reason and always by two moderators. It
// stays with all its sources; figures are without it from then on.
import type { StoredAssembly } from '../../db/assemblies.ts';
import { findLanguage } from '../../db/people.ts';
import { findReport } from '../../db/reports.ts';
import { refuse } from '../../errors.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import { isRetractReason } from '../../reports/retraction.ts';
import { retractedScreen } from '../../screens/reporter/report-status.ts';
import { toast } from '../desk/access.ts';
import type { Deciders } from '../desk/verdict.ts';
import type { Show, Writes } from '../unit.ts';
import { proposeOnRecord } from './propose-record.ts';
import type { AtRecord } from './record-access.ts';
import { showRecord } from './record-view.ts';

export async function proposeRetraction(at: AtRecord, reason: string): Promise<Writes> {
  if (!isRetractReason(reason)) return toast(at.unit, refuse('button_unknown'));
  const act = { kind: 'retract', reason } as const;
  const why = whySecondNeeded({ act, answers: at.record.values, role: at.role });
  const writes = await proposeOnRecord(at, act, why);
  return 'refused' in writes ? toast(at.unit, writes) : writes;
}

/** It is confirmed. @param settled the proposal that it was */
export async function applyRetraction(
  at: AtRecord,
  reason: string,
  { by, second }: Deciders,
  settled: number,
): Promise<Writes> {
  const { record } = at;
  const detail = { reason, ...(second && { second: second.number }) };
  const version = record.version + 1;
  return {
    desk: [
      { do: 'retract_assembly', id: record.id, expectedVersion: record.version, reason },
      { do: 'audit', act: 'retract', assemblyNumber: record.number, detail, by },
    ],
    shows: [
      await showRecord(at, { version, retractedFor: reason, settled }),
      ...(await tellReporters(at, record, reason)),
    ],
  };
}

/** Everybody whose report it rests on, once for each report that still stands. */
async function tellReporters(
  { unit, basis }: AtRecord,
  { placeId, localDate }: StoredAssembly,
  reason: string,
): Promise<readonly Show[]> {
  const shows: Show[] = [];
  for (const { reportId, person, isWithdrawn } of basis.cited) {
    if (person === null || isWithdrawn) continue;
    const language = await findLanguage(unit.tx, person);
    const report = await findReport(unit.tx, reportId);
    if (language === undefined || report === undefined) continue;
    const screen = retractedScreen(language, { code: report.code, placeId, localDate }, reason);
    shows.push({ recipient: { to: 'person', person }, screen });
  }
  return shows;
}
