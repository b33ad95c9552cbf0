// Figures as sentences that can be quoted. What is not known for any assembly is said as that.
import { placeName } from '../card/places.ts';
import { formatShortDay } from '../dates.ts';
import {
  formatNumber,
  type Language,
  type TextKey,
  type TextParams,
  t,
} from '../locales/translate.ts';
import type { StatsAnswer } from '../stats/answer.ts';
import type { FigureId } from '../stats/registry/registry.ts';
import { type Mode, percent, round } from '../stats/rounding.ts';
import { ownBands } from '../stats/size-bands.ts';
import type { Part, Value } from '../stats/value.ts';
import { keyLabel, shortLabel } from './figure-labels.ts';

export interface Saying {
  readonly language: Language;
  readonly answer: StatsAnswer;
  /** So many parts of a list are named; the rest are "other". */
  readonly named: number;
  /** So many places are named; where there are none, only their picture tells of them. */
  readonly places: number;
}

type Of<K extends Value['kind']> = Extract<Value, { readonly kind: K }>;

/** One figure in its sentences; none where there is nothing to say. */
export function figureSentences(id: FigureId, value: Value, saying: Saying): readonly string[] {
  switch (value.kind) {
    case 'count':
      return [say(saying, 'stats.assemblies', { n: value.n })];
    case 'share':
      return shareSentence(id, value, saying);
    case 'shares':
      return sharesSentence(id, value, saying);
    case 'people':
      return peopleSentences(value, saying);
    case 'average':
      return averageSentence(id, value, saying);
    case 'largest':
      return largestSentences(value, saying);
    case 'spread':
      return spreadSentence(id, value, saying);
    case 'ratio':
      return ratioSentence(value, saying);
    case 'sanctions':
      return sanctionsSentence(value, saying);
    case 'fines':
      return finesSentence(value, saying);
    case 'coerced':
      return coercedSentence(value, saying);
    case 'refusals':
      return refusalSentences(value, saying);
    case 'places':
      return placesSentence(id, value, saying);
    case 'spans':
      return [];
    case 'withheld':
      return [say(saying, 'figures.withheld', { id, name: nameOf(id, saying.language) })];
    default:
      return value satisfies never;
  }
}

export function nameOf(id: FigureId, language: Language): string {
  return t(language, `figure.${id}.name` as TextKey);
}

function say({ language }: Saying, key: string, params: TextParams): string {
  return t(language, key as TextKey, params);
}

function modeOf({ answer }: Saying): Mode {
  return answer.question.mode ?? 'natural';
}

/** Whether the figure is the whole answer, and so has to say all that belongs to it. */
function isAlone({ answer }: Saying): boolean {
  return answer.question.figure !== undefined;
}

/** In the mode of 2012 what is unknown stays in the base, also where that is all there is. */
function isNoneKnown(base: number, unknown: number, saying: Saying): boolean {
  return base === 0 || (modeOf(saying) === 'kibhr' && base === unknown);
}

/** Nothing is known of any: said so, unless there is nothing of which it could be known. */
function noneKnown(id: FigureId, unknown: number, saying: Saying): readonly string[] {
  const name = nameOf(id, saying.language);
  return unknown === 0 ? [] : [say(saying, 'figures.none_known', { name, unknown })];
}

function shareSentence(id: FigureId, value: Of<'share'>, saying: Saying): readonly string[] {
  const { n, base, unknown } = value;
  if (n === 0 && isNoneKnown(base, unknown, saying)) return noneKnown(id, unknown, saying);
  return [
    say(saying, `figure.${id}`, { n, base, unknown, percent: percent(n, base, modeOf(saying)) }),
  ];
}

function sharesSentence(id: FigureId, value: Of<'shares'>, saying: Saying): readonly string[] {
  const { base, unknown, parts } = value;
  if (parts.length === 0) return noneKnown(id, unknown, saying);
  if (id === 'A13') return [say(saying, 'figure.A13', authorisedBy(value))];
  const key = id === 'A07' ? 'stats.topics' : `figure.${id}`;
  return [say(saying, key, { list: shareList(id, value, saying), base, unknown })];
}

function authorisedBy({ parts, unknown }: Of<'shares'>): TextParams {
  const of = (key: string) => parts.find((part) => part.key === key)?.n ?? 0;
  return {
    n: sum(parts) + unknown,
    unknown,
    official: of('authorities_pro_government'),
    opposition: of('opposition_party'),
  };
}

/** The first parts with their shares; what is left is said together, unless it can overlap. */
function shareList(id: FigureId, value: Of<'shares'>, saying: Saying): string {
  const { language, named } = saying;
  const { parts, base, isMultiple } = value;
  const texts = parts.slice(0, named).map(({ key, n }) => {
    const name = nameInList(id, key, saying);
    return say(saying, 'stats.share', { name, n, percent: percent(n, base, modeOf(saying)) });
  });
  const rest = sum(parts.slice(named));
  if (rest > 0 && !isMultiple) {
    const share = percent(rest, base, modeOf(saying));
    texts.push(
      say(saying, 'stats.share', { name: t(language, 'figures.others'), n: rest, percent: share }),
    );
  }
  return texts.join('; ');
}

