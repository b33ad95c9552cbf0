// A day that was typed: 25.10.2024, 2024-10-25, 25.10, «вчера», «25 қазан», "October 25", «в
// прошлую пятницу», «3 күн бұрын».
import type { DateQuestion } from '../../card/types.ts';
import { addDays, formatShortDay, localDate, makeDate } from '../../dates.ts';
import { refuse } from '../../errors.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import {
  daysAgoIn,
  isWeekday,
  monthOf,
  noiseWords,
  relativeDays,
  weekdayIn,
} from './date-words.ts';
import { foldLetters } from './letters.ts';
import { digitsForWords } from './number-words.ts';

const MAX_LENGTH = 40;

/** How long ago the day is that hints show as an example. */
const EXAMPLE_DAYS_AGO = 7;

/** The last 29 February may lie eight years back, as around 1900 and 2100. */
const YEARS_TO_TRY = 8;

/** The part of the day, or a time behind the day, says nothing about the day. */
const timeOfDay =
  /,?\s+(?:(?:в|at|сагат) )?\d{1,2}[:]\d{2}$|,?\s+(?:утром|днем|вечером|ночю|рано утром|танертен|тусте|кешке|кеште|кешкисин|тунде|morning|afternoon|evening|(?<!last )night)$/;

interface Said {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

export function readDate(question: DateQuestion, text: string, context: ReadingContext): Reading {
  const today = localDate(context.now, context.zone);
  const said =
    text.length > MAX_LENGTH
      ? ''
      : foldLetters(text)
          .trim()
          .replace(/[.!]+$/, '')
          .replace(timeOfDay, '');
  if (/^(now|сеичас|казир|идет сеичас|казир болып жатыр)$/.test(said)) {
    return { kind: 'answer', answer: { kind: 'day', said: 'now', at: context.now.toISOString() } };
  }
  const near = relativeDays.get(said);
  if (near !== undefined) return nearDay(near, context, today);
  const daysAgo = daysAgoIn(digitsForWords(said));
  const dates =
    daysAgo === undefined
      ? (onWeekday(said, today) ?? calendarDay(said, today))
      : [addDays(today, -daysAgo)];
  if (dates === undefined) return refused('date_format', { example: exampleDay(context) });
  const [date] = dates;
  if (date === undefined) return refused('date_exists');
  if (date > today) return refused('date_future');
  if (date < addDays(today, -question.maxAgeDays)) return refused('date_too_old');
  if (dates.length === 1) return found(date);
  return {
    kind: 'choices',
    options: dates.map((one) => ({ answer: { kind: 'date', date: one } })),
  };
}

/** A day of the calendar in any spelling but "yesterday"; without a year the last such day. */
export function parseDay(text: string, today: string): string | undefined {
  const parts = inDigits(text) ?? inWords(text);
  return parts && complete(parts, today);
}

// Today and yesterday depend on where it was, and the place may not be known yet.
function nearDay(daysAgo: number, { now }: ReadingContext, today: string): Reading {
  const said = (['today', 'yesterday'] as const)[daysAgo];
  if (said === undefined) return found(addDays(today, -daysAgo));
  return { kind: 'answer', answer: { kind: 'day', said, at: now.toISOString() } };
}

/** The day, none when the calendar has no such day, `undefined` when it is no day at all. */
function calendarDay(said: string, today: string): readonly string[] | undefined {
  const parts = inDigits(said) ?? inWords(said);
  if (parts === undefined) return undefined;
  const date = complete(parts, today);
  return date === undefined ? [] : [date];
}

/**
 * «в пятницу» is the last one; on a Friday it may be today. «в прошлую пятницу» may be the Friday
 * that was just now, or that of the week before.
 */
function onWeekday(said: string, today: string): readonly string[] | undefined {
  const named = weekdayIn(said);
  if (named === undefined) return undefined;
  const weekdayToday = new Date(today).getUTCDay();
  const daysAgo = (weekdayToday - named.weekday + 7) % 7;
  const last = addDays(today, -(daysAgo === 0 ? 7 : daysAgo));
  if (!named.saysLast) return daysAgo === 0 ? [today, last] : [last];
  const daysSinceMonday = (weekdayToday + 6) % 7;
  const isThisWeek = daysAgo > 0 && daysAgo <= daysSinceMonday;
  return isThisWeek ? [last, addDays(last, -7)] : [last];
}

/** A day that would be accepted, written the way people type it, to stand in hints. */
export function exampleDay(context: ReadingContext): string {
  return formatShortDay(addDays(localDate(context.now, context.zone), -EXAMPLE_DAYS_AGO));
}

function inDigits(said: string): Said | undefined {
  const iso = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(said);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  const dayFirst =
    /^(\d{1,2})\s?([-./ ])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?:\s?(?:г|года|ж))?$/.exec(said);
  if (!dayFirst) return undefined;
  const [, day, , month, year] = dayFirst;
  return { ...inYear(year), month: Number(month), day: Number(day) };
}

function inWords(said: string): Said | undefined {
  const tokens = said.match(/\d+|\p{L}+/gu) ?? [];
  const numbers = tokens.filter((token) => /^\d/.test(token));
  const words = tokens.filter(
    (token) => !/^\d/.test(token) && !noiseWords.has(token) && !isWeekday(token),
  );
  const [month] = words.map(monthOf);
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  const isComplete = words.length === 1 && days.length === 1 && years.length <= 1;
  if (!isComplete || month === undefined || days.length + years.length < numbers.length) {
    return undefined;
  }
  return { ...inYear(years[0]), month, day: Number(days[0]) };
}

function inYear(year: string | undefined): { readonly year?: number } {
  if (year === undefined) return {};
  return { year: year.length === 2 ? 2000 + Number(year) : Number(year) };
}

/** Without a year the most recent such day is meant. */
function complete(said: Said, today: string): string | undefined {
  if (said.year !== undefined) return makeDate(said.year, said.month, said.day);
  const thisYear = Number(today.slice(0, 4));
  for (let back = 0; back <= YEARS_TO_TRY; back += 1) {
    const date = makeDate(thisYear - back, said.month, said.day);
    if (date !== undefined && date <= today) return date;
  }
  return undefined;
}

function found(date: string): Reading {
  return { kind: 'answer', answer: { kind: 'date', date } };
}

function refused(code: string, params: Readonly<Record<string, string>> = {}): Reading {
  return { kind: 'refused', refusal: refuse(code, params) };
}
