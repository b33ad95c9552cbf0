// What a coordinator writes after `/coverage`: places and months, to be added or removed.
import { realPlaces } from '../card/places.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { CoverageChange, MonthRange } from './coverage.ts';
import { addMonths, readPeriod } from './period.ts';
import { type Area, placesIn, readArea } from './question.ts';

/** A change of coverage, with its places as they were named. */
export interface CoverageOrder extends CoverageChange {
  readonly areas: readonly Area[];
}

const MAX_LENGTH = 500;
const REMOVE = /^(remove|delete|убрать|удалить|снять|жою|жой|алып тастау)(?=\s|$)/iu;

/** `2011-06 .. 2012-04`. */
const SPACED_RANGE = /(\d)\s*(\.\.|…|–)\s*(?=\d)/gu;

// A year that was mistyped, such as 2062, would make a place look calm for decades.
const FIRST_MONTH = '1991-01';
const MONTHS_AHEAD = 12;

/** Reads `almaty, astana 2011-06..2012-04` and `remove almaty 2012-05..`. */
export function readCoverageOrder(text: string, today: string): CoverageOrder | Refusal {
  const asked = text.trim();
  if (asked.length > MAX_LENGTH) return refuse('coverage_words');
  const does = REMOVE.test(asked) ? 'remove' : 'add';
  const together = asked.replace(REMOVE, '').replaceAll(SPACED_RANGE, '$1$2');
  const words = together.split(/(?<=[,;])|\s+/u);
  const periodOf = (word: string) => readPeriod(word.replace(/[,;]+$/, ''));
  const periods = words.flatMap((word) => periodOf(word) ?? []);
  const names = words.filter((word) => periodOf(word) === undefined).join(' ');
  const [period] = periods;
  if (period?.from === undefined || periods.length > 1) return refuse('coverage_words');
  const { from, to } = period;
  const range: MonthRange = to === undefined ? { from } : { from, to };
  const areas = readAreas(names);
  if (isRefusal(areas)) return areas;
  if (areas.length === 0) return refuse('coverage_words');
  return whyNoRange(range, today) ?? { does, range, areas, places: placesOfAll(areas) };
}

function readAreas(names: string): readonly Area[] | Refusal {
  const areas: Area[] = [];
  for (const name of names.split(/[,;]/).map((one) => one.trim())) {
    const area = name === '' ? undefined : readArea(name);
    if (isRefusal(area)) return refuse('coverage_place', { words: name });
    if (area !== undefined) areas.push(area);
  }
  return areas;
}

/** Each place once. The whole country is every place with a name. */
function placesOfAll(areas: readonly Area[]): readonly string[] {
  const all = () => realPlaces.map((place) => place.id);
  return [...new Set(areas.flatMap((area) => placesIn(area) ?? all()))].toSorted();
}

function whyNoRange({ from, to = from }: MonthRange, today: string): Refusal | undefined {
  const latest = addMonths(today.slice(0, 7), MONTHS_AHEAD);
  return from < FIRST_MONTH || to > latest
    ? refuse('coverage_months', { first: FIRST_MONTH, last: latest })
    : undefined;
}
