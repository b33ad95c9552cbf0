// ISO 8601 weeks: they begin on Monday, and the first of a year is the one with its first Thursday.
import { addDays } from '../dates.ts';

/** `2026-W48` */
export type Week = string;

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK = /^(\d{4})-W(\d{2})$/;

/** Whether there is such a week: the fifty-third exists in some years only. */
export function isWeek(text: string): text is Week {
  const [, year, number] = WEEK.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  return Number(number) >= 1 && Number(number) <= weeksIn(Number(year));
}

/** The week of a local day `YYYY-MM-DD`. */
export function weekOf(localDate: string): Week {
  // A week belongs to the year in which its Thursday lies.
  const thursday = addDays(localDate, 3 - weekday(localDate));
  const year = Number(thursday.slice(0, 4));
  const days = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / DAY_MS;
  return weekNamed(year, Math.floor(days / 7) + 1);
}

export function mondayOf(week: Week): string {
  const { year, number } = partsOf(week);
  // The fourth of January always lies in the first week.
  const inFirst = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(inFirst, (number - 1) * 7 - weekday(inFirst));
}

export function sundayOf(week: Week): string {
  return addDays(mondayOf(week), 6);
}

export function previousWeek(week: Week): Week {
  return weekOf(addDays(mondayOf(week), -7));
}

export function nextWeek(week: Week): Week {
  return weekOf(addDays(mondayOf(week), 7));
}

/**
 * The week of the same number a year before. No two years in a row have a week 53: such a week is
 * compared with the last one of the year before, week 52.
 */
export function weekOfYearBefore(week: Week): Week {
  const { year, number } = partsOf(week);
  return weekNamed(year - 1, Math.min(number, weeksIn(year - 1)));
}

/** 48, of `2026-W48`. */
export function weekNumber(week: Week): number {
  return partsOf(week).number;
}

/** `2026-w48`, as a button carries it. */
export function weekCode(week: Week): string {
  return week.toLowerCase();
}

/**
 * Reads a week as a button or a person writes it: `2026-w48`, `2026-W48`. Nothing is on record
 * before 1900, and the first years are in no calendar of the database.
 */
export function readWeek(text: string): Week | undefined {
  const week = text.toUpperCase();
  return isWeek(week) && week >= '1900' ? week : undefined;
}

function weeksIn(year: number): number {
  // The 28th of December always lies in the last week.
  return partsOf(weekOf(`${String(year).padStart(4, '0')}-12-28`)).number;
}

function partsOf(week: Week): { readonly year: number; readonly number: number } {
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined) throw new Error(`no week ${week}`);
  return { year: Number(year), number: Number(number) };
}

function weekNamed(year: number, number: number): Week {
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}

/** 0 is Monday. */
function weekday(localDate: string): number {
  return (new Date(localDate).getUTCDay() + 6) % 7;
}
