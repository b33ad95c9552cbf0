// Days: which local day an instant belongs to, and how a day is written. A day is `YYYY-MM-DD`.
import { type Language, localeOf } from './locales/translate.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const clocks = new Map<string, Intl.DateTimeFormat>();
const writers = new Map<Language, Intl.DateTimeFormat>();

/** The local day of an instant in an IANA zone; tzdata knows that Kazakhstan moved its clocks. */
export function localDate(instant: Date, zone: string): string {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The local time of an instant, `HH:MM`. */
export function localTime(instant: Date, zone: string): string {
  const format = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(instant);
}

/** The instant at which the clocks of a zone show so many minutes after midnight of a day. */
export function instantOf(day: string, minute: number, zone: string): Date {
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

export function addDays(isoDate: string, days: number): string {
  return new Date(Date.parse(isoDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day of the calendar as `YYYY-MM-DD`, or `undefined` when there is no such day. */
export function makeDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC rolls 31 April over to 1 May; a day that comes back changed does not exist.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** A day in words: "28 January 2012", «28 января 2012 г.», «2012 ж. 28 қаңтар». */
export function formatDay(isoDate: string, language: Language): string {
  const known = writers.get(language);
  const writer =
    known ?? new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'UTC' });
  writers.set(language, writer);
  return writer.format(new Date(isoDate));
}

/** A day as people type it: 28.01.2012. */
export function formatShortDay(isoDate: string): string {
  return isoDate.split('-').reverse().join('.');
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-CA', format);
  clocks.set(zone, clock);
  return clock;
}

const monthWriters = new Map<Language, Intl.DateTimeFormat>();

/** A month `YYYY-MM` in words: "January 2012", «январь 2012 г.», «2012 ж. қаңтар». */
export function formatMonth(month: string, language: Language): string {
  const known = monthWriters.get(language);
  const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const writer = known ?? new Intl.DateTimeFormat(localeOf[language], format);
  monthWriters.set(language, writer);
  return writer.format(new Date(`${month}-01`));
}

/** The same in eight characters, for the axis of a picture: "01.2012". */
export function formatShortMonth(month: string): string {
  return `${month.slice(5)}.${month.slice(0, 4)}`;
}

const spanWriters = new Map<Language, Intl.DateTimeFormat>();

/** Days from and to, inclusive: "23 – 29 November 2026", «23–29 ноября 2026 г.» */
export function formatDays(from: string, to: string, language: Language): string {
  const known = spanWriters.get(language);
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const;
  const writer = known ?? new Intl.DateTimeFormat(localeOf[language], format);
  spanWriters.set(language, writer);
  // Between English days stand thin spaces, which a phone may break a line at.
  return writer.formatRange(new Date(from), new Date(to)).replace(/\u2009/g, ' ');
}

const dayWriters = new Map<Language, Intl.DateTimeFormat>();

/** A day where the year is clear: "28 January", «28 января», «28 қаңтар». */
export function formatDayOfYear(isoDate: string, language: Language): string {
  const known = dayWriters.get(language);
  const format = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const writer = known ?? new Intl.DateTimeFormat(localeOf[language], format);
  dayWriters.set(language, writer);
  return writer.format(new Date(isoDate));
}
