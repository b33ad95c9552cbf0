// Pictures of an answer that are bars or columns in parts: classes of topics, authorised or not.
import { placeName } from '../../card/places.ts';
import { formatShortMonth } from '../../dates.ts';
import { formatNumber, type TextKey, t } from '../../locales/translate.ts';
import type { Amount, Picture } from '../../messenger.ts';
import { topicClasses } from '../../stats/registry/assemblies.ts';
import type { Part, Value } from '../../stats/value.ts';
import {
  type Charting,
  type FigureChart,
  labelOf,
  MOST_BARS,
  percentText,
  textsOf,
} from './chart-texts.ts';

type Share = Extract<Value, { readonly kind: 'share' }>;

/** Assemblies over time, by class. */
export function timelineColumns(charting: Charting): Picture | undefined {
  const spans = charting.answer.timeline ?? [];
  if (spans.length === 0) return undefined;
  const keys = [...topicClasses, 'unknown'].filter((key) =>
    spans.some(({ n }) => (n[key] ?? 0) > 0),
  );
  const columns = spans.map(({ span, n }) => ({
    label: span.length === 4 ? span : formatShortMonth(span),
    parts: keys.map((key) => n[key] ?? 0),
  }));
  const legend = keys.map((key) => labelOf('A07', key, charting));
  const unknown = unknownAt(keys.indexOf('unknown'));
  return {
    chart: 'columns',
    spec: { ...textsOf('timeline', charting), legend, columns, ...unknown },
  };
}

/** One bar in its parts, whose numbers stand in the legend: the classes of topics. */
export function topicsBar(value: Value, charting: Charting): Picture | undefined {
  if (value.kind !== 'shares' || value.parts.length === 0) return undefined;
  const parts = [...value.parts, ...unknownPart(value.unknown)];
  const rows = parts.map(({ key, n }) => {
    const name = labelOf('A07', key, charting);
    return { n, text: key === 'unknown' ? undefined : percentText(n, value.base, charting), name };
  });
  return oneBar('topics', { rows, unknown: value.unknown > 0 ? parts.length - 1 : -1 }, charting);
}

/** A share as one bar: yes, no and unknown. */
export function shareBar(
  chart: FigureChart,
  value: Value,
  charting: Charting,
): Picture | undefined {
  if (value.kind !== 'share' || value.base === 0) return undefined;
  const { n, base, unknown } = value;
  const names = legendOf(chart, unknown > 0, charting);
  const rows = [n, base - n, ...(unknown > 0 ? [unknown] : [])].map((part, at) => ({
    n: part,
    text: at < 2 ? percentText(part, base, charting) : undefined,
    name: names[at] ?? '',
  }));
  return oneBar(chart, { rows, unknown: unknown > 0 ? 2 : -1 }, charting);
}

interface Row {
  readonly n: number;
  readonly name: string;
  readonly text: string | undefined;
}

function oneBar(
  chart: FigureChart,
  { rows, unknown }: { readonly rows: readonly Row[]; readonly unknown: number },
  charting: Charting,
): Picture {
  const { language } = charting;
  const legend = rows.map(({ name, n, text }) => {
    const value =
      text === undefined ? formatNumber(language, n) : `${formatNumber(language, n)} · ${text}`;
    return t(language, 'figures.item', { name, value });
  });
  const parts = rows.map(({ n }) => number(n, charting));
  const bars = [{ label: '', parts, text: '' }];
  const spec = { ...textsOf(chart, charting), legend, bars, isShares: true };
  return { chart: 'stacked', spec: { ...spec, ...unknownAt(unknown) } };
}

/** A bar for each place. */
export function shareBars(
  chart: FigureChart,
  value: Value,
  charting: Charting,
): Picture | undefined {
  const rows = value.kind === 'places' ? value.rows.slice(0, MOST_BARS) : [];
  const shares = rows.flatMap(({ place, value: here }): readonly (readonly [string, Share])[] =>
    here.kind === 'share' ? [[placeName(place, charting.language), here]] : [],
  );
  if (shares.length === 0) return undefined;
  const hasUnknown = shares.some(([, { unknown }]) => unknown > 0);
  const bars = shares.map(([label, { n, base, unknown }]) => ({
    label,
    parts: [n, base - n, ...(hasUnknown ? [unknown] : [])].map((part) => number(part, charting)),
    text: percentText(n, base, charting),
  }));
  const legend = legendOf(chart, hasUnknown, charting);
  const spec = { ...textsOf(chart, charting), legend, bars, isShares: true };
  return { chart: 'stacked', spec: { ...spec, ...unknownAt(hasUnknown ? 2 : -1) } };
}

function legendOf(
  chart: FigureChart,
  hasUnknown: boolean,
  { language }: Charting,
): readonly string[] {
  const names =
    chart === 'detained' ? ['detained', 'not_detained'] : ['unauthorised', 'authorised'];
  return [...names, ...(hasUnknown ? ['unknown'] : [])].map((name) =>
    t(language, `figures.legend.${name}` as TextKey),
  );
}

function number(n: number, { language }: Charting): Amount {
  return { value: n, text: formatNumber(language, n) };
}

function unknownPart(n: number): readonly Part[] {
  return n === 0 ? [] : [{ key: 'unknown', n }];
}

function unknownAt(index: number): { readonly unknown?: number } {
  return index === -1 ? {} : { unknown: index };
}
