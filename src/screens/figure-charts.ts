// The pictures of an answer, as recipes.
import { getPlace, placeName } from '../card/places.ts';
import { formatDay, formatMonth } from '../dates.ts';
import { formatNumber, type Language, type TextKey, t } from '../locales/translate.ts';
import type { Amount, ChartTexts, Picture } from '../messenger.ts';
import type { StatsAnswer } from '../stats/answer.ts';
import { topicClasses } from '../stats/registry/assemblies.ts';
import type { FigureId } from '../stats/registry/registry.ts';
import { type Mode, percent, round } from '../stats/rounding.ts';
import type { ChartId } from '../stats/topics.ts';
import type { Part, Value } from '../stats/value.ts';
import { keyLabel, shortLabel } from './figure-labels.ts';
import { bandLabel, twoDecimals } from './figure-text.ts';
import { areaText, periodText } from './stats-title.ts';

export interface Charting {
  readonly language: Language;
  readonly answer: StatsAnswer;
}

type Bars = readonly { readonly label: string; readonly amount: Amount }[];

/** What each picture shows, and in which unit. */
const sources = {
  assemblies_by_place: ['A02', 'assemblies'],
  map: ['A02', 'assemblies'],
  timeline: ['A01', 'assemblies'],
  topics: ['A07', 'percent'],
  subjects: ['A07t', 'assemblies'],
  forms: ['A09', 'assemblies'],
  authorised: ['A12', 'percent'],
  authorised_by_place: ['A22', 'percent'],
  reasons: ['A15', 'percent'],
  responses: ['A28r', 'percent'],
  police_by_place: ['A31p', 'officers_per_participant'],
  detained: ['A29', 'percent'],
  participants_by_place: ['A18', 'people'],
  average_by_place: ['A19', 'people_each'],
  sizes: ['A25', 'assemblies'],
  duration_by_place: ['A23', 'minutes'],
  organisers: ['A10', 'percent'],
  levels: ['A39', 'percent'],
} as const satisfies Record<ChartId, readonly [FigureId, string]>;

/** More bars than this are crowded; the rest is one bar where parts can be added up. */
const MOST_BARS = 13;

/** `undefined` where there is nothing to draw. */
export function chartOf(chart: ChartId, charting: Charting): Picture | undefined {
  const [id] = sources[chart];
  const value = charting.answer.values[id];
  if (value === undefined) return undefined;
  switch (chart) {
    case 'map':
      return mapOf(chart, value, charting);
    case 'timeline':
      return timelineOf(chart, charting);
    case 'topics':
      return partsOfOne(chart, value, charting);
    case 'authorised':
    case 'detained':
      return yesAndNo(chart, value, charting);
    case 'authorised_by_place':
      return sharesByPlace(chart, value, charting);
    default:
      return barsOf(chart, barsIn(id, value, charting), charting);
  }
}

function barsOf(chart: ChartId, bars: Bars, charting: Charting): Picture | undefined {
  if (bars.length === 0) return undefined;
  const spec = {
    ...textsOf(chart, charting),
    bars: bars.map(({ label, amount }) => ({ label, values: [amount] })),
  };
  return { chart: 'bars', spec };
}

function barsIn(id: FigureId, value: Value, charting: Charting): Bars {
  if (value.kind === 'shares') return shareBars(id, value, charting);
  if (value.kind === 'spread') return bandBars(value.bands, charting);
  if (value.kind !== 'places') return [];
  const shown = value.rows.slice(0, MOST_BARS - 1).map(({ place, value: here }) => ({
    label: placeName(place, charting.language),
    amount: amountOf(here, charting),
  }));
  const rest = value.rows.slice(MOST_BARS - 1);
  return rest.length === 0
    ? shown
    : [
        ...shown,
        ...othersBar(
          rest.map((row) => row.value),
          charting,
        ),
      ];
}

/** What can be added up is added up; an average of the rest would say little. */
function othersBar(values: readonly Value[], charting: Charting): Bars {
  const total = values.reduce((all, value) => {
    if (value.kind === 'count') return all + value.n;
    return value.kind === 'people' ? all + value.best : all;
  }, 0);
  if (total === 0) return [];
  const label = t(charting.language, 'stats.other_places');
  return [{ label, amount: whole(total, charting) }];
}

function amountOf(value: Value, charting: Charting): Amount {
  switch (value.kind) {
    case 'count':
      return whole(value.n, charting);
    case 'people':
      return whole(value.best, charting);
    case 'average':
      return whole(value.known === 0 ? 0 : value.sum / value.known, charting);
    case 'ratio': {
      const ratio = value.under === 0 ? 0 : value.over / value.under;
      return { value: ratio, text: twoDecimals(ratio, charting) };
    }
    default:
      return { value: 0, text: '' };
  }
}

function shareBars(
  id: FigureId,
  { parts, base }: Extract<Value, { kind: 'shares' }>,
  charting: Charting,
): Bars {
  return parts.slice(0, MOST_BARS).map(({ key, n }) => ({
    label: labelOf(id, key, charting),
    amount: {
      value: n,
      text: `${formatNumber(charting.language, n)} · ${percentText(n, base, charting)}`,
    },
  }));
}

function bandBars(bands: readonly Part[], charting: Charting): Bars {
  return bands.map(({ key, n }) => ({ label: bandLabel(key), amount: whole(n, charting) }));
}