function countList(id: FigureId, parts: readonly Part[], saying: Saying): string {
  return parts
    .slice(0, saying.named)
    .map(({ key, n }) => item(saying, nameInList(id, key, saying), n))
    .join('; ');
}

/** Choices are written as buttons; inside a sentence they are small, but not names and acronyms. */
function nameInList(id: FigureId, key: string, { language, answer }: Saying): string {
  const label = shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns }));
  const isOrdinary = id !== 'A08' && !/^\p{Lu}(?!\p{Ll}|\s)/u.test(label);
  return isOrdinary ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1) : label;
}

function item(saying: Saying, name: string, value: number | string): string {
  const text = typeof value === 'number' ? formatNumber(saying.language, value) : value;
  return say(saying, 'figures.item', { name, value: text });
}

function peopleSentences(value: Of<'people'>, saying: Saying): readonly string[] {
  const { known, unknown, coerced, excluded, low, high, best, open } = value;
  const leftOut = say(saying, 'stats.participants_left_out', {
    coerced,
    excluded,
    n: coerced + excluded,
  });
  const others = coerced + excluded === 0 ? [] : [leftOut];
  if (known === 0) {
    const none = say(saying, 'stats.participants_unknown', { unknown });
    return [...(unknown === 0 ? [] : [none]), ...others];
  }
  const mode = modeOf(saying);
  const base = mode === 'kibhr' ? saying.answer.n : known;
  const params = {
    low,
    high,
    best: round(best, 0, mode),
    mean: round(best / base, 0, mode),
    known: base,
    unknown,
    exact: low === high ? 'yes' : 'no',
  };
  const openOnes = open === 0 ? [] : [say(saying, 'stats.participants_open', { open })];
  return [say(saying, 'stats.participants', params), ...openOnes, ...others];
}

function averageSentence(id: FigureId, value: Of<'average'>, saying: Saying): readonly string[] {
  const { sum: total, known, unknown, median } = value;
  // Beside the quarters and the sum of participants there is nothing left to say about the average.
  if (id === 'A17' && saying.answer.values.A25 !== undefined) return [];
  if (isNoneKnown(known, unknown, saying)) return noneKnown(id, unknown, saying);
  const mode = modeOf(saying);
  const params = {
    alone: isAlone(saying) ? 'yes' : 'no',
    hours: round(total / 60, 0, mode),
    mean: round(total / known, 0, mode),
    known,
    unknown,
  };
  if (id === 'A34') return [say(saying, 'figure.A34', params)];
  if (median === undefined) return [];
  return [say(saying, `figure.${id}`, { ...params, median: round(median, 0, mode) })];
}

/** An open band begins at 10,000 and ends nowhere. */
const OPEN_FROM = ownBands.at(-1)?.low ?? Infinity;

function largestSentences({ most, coerced }: Of<'largest'>, saying: Saying): readonly string[] {
  const { answer, language } = saying;
  const people = (size: number) => round(size, 0, modeOf(saying));
  const { largest } = answer;
  const where = largest
    ? `${placeName(largest.place, language)}, ${formatShortDay(largest.day)}`
    : 'none';
  const more = most === OPEN_FROM ? 'yes' : 'no';
  return [
    ...(most === undefined ? [] : [say(saying, 'figure.A24', { most: people(most), where, more })]),
    ...(coerced === undefined ? [] : [say(saying, 'figure.A24c', { coerced: people(coerced) })]),
  ];
}

function coercedSentence({ n, people, unknown }: Of<'coerced'>, saying: Saying): readonly string[] {
  if (n === 0) return [];
  return [say(saying, 'figure.A37', { n, people: round(people, 0, modeOf(saying)), unknown })];
}

function spreadSentence(id: FigureId, value: Of<'spread'>, saying: Saying): readonly string[] {
  const { quartiles, known, unknown, bands } = value;
  if (quartiles === undefined) return noneKnown(id, unknown, saying);
  const [q1, q2, q3] = quartiles.map((one) => round(one, 0, modeOf(saying)));
  const params = { q1: q1 ?? 0, q2: q2 ?? 0, q3: q3 ?? 0, known, unknown };
  if (id === 'A32') return [say(saying, 'figure.A32', params)];
  const list = bands
    .filter(({ n }) => n > 0)
    .map(({ key, n }) => item(saying, bandLabel(key, saying.language), n))
    .join('; ');
  return [say(saying, `figure.${id}`, { ...params, list })];
}

