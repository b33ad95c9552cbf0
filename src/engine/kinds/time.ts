// When it began or ended. A time of day is local to the place; the end may also be said as a
// duration, or with its own date when it went on past midnight.
import type { Answer, TimeQuestion } from '../../card/types.ts';
import { addDays, localDate, localTime } from '../../dates.ts';
import { refuse } from '../../errors.ts';
import { eventDay } from '../../reports/report.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import { announcesTime, timesIn } from './clock-words.ts';
import { parseDay } from './date.ts';
import { minutesAgoIn, minutesIn } from './duration.ts';
import { foldLetters } from './letters.ts';
import { digitsForWords } from './number-words.ts';

type Time = Answer & { kind: 'time' };

const MAX_LENGTH = 60;
const LONGEST_MINUTES = 31 * 24 * 60;
const MINUTE_MS = 60_000;

const nowWords = /^(?:сеичас|толко что|прямо сеичас|казир|жана гана|now|right now|just now)$/;
const nextDay =
  /^(?:на следующи[ий] ден|назавтра|следующего дня|next day|the next day|the following day|ертенине|ертенинде|келеси куни)(?:,|\s)+/;

/** What is known about the assembly, as minutes of the local clock. */
interface Setting {
  readonly isEnd: boolean;
  readonly day: string;
  readonly now: number;
  readonly start?: number;
  readonly end?: number;
}

export function readTime(question: TimeQuestion, text: string, context: ReadingContext): Reading {
  const said = text.length > MAX_LENGTH ? '' : tidy(text);
  const setting = settingOf(question, context);
  const { day, now } = setting;
  if (nowWords.test(said)) return settle([now], setting);
  const ago = minutesAgoIn(said);
  if (ago !== undefined) return settle([now - ago], setting);
  if (setting.isEnd && !announcesTime(said)) {
    const minutes = minutesIn(said);
    if (minutes !== undefined) return readDuration(said, minutes, setting);
  }
  const dated = withDate(said, day, localDate(context.now, context.zone));
  if (dated !== undefined) return settle(dated, setting);
  return settle(clockTimes(ofRange(said, setting.isEnd), day), setting);
}

/** «10 часов» is a duration and a time of day as well; «15 часов» is rather the latter. */
function readDuration(said: string, minutes: number, setting: Setting): Reading {
  const hours = Number(/^(\d{1,2})\s*(?:ч|час|часов|часа)(?![\p{L}])/u.exec(said)?.[1] ?? 0);
  if (hours > 12) return settle(clockTimes(said, setting.day), setting);
  if (setting.start === undefined) return refused('duration_needs_start');
  if (minutes <= 0 || minutes > LONGEST_MINUTES) return refused('time_format');
  const either = hours >= 5 ? clockTimes(said, setting.day) : [];
  return settle([setting.start + minutes, ...either], setting);
}

/** Of the times meant, those that are possible. */
function settle(meant: readonly number[], setting: Setting): Reading {
  if (meant.length === 0) return refused('time_format');
  const { start, end, now, isEnd, day } = setting;
  const inOrder = meant.filter((minute) =>
    isEnd ? minute >= (start ?? minuteOf(day, '00:00')) : minute <= (end ?? Infinity),
  );
  if (inOrder.length === 0) return refused('end_before_start', { end: exampleAfter(setting) });
  const possible = inOrder.filter((minute) => minute <= now);
  if (possible.length === 0) return refused('time_future');
  const times = [...new Set(possible)]
    .map((minute) => timeAt(minute, setting))
    .filter((time) => time !== undefined);
  const [only] = times;
  if (only === undefined) return refused('time_other_day');
  // Where only the clock rules out the other reading, the person has to confirm this one.
  const isCertain = times.length === 1 && new Set(inOrder).size === 1;
  if (isCertain) return { kind: 'answer', answer: only };
  return { kind: 'choices', options: times.map((answer) => ({ answer })) };
}

/** Only the end may lie on another day than the assembly. */
function timeAt(minute: number, { day, isEnd }: Setting): Time | undefined {
  const [date = '', time = ''] = new Date(minute * MINUTE_MS).toISOString().split('T');
  const answer = { kind: 'time', time: time.slice(0, 5) } as const;
  if (date === day) return answer;
  const isNear = isEnd && minute <= minuteOf(day, '23:59') + LONGEST_MINUTES;
  return isNear ? { ...answer, date } : undefined;
}

/** «26.10 01:30», «01:30 26 октября», «на следующий день в 2 ночи». */
function withDate(said: string, day: string, today: string): readonly number[] | undefined {
  if (nextDay.test(said)) return clockTimes(said.replace(nextDay, ''), addDays(day, 1));
  const words = said.split(/,?\s+/);
  for (let at = 1; at < words.length && at <= 3; at += 1) {
    for (const cut of [at, words.length - at]) {
      const head = words.slice(0, cut).join(' ');
      const rest = words.slice(cut).join(' ');
      const found = timesOn(head, rest, today) ?? timesOn(rest, head, today);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

// "15 30" is no day, so the time beside a day has to look like one.
function timesOn(dayText: string, timeText: string, today: string): readonly number[] | undefined {
  const looksLikeDay = /^\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?$|^\d{1,2}\s\p{L}{3,}/u.test(dayText);
  const date = looksLikeDay ? parseDay(dayText, today) : undefined;
  const times = date === undefined ? [] : clockTimes(timeText, date);
  return times.length > 0 ? times : undefined;
}

/** «с 15 до 17»: the half that the question asks for. */
function ofRange(said: string, isEnd: boolean): string {
  const range =
    /^(?:с|со|от|from|between)\s+(.+?)\s+(?:до|по|to|till|until|and)\s+(.+)$/.exec(said) ??
    /^(\d{1,2}[:.]\d{2})\s*(?:-|до|to)\s*(\d{1,2}[:.]\d{2})$/.exec(said) ??
    /^(.+?\d)\s?-?[дт][ае]н\s+(.+?)\s?-?[гк][ае] деиин$/.exec(said);
  return (isEnd ? range?.[2] : range?.[1]) ?? said;
}

function clockTimes(said: string, day: string): readonly number[] {
  return timesIn(said).map((time) => minuteOf(day, time));
}

function settingOf(question: TimeQuestion, { answers, now, zone }: ReadingContext): Setting {
  const day = eventDay(answers) ?? localDate(now, zone);
  const at = (answer: Answer | undefined) =>
    answer?.kind === 'time' ? minuteOf(answer.date ?? day, answer.time) : undefined;
  const isEnd = question.key === 'end_time';
  const start = isEnd ? at(answers.start_time) : undefined;
  const end = isEnd ? undefined : at(answers.end_time);
  return {
    isEnd,
    day,
    now: minuteOf(localDate(now, zone), localTime(now, zone)),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
}

/** Minutes of the local calendar; a day on which clocks change is not told apart. */
function minuteOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}Z`) / MINUTE_MS;
}

function exampleAfter({ day }: Setting): string {
  const [, month, date] = addDays(day, 1).split('-');
  return `${date}.${month} 01:30`;
}

function tidy(text: string): string {
  const said = foldLetters(text)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/без двадцати (?=восми|восем|семи|сем|шест|пят|четыре|три|два|девят)/g, 'без 20 ')
    .replace(/[!?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![apар]\.?\s?m)\.$/, '');
  return digitsForWords(said);
}

function refused(code: string, params: Readonly<Record<string, string>> = {}): Reading {
  return { kind: 'refused', refusal: refuse(code, params) };
}