function mapOf(chart: ChartId, value: Value, charting: Charting): Picture | undefined {
  const rows = value.kind === 'places' ? value.rows : [];
  if (rows.length === 0) return undefined;
  const symbols = rows.map(({ place, value: here }) => {
    const { lat, lon } = getPlace(place);
    return {
      lat,
      lon,
      label: placeName(place, charting.language),
      amount: amountOf(here, charting),
    };
  });
  const legend = t(charting.language, 'figures.unit.assemblies');
  return { chart: 'map', spec: { ...textsOf(chart, charting), symbols, legend } };
}

function timelineOf(chart: ChartId, charting: Charting): Picture | undefined {
  const { answer, language } = charting;
  const spans = answer.timeline ?? [];
  if (spans.length === 0) return undefined;
  const keys = [...topicClasses, 'unknown'].filter((key) =>
    spans.some(({ n }) => (n[key] ?? 0) > 0),
  );
  const columns = spans.map(({ span, n }) => ({
    label: span.length === 4 ? span : formatMonth(span, language),
    parts: keys.map((key) => n[key] ?? 0),
  }));
  const legend = keys.map((key) => labelOf('A07', key, charting));
  return { chart: 'columns', spec: { ...textsOf(chart, charting), legend, columns } };
}

/** One bar in its parts: the classes of topics. */
function partsOfOne(chart: ChartId, value: Value, charting: Charting): Picture | undefined {
  if (value.kind !== 'shares' || value.parts.length === 0) return undefined;
  const { language } = charting;
  const parts = [...value.parts, ...unknownPart(value.unknown)];
  const bars = [
    {
      label: areaText(charting.answer.question.area, language),
      parts: parts.map(({ key, n }) => ({
        value: n,
        text: key === 'unknown' ? formatNumber(language, n) : percentText(n, value.base, charting),
      })),
      text: formatNumber(
        language,
        parts.reduce((all, { n }) => all + n, 0),
      ),
    },
  ];
  const legend = parts.map(({ key }) => labelOf('A07', key, charting));
  return { chart: 'stacked', spec: { ...textsOf(chart, charting), legend, bars, isShares: true } };
}

function unknownPart(n: number): readonly Part[] {
  return n === 0 ? [] : [{ key: 'unknown', n }];
}

/** A share as one bar: yes, no and unknown. */
function yesAndNo(chart: ChartId, value: Value, charting: Charting): Picture | undefined {
  if (value.kind !== 'share' || value.base === 0) return undefined;
  const label = areaText(charting.answer.question.area, charting.language);
  return stackedShares(chart, [{ label, value }], charting);
}

function sharesByPlace(chart: ChartId, value: Value, charting: Charting): Picture | undefined {
  const rows = value.kind === 'places' ? value.rows : [];
  const shares = rows
    .slice(0, MOST_BARS)
    .flatMap(({ place, value: here }) =>
      here.kind === 'share' ? [{ label: placeName(place, charting.language), value: here }] : [],
    );
  return shares.length === 0 ? undefined : stackedShares(chart, shares, charting);
}

function stackedShares(
  chart: ChartId,
  rows: readonly { readonly label: string; readonly value: Extract<Value, { kind: 'share' }> }[],
  charting: Charting,
): Picture {
  const { language } = charting;
  const hasUnknown = rows.some(({ value }) => value.unknown > 0);
  const names =
    chart === 'detained' ? ['detained', 'not_detained'] : ['unauthorised', 'authorised'];
  const legend = [...names, ...(hasUnknown ? ['unknown'] : [])].map((name) =>
    t(language, `figures.legend.${name}` as TextKey),
  );
  const number = (n: number): Amount => ({ value: n, text: formatNumber(language, n) });
  const bars = rows.map(({ label, value: { n, base, unknown } }) => ({
    label,
    parts: [number(n), number(base - n), ...(hasUnknown ? [number(unknown)] : [])],
    text: percentText(n, base, charting),
  }));
  return { chart: 'stacked', spec: { ...textsOf(chart, charting), legend, bars, isShares: true } };
}

function textsOf(chart: ChartId, { answer, language }: Charting): ChartTexts {
  const [id, unit] = sources[chart];
  const value = answer.values[id];
  const unknown = value !== undefined && 'unknown' in value ? value.unknown : 0;
  const { area, period } = answer.question;
  return {
    title: t(language, `figures.chart.${chart}`),
    subtitle: t(language, 'figures.chart_subtitle', {
      where: areaText(area, language),
      when: periodText(period, language),
      unit: t(language, `figures.unit.${unit}`),
    }),
    footnote: t(language, 'figures.chart_footnote', {
      n: answer.n,
      unknown,
      day: formatDay(answer.asOf, language),
    }),
  };
}

function labelOf(id: FigureId, key: string, { language, answer }: Charting): string {
  if (key === 'unknown') return t(language, 'figures.unknown');
  return shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns }));
}

function whole(value: number, charting: Charting): Amount {
  const rounded = round(value, 0, modeOf(charting));
  return { value, text: formatNumber(charting.language, rounded) };
}

function percentText(n: number, base: number, charting: Charting): string {
  const { language } = charting;
  const share = percent(n, base, modeOf(charting));
  return t(language, 'figures.percent', { percent: share });
}

function modeOf({ answer }: Charting): Mode {
  return answer.question.mode ?? 'natural';
}
