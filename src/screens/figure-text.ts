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
      return value.n === 0 ? [] : [say(saying, 'figure.A37', { n: value.n, people: value.people })];
    case 'refusals':
      return refusalSentences(value, saying);
    case 'places':
      return placesSentence(id, value, saying);
    case 'spans':
      return [];
    case 'withheld':
      return [say(saying, 'figures.withheld', { name: nameOf(id, saying.language) })];
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

/** Nothing is known of any: said so, unless there is nothing of which it could be known. */
function noneKnown(id: FigureId, unknown: number, saying: Saying): readonly string[] {
  const name = nameOf(id, saying.language);
  return unknown === 0 ? [] : [say(saying, 'figures.none_known', { name, unknown })];
}

function shareSentence(id: FigureId, value: Of<'share'>, saying: Saying): readonly string[] {
  const { n, base, unknown } = value;
  if (base === 0) return noneKnown(id, unknown, saying);
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

function authorisedBy({ parts, base, unknown }: Of<'shares'>): TextParams {
  const of = (key: string) => parts.find((part) => part.key === key)?.n ?? 0;
  return {
    n: base + unknown,
    official: of('authorities_pro_government'),
    opposition: of('opposition_party'),
  };
}

/** The first parts with their shares; what is left is said together, unless it can overlap. */
function shareList(id: FigureId, value: Of<'shares'>, saying: Saying): string {
  const { language, answer, named } = saying;
  const { parts, base, isMultiple } = value;
  const texts = parts.slice(0, named).map(({ key, n }) => {
    const name = shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns }));
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
  const { language, answer, named } = saying;
  return parts
    .slice(0, named)
    .map(({ key, n }) =>
      item(saying, shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns })), n),
    )
    .join('; ');
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
  if (known === 0) return noneKnown(id, unknown, saying);
  const mode = modeOf(saying);
  const params = {
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
  const { largest } = answer;
  const where = largest
    ? `${placeName(largest.place, language)}, ${formatShortDay(largest.day)}`
    : 'none';
  const more = most === OPEN_FROM ? 'yes' : 'no';
  return [
    ...(most === undefined ? [] : [say(saying, 'figure.A24', { most, where, more })]),
    ...(coerced === undefined ? [] : [say(saying, 'figure.A24c', { coerced })]),
  ];
}

function spreadSentence(id: FigureId, value: Of<'spread'>, saying: Saying): readonly string[] {
  const { quartiles, known, unknown, bands } = value;
  if (quartiles === undefined) return noneKnown(id, unknown, saying);
  const [q1, q2, q3] = quartiles.map((one) => round(one, 0, modeOf(saying)));
  const params = { q1: q1 ?? 0, q2: q2 ?? 0, q3: q3 ?? 0, known, unknown };
  if (id === 'A32') return [say(saying, 'figure.A32', params)];
  const list = bands
    .filter(({ n }) => n > 0)
    .map(({ key, n }) => item(saying, bandLabel(key), n))
    .join('; ');
  return [say(saying, `figure.${id}`, { ...params, list })];
}

/** `1–9`, `10 000+`. */
export function bandLabel(key: string): string {
  const band = ownBands.find((one) => one.key === key);
  if (band === undefined) return key;
  if (band.high === undefined) return `${band.low}+`;
  return band.low === band.high ? `${band.low}` : `${band.low}–${band.high}`;
}

function ratioSentence(value: Of<'ratio'>, saying: Saying): readonly string[] {
  const { over, under, median, known, unknown } = value;
  if (known === 0 || under === 0) return noneKnown('A31', unknown, saying);
  const mode = modeOf(saying);
  const ratio = round(over / under, 2, mode);
  return [
    say(saying, 'figure.A31', { ratio, median: round(median ?? 0, 2, mode), known, unknown }),
  ];
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
  const list = pretexts.length === 0 ? '—' : countList('A20', pretexts, saying);
  return [
    say(saying, 'figure.A20', { n, list, unknown }),
    ...(empty.base === 0
      ? []
      : [say(saying, 'figure.A20e', { n: empty.n, base: empty.base, unknown: empty.unknown })]),
  ];
}

function placesSentence(id: FigureId, value: Of<'places'>, saying: Saying): readonly string[] {
  const { language, answer, named } = saying;
  const [first] = value.rows;
  if (first === undefined || (answer.question.area.kind === 'place' && id !== 'A36')) return [];
  if (id === 'A36') {
    const mean = first.value.kind === 'average' ? meanOf(first.value, saying) : 0;
    return [say(saying, 'figure.A36', { place: placeName(first.place, language), mean })];
  }
  const rest = id === 'A02' ? restOf(value.rows.slice(named)) : 0;
  const texts = value.rows
    .slice(0, named)
    .map(({ place, value: here }) => rowText(place, here, saying));
  if (rest > 0) texts.push(item(saying, t(language, 'stats.other_places'), rest));
  const key = id === 'A02' ? 'stats.places' : `figure.${id}`;
  return [say(saying, key, { list: texts.join(id === 'A02' ? ', ' : '; ') })];
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
  const rounded = round(value, 2, answer.question.mode ?? 'natural');
  return formatNumber(language, rounded);
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((all, { n }) => all + n, 0);
}
