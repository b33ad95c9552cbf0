// An assembly in the words of ACLED (acleddata.com): whether it is an event there, of which type,
// how exact, and the tag of its size.
import { type AcledSubEvent, acledSubEvent } from '../assemblies/derivations.ts';
import type { Size } from '../assemblies/size.ts';
import { getPlace } from '../card/places.ts';
import type { Answer } from '../card/types.ts';
import type { Cell } from './cells.ts';
import type { ExportRecord } from './record.ts';

/** "At least three people": a picket of one person is no event there. */
const FEWEST_PEOPLE = 3;

export const acledScales: Readonly<Record<string, string>> = {
  local: 'Subnational',
  national: 'National',
  international: 'International',
  new_media: 'New media',
  local_partner: 'Local partner',
  other: 'Other',
};

const subEventTypes: Readonly<Record<AcledSubEvent, readonly [string, string]>> = {
  violent_demonstration: ['Riots', 'Violent demonstration'],
  excessive_force: ['Protests', 'Excessive force against protesters'],
  protest_with_intervention: ['Protests', 'Protest with intervention'],
  peaceful_protest: ['Protests', 'Peaceful protest'],
};

/** Where the number is unknown it may be an event: ACLED writes "no report" then. */
export function isAcledEvent({ eventStatus, form, participants }: ExportRecord): boolean {
  if (eventStatus !== 'took_place' || form === 'picket_single') return false;
  return (participants?.high ?? FEWEST_PEOPLE) >= FEWEST_PEOPLE;
}

export function acledEventType({ values }: ExportRecord): Cell {
  return subEventTypes[acledSubEvent(values)][0];
}

export function acledSubEventType({ values }: ExportRecord): Cell {
  return subEventTypes[acledSubEvent(values)][1];
}

/** 1 a town, 2 near one, 3 a larger region; "elsewhere in this region" is no town. */
export function acledGeoPrecision({ values, placeId }: ExportRecord): Cell {
  return set(values.geo_precision) ?? (getPlace(placeId).kind === 'elsewhere' ? 3 : 1);
}

/** 1 the day itself, 2 a week, 3 coarser. */
export function acledTimePrecision({ values }: ExportRecord): Cell {
  return set(values.time_precision) ?? 1;
}

export function acledSourceScale({ values: { source_scale: scale } }: ExportRecord): Cell {
  return scale?.kind === 'choice' ? acledScales[scale.value] : undefined;
}

export function acledTags({ participants }: ExportRecord): Cell {
  return `crowd size=${crowdSize(participants)}`;
}

function crowdSize(size: Size | undefined): string {
  if (size === undefined) return 'no report';
  const { low, high } = size;
  if (high === null) return `at least ${Math.floor(low)}`;
  if (low === high) return `around ${Math.round(low)}`;
  return `between ${Math.floor(low)} and ${Math.ceil(high)}`;
}

function set(answer: Answer | undefined): number | undefined {
  return answer?.kind === 'choice' ? Number(answer.value) : undefined;
}
