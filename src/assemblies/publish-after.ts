// When the details of an assembly may be seen; until then only totals know of it, so that nobody
// is found by what they reported from the spot.
import type { Answers } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { localDate, localTime } from '../dates.ts';
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

/** The instant at which the clocks of a zone show so many minutes after midnight of a day. */
function instantOf(day: string, minute: number, zone: string): Date {
  const shown = Date.parse(day) + minute * MINUTE_MS;
  const first = shown - aheadOf(new Date(shown), zone);
  // Near a change of the clocks the offset is another one; the second look has it right.
  return new Date(shown - aheadOf(new Date(first), zone));
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadOf(instant: Date, zone: string): number {
  const shown = Date.parse(`${localDate(instant, zone)}T${localTime(instant, zone)}Z`);
  return shown - Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
}
