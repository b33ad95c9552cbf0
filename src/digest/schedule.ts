// When a chat gets the weekly summary: day, hour and place as they are chosen, and what they mean.
import { findRegion } from '../card/places.ts';
import { countryZone, zoneOf } from '../card/zone.ts';
import { addDays, localDate, localTime } from '../dates.ts';
import type { Language } from '../locales/translate.ts';
import { type Area, areaOf } from '../stats/question.ts';
import { mondayOf, previousWeek, type Week, weekOf } from './week.ts';

export interface Settings {
  /** `all`, `r-<region>` or the id of a place. */
  readonly area: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly language: Language;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Nobody is woken, and the desk has Monday's first hours for what came on Sunday. */
export const hours = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22] as const;

const usual = { weekday: 1, hour: 9 } as const;

export function usualSettings(area: string, language: Language): Settings {
  return { area, language, ...usual };
}

/** Whether they can have come from our own buttons. */
export function isSettings({ area, weekday, hour }: Settings): boolean {
  return (
    areaOf(area) !== undefined &&
    weekdays.some((one) => one === weekday) &&
    hours.some((one) => one === hour)
  );
}

/** The zone in which the day and the hour are meant. */
export function zoneOfArea(area: Area): string {
  if (area.kind === 'country') return countryZone;
  if (area.kind === 'place') return zoneOf(area.id);
  return findRegion(area.id)?.tz ?? countryZone;
}

/** What is late by more than two days is not sent at all: the next one is closer by then. */
export const LATE_AFTER_HOURS = 48;

/** The weeks of which summaries may be due at this instant, the older one first. */
export function weeksDue(now: Date): readonly Week[] {
  const last = previousWeek(weekOf(localDate(now, countryZone)));
  return [previousWeek(last), last];
}

/**
 * The local day on which the next summary comes. A week's summary comes once: whoever had that of
 * `had` waits for the next one, also when they choose a later day of the same week.
 */
export function nextDay(settings: Settings, now: Date, had?: Week): string {
  const zone = zoneOfArea(areaOf(settings.area) ?? { kind: 'country' });
  const today = localDate(now, zone);
  const isOver = localTime(now, zone) >= clockOf(settings.hour);
  const inThisWeek = addDays(mondayOf(weekOf(today)), settings.weekday - 1);
  const isPast = inThisWeek < today || (inThisWeek === today && isOver);
  const day = isPast ? addDays(inThisWeek, 7) : inThisWeek;
  return had !== undefined && previousWeek(weekOf(day)) <= had ? addDays(day, 7) : day;
}

/** 9 → `09:00` */
export function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