/** `1–9`, `10 000+`. */
export function bandLabel(key: string, language: Language): string {
  const band = ownBands.find((one) => one.key === key);
  if (band === undefined) return key;
  const low = formatNumber(language, band.low);
  if (band.high === undefined) return `${low}+`;
  return band.low === band.high ? low : `${low}–${formatNumber(language, band.high)}`;
}

function ratioSentence(value: Of<'ratio'>, saying: Saying): readonly string[] {
  const { over, under, median, known, unknown } = value;
  if (known === 0 || under === 0) return noneKnown('A31', unknown, saying);
  const mode = modeOf(saying);
  const params = {
    ratio: round(over / under, 2, mode),
    per: over === 0 ? 0 : round(under / over, 1, mode),
    median: round(median ?? 0, 2, mode),
    known,
    unknown,
  };
  return [say(saying, 'figure.A31', params)];
}

function sanctionsSentence(value: Of<'sanctions'>, saying: Saying): readonly string[] {
  const { arrested, arrestDays: days, criminal, fined } = value;
  if (arrested + criminal + fined === 0) return [say(saying, 'figure.A30_none', {})];
  return [say(saying, 'figure.A30', { arrested, days, criminal, fined })];
}

function finesSentence({ kzt, mci }: Of<'fines'>, saying: Saying): readonly string[] {
  if (kzt.mean === undefined || mci.mean === undefined) return [];
  const whole = (amount: number | undefined) => round(amount ?? 0, 0, modeOf(saying));
  return [
    say(saying, 'figure.A42', {
      n: kzt.n,
      kzt: whole(kzt.mean),
      kztMedian: whole(kzt.median),
      mci: whole(mci.mean),
      mciMedian: whole(mci.median),
      unknown: kzt.unknown,
    }),
  ];
}

function refusalSentences(value: Of<'refusals'>, saying: Saying): readonly string[] {
  const { n, pretexts, unknown, empty } = value;
  if (n === 0) return [];
  const list = pretexts.length === 0 ? 'none' : countList('A20', pretexts, saying);
  return [
    say(saying, 'figure.A20', { n, list, unknown }),
    ...(empty.base === 0
      ? []
      : [say(saying, 'figure.A20e', { n: empty.n, base: empty.base, unknown: empty.unknown })]),
  ];
}

function placesSentence(id: FigureId, value: Of<'places'>, saying: Saying): readonly string[] {
  const { language, answer, places } = saying;
  const [first] = value.rows;
  if (first === undefined) return [];
  if (id === 'A36') return withoutSentence(first, saying);
  // A list of one place says once more what stands beside it.
  if (answer.question.area.kind === 'place' && !isAlone(saying)) return [];
  if (places === 0) return [];
  const rest = id === 'A02' ? restOf(value.rows.slice(places)) : 0;
  const texts = value.rows
    .slice(0, places)
    .map(({ place, value: here }) => rowText(place, here, saying));
  if (rest > 0) texts.push(item(saying, t(language, 'stats.other_places'), rest));
  const key = id === 'A02' ? 'stats.places' : `figure.${id}`;
  return [say(saying, key, { list: texts.join(id === 'A02' ? ', ' : '; ') })];
}

function withoutSentence(
  { place, value }: Of<'places'>['rows'][number],
  saying: Saying,
): readonly string[] {
  if (value.kind !== 'average' || isNoneKnown(value.known, value.unknown, saying)) return [];
  const { known, unknown } = value;
  const without = placeName(place, saying.language);
  const mean = meanOf(value, saying);
  return [say(saying, 'figure.A36', { place: without, mean, known, unknown })];
}

function restOf(rows: Of<'places'>['rows']): number {
  return rows.reduce((all, { value }) => all + (value.kind === 'count' ? value.n : 0), 0);
}

function rowText(place: string, value: Value, saying: Saying): string {
  const name = placeName(place, saying.language);
  switch (value.kind) {
    case 'count':
      return item(saying, name, value.n);
    case 'people':
      return item(saying, name, round(value.best, 0, modeOf(saying)));
    case 'average':
      return item(saying, name, meanOf(value, saying));
    case 'share': {
      const share = percent(value.n, value.base, modeOf(saying));
      return say(saying, 'figures.place_share', {
        name,
        n: value.n,
        base: value.base,
        percent: share,
      });
    }
    case 'ratio':
      return item(saying, name, twoDecimals(value.over / value.under, saying));
    default:
      return name;
  }
}

function meanOf({ sum: total, known }: Of<'average'>, saying: Saying): number {
  return known === 0 ? 0 : round(total / known, 0, modeOf(saying));
}

export function twoDecimals(
  value: number,
  { language, answer }: Pick<Saying, 'language' | 'answer'>,
) {
  const ratio = round(value, 2, answer.question.mode ?? 'natural');
  return t(language, 'figures.ratio', { ratio });
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((all, { n }) => all + n, 0);
}
