// What follows from the values of an assembly, by the definitions of the card. Unknown is
// `undefined` and never "no"; where a moderator set the derived field, that holds.
import { chosenValues } from '../card/conditions.ts';
import type { Answers } from '../card/types.ts';
import { dayIn, minuteOf } from './clock.ts';
import { isKnown } from './fields.ts';
import { type Size, sizeOf } from './size.ts';

export const subEvents = [
  'violent_demonstration',
  'excessive_force',
  'protest_with_intervention',
  'peaceful_protest',
] as const;

export type AcledSubEvent = (typeof subEvents)[number];

export const organizerClasses = [
  'opposition_party',
  'civil_society',
  'ordinary_citizens',
  'authorities_pro_government',
  'unknown',
] as const;

export type OrganizerClass = (typeof organizerClasses)[number];

/** "True if dispersed/pushed_out/all_detained/prevented by force." */
export function dispersalAttempted(values: Answers): boolean | undefined {
  const isTold =
    has(values, 'authority_response', 'dispersed') ||
    has(values, 'interference', 'pushed_out') ||
    has(values, 'how_ended', 'dispersed', 'all_detained') ||
    (has(values, 'how_ended', 'prevented') && has(values, 'authority_response', 'force'));
  return said(values, 'dispersal_attempted') ?? (isTold || ifAnswered(values));
}

/** "Wider than dispersal: blocking, seizure, detention, pressure, sham bookings." */
export function interfered(values: Answers): boolean | undefined {
  const isTold =
    dispersalAttempted(values) === true ||
    has(values, 'authority_response', 'blocked', 'took_posters', 'detained', 'force') ||
    isKnown(values.interference) ||
    has(values, 'how_ended', 'prevented') ||
    isShamBooking(values);
  return said(values, 'interfered') ?? (isTold || ifAnswered(values));
}

/**
 * "conduct=violence -> Violent demonstration; else force with firearms or serious injuries or
 * deaths -> Excessive force against protesters; else authority_response or interference has
 * dispersed|detained|force|blocked|took_posters|kettling|march_stopped -> Protest with
 * intervention; else Peaceful protest". The card does not ask how serious injuries were; an unknown
 * response without violence, firearms or death is a peaceful protest. An attempt to disperse that
 * only the end, the interference or a moderator tells of is an intervention: beside "attempts to
 * disperse: 12" nobody may read that all protests were peaceful ones.
 */
export function acledSubEvent(values: Answers): AcledSubEvent {
  const set = values.acled_sub_event;
  if (set?.kind === 'choice' && isSubEvent(set.value)) return set.value;
  if (has(values, 'conduct', 'violence')) return 'violent_demonstration';
  const deaths = sizeOf(values.deaths)?.low ?? 0;
  if (has(values, 'force_means', 'firearms') || deaths > 0) return 'excessive_force';
  const isIntervention =
    dispersalAttempted(values) === true ||
    has(values, 'interference', 'kettling', 'march_stopped') ||
    has(values, 'authority_response', ...interventions);
  return isIntervention ? 'protest_with_intervention' : 'peaceful_protest';
}

/** "From start_time/end_time". An end before the start, without a date, is of the next day. */
export function durationMinutes(values: Answers): number | undefined {
  const { start_time: start, end_time: end, duration_minutes: set } = values;
  if (set?.kind === 'number') return set.value;
  if (start?.kind !== 'time' || end?.kind !== 'time') return undefined;
  const day = dayIn(values);
  const minutes = minuteOf(end, day) - minuteOf(start, day);
  if (minutes >= 0) return minutes;
  return end.date === undefined ? minutes + 24 * 60 : undefined;
}

/** "0 unknown; 1: 1-99; 2: 100-999; 3: 1,000-9,999; 4: 10,000+", by the best estimate. */
export function cccSizeCategory(participants: Size | undefined): 0 | 1 | 2 | 3 | 4 {
  if (participants === undefined) return 0;
  const { best } = participants;
  if (best >= 10_000) return 4;
  if (best >= 1000) return 3;
  return best >= 100 ? 2 : 1;
}

/**
 * The class of the organisers: authorities before parties and movements, these before other groups,
 * and who has no group behind them last. "Nobody" is a known organiser: people came by themselves.
 */
export function organizerClass(values: Answers): OrganizerClass {
  const set = values.organizer_class;
  const given = set?.kind === 'choice' && organizerClasses.find((one) => one === set.value);
  if (given) return given;
  const isOfficial = !isKnown(values.organizer_type) && has(values, 'permit_status', 'official');
  if (isOfficial || has(values, 'organizer_type', 'authorities')) {
    return 'authorities_pro_government';
  }
  if (has(values, 'organizer_type', 'party', 'activists')) return 'opposition_party';
  if (has(values, 'organizer_type', ...groups)) return 'civil_society';
  return isKnown(values.organizer_type) ? 'ordinary_citizens' : 'unknown';
}

/** "yes/no/unknown": whether the prosecutor warned, where it is known who did. */
export function prosecutorWarned(values: Answers): boolean | undefined {
  const isWarned = has(values, 'warned_by', 'prosecutor');
  return said(values, 'prosecutor_warning') ?? (isWarned || ifAnswered(values, 'warned_by'));
}

/** "Attendance was coerced": most people were made to come, unless a moderator says otherwise. */
export function isCoerced(values: Answers): boolean {
  return said(values, 'coerced_attendance') ?? has(values, 'attendance_free', 'mostly_forced');
}

const interventions = ['dispersed', 'detained', 'force', 'blocked', 'took_posters'];
const groups = ['workers', 'ngo', 'media', 'business', 'religious'];

/** The place was "taken by another event" that did not take place. */
function isShamBooking(values: Answers): boolean {
  return has(values, 'denial_pretext', 'place_taken') && has(values, 'pretext_event_real', 'no');
}

function has(values: Answers, field: string, ...wanted: readonly string[]): boolean {
  return chosenValues(values[field]).some((value) => wanted.includes(value));
}

/** Nothing was told of it: "no" where the question was answered, else unknown. */
function ifAnswered(values: Answers, field = 'authority_response'): false | undefined {
  return isKnown(values[field]) ? false : undefined;
}

/** What a moderator set for a field of yes and no. */
function said(values: Answers, field: string): boolean | undefined {
  if (has(values, field, 'yes')) return true;
  return has(values, field, 'no') ? false : undefined;
}

function isSubEvent(value: string): value is AcledSubEvent {
  return (subEvents as readonly string[]).includes(value);
}
