// Times of an assembly as minutes after the local midnight with which its day began.
import type { Answer, Answers } from '../card/types.ts';
import { addDays } from '../dates.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Start times that lie no further apart may be of one assembly. */
export const startWindowMinutes = 180;

type Time = Answer & { kind: 'time' };

export function dayIn(answers: Answers): string | undefined {
  const { event_when: when } = answers;
  return when?.kind === 'date' ? when.date : undefined;
}

/** @param day the local day of the assembly; without it a time counts as of that day */
export function minuteOf(time: Time, day: string | undefined): number {
  const [hours = 0, minutes = 0] = time.time.split(':').map(Number);
  return hours * 60 + minutes + daysBetween(day ?? time.date, time.date ?? day) * DAY_MINUTES;
}

export function timeAt(minute: number, day: string | undefined): Time {
  const whole = Math.round(minute);
  const days = Math.floor(whole / DAY_MINUTES);
  const left = whole - days * DAY_MINUTES;
  const time = `${pad(Math.floor(left / 60))}:${pad(left % 60)}`;
  if (days === 0 || day === undefined) return { kind: 'time', time };
  return { kind: 'time', time, date: addDays(day, days) };
}

/** Whole days from one day to another. */
export function daysBetween(from: string | undefined, to: string | undefined): number {
  if (from === undefined || to === undefined) return 0;
  return Math.round((Date.parse(to) - Date.parse(from)) / (DAY_MINUTES * MINUTE_MS));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
