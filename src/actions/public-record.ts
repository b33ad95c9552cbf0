// `/a12`: a record as everybody may see it.
import { isLevel } from '../assemblies/level.ts';
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import { findAssemblyByNumber } from '../db/assemblies.ts';
import { nameCampaigns } from '../db/campaigns.ts';
import { listCorrections, readSurroundings } from '../db/records.ts';
import { refuse } from '../errors.ts';
import { type PublicRecord, publicRecordScreen } from '../screens/figures/public-record.ts';
import type { Unit, Writes } from './unit.ts';
import { say, sayNo } from './where.ts';

const MOST_DIGITS = 9;

/** The number of a record in the name of a command: `a12`. */
export function recordNumberIn(command: string): number | undefined {
  const digits = /^a([1-9]\d*)$/.exec(command)?.[1];
  return digits === undefined || digits.length > MOST_DIGITS ? undefined : Number(digits);
}

export async function showPublicRecord(unit: Unit, number: number): Promise<Writes> {
  const { language } = unit.conversation;
  const record = await findPublic(unit, number);
  return record
    ? say(publicRecordScreen(record, language))
    : sayNo(refuse('record_not_public', { number }), language);
}

/** Details come out only when the assembly is over; what nobody verified never does. */
async function findPublic({ tx, now }: Unit, number: number): Promise<PublicRecord | undefined> {
  const row = await findAssemblyByNumber(tx, number);
  if (row === undefined || row.level === 'v0' || !isLevel(row.level)) return undefined;
  if (row.publishAfter !== null && row.publishAfter > now) return undefined;
  const { placeId, localDate: day, eventStatus, level, values, excludedFor, campaignId } = row;
  const dayOf = (instant: Date) => localDate(instant, zoneOf(placeId));
  const { mergedInto } = await readSurroundings(tx, row.id);
  const names = campaignId === null ? {} : await nameCampaigns(tx, [campaignId]);
  const campaign = campaignId === null ? undefined : names[campaignId];
  const corrections = await listCorrections(tx, row.id);
  return {
    number,
    placeId,
    localDate: day,
    eventStatus,
    level,
    values,
    corrections: corrections.map(({ field, before, after, reason, at }) => ({
      field,
      after,
      reason,
      day: dayOf(at),
      ...(before && { before }),
    })),
    ...(campaign !== undefined && { campaign }),
    ...(excludedFor !== null && { excludedFor }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(row.retractedAt !== null &&
      row.retractedFor !== null && {
        retracted: { reason: row.retractedFor, day: dayOf(row.retractedAt) },
      }),
  };
}
