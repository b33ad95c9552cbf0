// Whether one more report is taken from somebody, by what was sent lately.
import { countReportsBefore } from '../db/report-counts.ts';
import type { Refusal } from '../errors.ts';
import { findExceeded, NEWCOMER_HOURS } from '../reports/limits.ts';
import type { Unit } from './unit.ts';

const HOUR_MS = 3_600_000;

/**
 * Asked when a card is begun, and again in the transaction that sends it: there `placeId` is known.
 * Changes nothing.
 */
export async function checkLimits(unit: Unit, placeId?: string): Promise<Refusal | undefined> {
  const { tx, now, conversation, limits } = unit;
  if (limits.length === 0) return undefined;
  const { person, startedAt } = conversation;
  const counts = await countReportsBefore(tx, { person, now, ...(placeId && { placeId }) });
  const isNewcomer = now.getTime() - startedAt.getTime() < NEWCOMER_HOURS * HOUR_MS;
  return findExceeded(limits, counts, isNewcomer);
}
