// What a moderator looks for: a place or a region, a day, or both, in any order.
import { parseDay } from '../engine/kinds/date.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { placesIn, readArea } from '../stats/question.ts';

export interface FindQuestion {
  /** Absent for all places. */
  readonly placeIds?: readonly string[];
  /** `YYYY-MM-DD`; absent for all days. */
  readonly day?: string;
}

const MAX_LENGTH = 100;
// "22 November 2026" is three words.
const WORDS_OF_A_DAY = 3;

/** @param today the last day that a date without a year can mean */
export function readFindQuestion(text: string, today: string): FindQuestion | Refusal {
  const words = text.trim().slice(0, MAX_LENGTH).split(/\s+/).filter(Boolean);
  if (words.length === 0) return refuse('find_what');
  const { day, rest } = takeDay(words, today);
  if (rest.length === 0) return { ...(day !== undefined && { day }) };
  const area = readArea(rest.join(' '));
  if (isRefusal(area)) return refuse('find_what');
  const placeIds = placesIn(area);
  return { ...(placeIds && { placeIds }), ...(day !== undefined && { day }) };
}

/** The day at the beginning or at the end, and the words that are left. */
function takeDay(words: readonly string[], today: string) {
  for (let count = WORDS_OF_A_DAY; count > 0; count -= 1) {
    const last = parseDay(words.slice(-count).join(' '), today);
    if (last !== undefined) return { day: last, rest: words.slice(0, -count) };
    const first = parseDay(words.slice(0, count).join(' '), today);
    if (first !== undefined) return { day: first, rest: words.slice(count) };
  }
  return { day: undefined, rest: words };
}
