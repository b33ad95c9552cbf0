// A report that was sent is checked and becomes a case. Runs when its job arrives, perhaps twice:
// the case, unique for its report, says whether it is done.
import { randomBytes } from 'node:crypto';
import { card } from '../../card/card.ts';
import { getPlace } from '../../card/places.ts';
import { zoneOf } from '../../card/zone.ts';
import { localDate } from '../../dates.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import type { Tx } from '../../db/connection.ts';
import { findCaseOf, findDeskFor, nextCaseNumber } from '../../db/desk.ts';
import {
  countReportsSince,
  findReport,
  listCasesAbout,
  type StoredReport,
} from '../../db/reports.ts';
import { isWithdrawn, lockReport } from '../../db/withdrawals.ts';
import { newCodename } from '../../reports/codename.ts';
import { fingerprintOf } from '../../reports/fingerprint.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { screenReport } from '../../reports/screening.ts';
import type { Writes } from '../unit.ts';

const HOUR_MS = 3_600_000;

/** Writes of the screening of one report; none when its case is already there. */
export async function screenSentReport(tx: Tx, reportId: string): Promise<Writes> {
  await lockReport(tx, reportId);
  const report = await findReport(tx, reportId);
  if (report === undefined || (await isWithdrawn(tx, reportId))) return {};
  if ((await findCaseOf(tx, reportId)) !== undefined) return {};
  const findings = screenReport(report, await surroundings(tx, report));
  const number = await nextCaseNumber(tx);
  const answers = await readEffectiveAnswers(tx, report);
  const described = { ...whereAndWhen(report, answers), answers };
  const group = await findDeskFor(tx, getPlace(described.placeId).region);
  const newCase = {
    number,
    reportId,
    findings,
    codename: newCodename(randomBytes(2)),
    fingerprint: fingerprintOf(described),
    ...(group && { desk: group.chatKey }),
  };
  return { newCase };
}

async function surroundings(tx: Tx, report: StoredReport) {
  const { id: reportId, placeId, localDate: day, person, answers, receivedAt } = report;
  const others = await listCasesAbout(tx, { placeId, localDate: day, reportId });
  const isOwn = (other: (typeof others)[number]) => person !== null && other.person === person;
  const sameForm = (other: (typeof others)[number]) =>
    JSON.stringify(other.answers.form) === JSON.stringify(answers.form);
  return {
    card,
    receivedDay: localDate(receivedAt, zoneOf(placeId)),
    sameReporter: others.filter((one) => isOwn(one) && sameForm(one)).map((one) => one.number),
    sameDay: others.filter((one) => !isOwn(one)).map((one) => one.number),
    reportsWithinHour:
      person === null
        ? 1
        : await countReportsSince(tx, person, new Date(receivedAt.getTime() - HOUR_MS)),
  };
}
