// A period against the one before it and against the same months a year before (A03–A05, A11):
// rates per monitored month, on places that were monitored in both.
import { cellsOf, without } from './cells.ts';
import { basesOf, closed } from './compared-months.ts';
import type { Against, Comparison, GroupChange, Months, Pair } from './comparison-value.ts';
import { shareChanges, sizeChange } from './differences.ts';
import type { Mode } from './rounding.ts';
import type { SpanSum, Sum } from './sums.ts';
import {
  type ComparisonData,
  countOf,
  placeChange,
  rateOf,
  timesOf,
  type Watched,
  watched,
} from './watched.ts';

/** What has to be read, as the lines of records name it. */
export const comparisonReads: readonly string[] = [
  'assemblies',
  'topic_class',
  'authorised',
  'dispersal',
  'detained_unauthorised',
  'penalised_unauthorised',
  'participants',
];

export function compare(data: ComparisonData): Comparison {
  const { mode, period, today } = data;
  const months = closed(period, today);
  if (months === undefined) return { mode, against: [] };
  const against = basesOf(months, today).map((one) => compareWith(data, months, one));
  return { mode, months, against };
}

function compareWith(
  data: ComparisonData,
  months: Months,
  { basis, months: earlier }: Pick<Against, 'basis' | 'months'>,
): Against {
  const pair = { now: watched(data, months), before: watched(data, earlier) };
  const places = [...new Set([...pair.now.days.keys(), ...pair.before.days.keys()])];
  const comparable = places.filter(
    (place) => pair.now.days.has(place) && pair.before.days.has(place),
  );
  const counts = countByPlace(data.sums, [months, earlier]);
  const most = (a: string, b: string) =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1);
  const leftOut = [...new Set([...places, ...counts.keys()])].filter(
    (place) => !comparable.includes(place),
  );
  return {
    basis,
    months: earlier,
    places: places.toSorted(most).map((place) => placeChange(place, pair, data.mode)),
    comparable: comparable.toSorted(most),
    leftOut: leftOut.toSorted(most),
    ...groups(pair, comparable, data.mode),
  };
}

function countByPlace(sums: readonly SpanSum[], periods: readonly Months[]) {
  const counts = new Map<string, number>();
  for (const { figure, placeId, span, n } of sums) {
    const isIn = periods.some(({ from, to }) => from <= span && span <= to);
    if (figure === 'assemblies' && isIn) counts.set(placeId, (counts.get(placeId) ?? 0) + n);
  }
  return counts;
}

function groups(pair: Pair<Watched>, comparable: readonly string[], mode: Mode) {
  if (comparable.length === 0) return {};
  const change = (sumsOf: (watched: Watched) => readonly Sum[]) =>
    groupChange(
      { now: sumsOf(pair.now), before: sumsOf(pair.before) },
      { days: { now: pair.now.days, before: pair.before.days }, comparable, mode },
    );
  const all = change(({ sums }) => sums);
  if (pair.now.official === undefined) return { all };
  return { all, withoutOfficial: change(({ sums, official = [] }) => without(sums, official)) };
}

function groupChange(
  sums: Pair<readonly Sum[]>,
  of: {
    readonly days: Pair<Watched['days']>;
    readonly comparable: readonly string[];
    readonly mode: Mode;
  },
): GroupChange {
  const group = (all: readonly Sum[], days: Watched['days']) => {
    const cells = cellsOf(all.filter((sum) => of.comparable.includes(sum.placeId)));
    const rates = of.comparable.map((place) => rateOf(cells.place(place), days.get(place) ?? 0));
    return { cells, perMonth: rates.reduce((sum, rate) => sum + rate.perMonth, 0) };
  };
  const [now, before] = [group(sums.now, of.days.now), group(sums.before, of.days.before)];
  const times = timesOf(now.perMonth, before.perMonth);
  const cells = { now: now.cells, before: before.cells };
  return {
    assemblies: { now: countOf(now.cells), before: countOf(before.cells) },
    perMonth: { now: now.perMonth, before: before.perMonth },
    ...(times !== undefined && { times }),
    shares: shareChanges(cells, of.mode),
    size: sizeChange(cells, of.mode),
  };
}
