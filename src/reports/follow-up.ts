// When the bot asks a reporter what happened afterwards: after three hours and after three days,
// and never at night where the assembly was.
import type { Answers } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';

export type FollowUpStep = 'hours_3' | 'days_3';

export interface FollowUp {
  readonly reportId: string;
  readonly step: FollowUpStep;
}

export interface PlannedFollowUp extends FollowUp {
  readonly dueAt: Date;
}

interface Sent {
  readonly id: string;
  readonly answers: Answers;
  readonly placeId: string;
  readonly localDate: string;
  readonly receivedAt: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
const NIGHT_FROM_MINUTE = 22 * 60;
const NIGHT_TO_MINUTE = 8 * 60;
/** Not on the stroke of eight, when phones ring for other reasons. */
const MORNING_MINUTE = 8 * 60 + 5;

/** The questions to come about a report that is sent now. */
export function planFollowUps(report: Sent): readonly PlannedFollowUp[] {
  const zone = zoneOf(report.placeId);
  const after = (hours: number) =>
    notAtNight(new Date(report.receivedAt.getTime() + hours * HOUR_MS), zone);
  const days = { reportId: report.id, step: 'days_3', dueAt: after(72) } as const;
  // Three hours after an assembly of last week nothing new has happened.
  if (!isFresh(report, zone)) return [days];
  return [{ reportId: report.id, step: 'hours_3', dueAt: after(3) }, days];
}

/** The same instant, or the next morning at 8:05 when it falls into the night from 22 to 8. */
export function notAtNight(instant: Date, zone: string): Date {
  const minute = minuteOfDay(instant, zone);
  if (minute >= NIGHT_TO_MINUTE && minute < NIGHT_FROM_MINUTE) return instant;
  const untilMorning = (MORNING_MINUTE - minute + DAY_MINUTES) % DAY_MINUTES;
  const morning = new Date(instant.getTime() + untilMorning * MINUTE_MS);
  // Clocks may be moved in that very night, as in the one to 1 March 2024.
  const tooEarly = MORNING_MINUTE - minuteOfDay(morning, zone);
  return new Date(morning.getTime() + tooEarly * MINUTE_MS);
}

function isFresh({ answers, receivedAt, localDate: day }: Sent, zone: string): boolean {
  const when = answers.event_when;
  return (when?.kind === 'day' && when.said === 'now') || day === localDate(receivedAt, zone);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(instant: Date, zone: string): number {
  const format = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', format);
  clocks.set(zone, clock);
  const [hour = 0, minute = 0] = clock.format(instant).split(':').map(Number);
  return hour * 60 + minute;
}
