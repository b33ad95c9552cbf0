// When the details of an assembly may be seen; until then only totals know of it, so that nobody
// is found by what they reported from the spot.
import type { Answers } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { instantOf } from '../dates.ts';
import { minuteOf } from './clock.ts';

const MINUTE_MS = 60_000;
const QUIET_MS = 3 * 60 * MINUTE_MS;

/**
 * "Totals count a verified event at once; its details (list entries, exports) appear only after it
 * ended or after 3 h, whichever is later."
 */
export function publishAfter(
  values: Answers,
  where: { readonly placeId: string; readonly localDate: string },
  verifiedAt: Date,
): Date {
  const quiet = new Date(verifiedAt.getTime() + QUIET_MS);
  const { end_time: end } = values;
  if (end?.kind !== 'time') return quiet;
  const minute = minuteOf(end, where.localDate);
  const ended = instantOf(where.localDate, minute, zoneOf(where.placeId));
  return ended > quiet ? ended : quiet;
}
