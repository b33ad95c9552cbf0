// Which records an export holds: of a place and a period, as of a moment.
import { addDays } from '../dates.ts';
import type { Period } from '../stats/period.ts';
import { addMonths } from '../stats/period.ts';

export interface ExportFilter {
  /** Ids of places; all when absent. */
  readonly places?: readonly string[];
  readonly period: Period;
  /** What is to be published later is not there yet. */
  readonly now: Date;
}

/** The filter as parameters. */
export function filterOf({ places, period, now }: ExportFilter) {
  const { from, to } = period;
  return {
    places: places ? [...places] : null,
    from: from === undefined ? '-infinity' : `${from}-01`,
    to: to === undefined ? 'infinity' : addDays(`${addMonths(to, 1)}-01`, -1),
    now: now.toISOString(),
  };
}
