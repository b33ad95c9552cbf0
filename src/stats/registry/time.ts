// How long assemblies lasted (A23, A34–A36).
import type { Cells } from '../cells.ts';
import { byPlace, FiguresDoNotAddUp, medianOf, universe } from '../parts.ts';
import type { Mode } from '../rounding.ts';
import type { Value } from '../value.ts';
import type { Figure } from './figure.ts';

const reads = ['assemblies', 'duration', 'duration_minutes'];

/** Minutes; all assemblies whose duration is known, also coerced ones. */
export function duration(cells: Cells, mode: Mode): Value {
  const { n: known, best: sum } = cells.at('duration', 'known');
  const unknown = cells.at('duration', 'unknown').n;
  if (known + unknown !== universe(cells)) throw new FiguresDoNotAddUp('duration');
  const median = medianOf(cells, 'duration_minutes', known);
  return {
    kind: 'average',
    sum,
    known: mode === 'kibhr' ? known + unknown : known,
    unknown,
    ...(median !== undefined && { median }),
  };
}

const amountsOf = (value: Value) =>
  value.kind === 'average' ? value : { sum: 0, known: 0, unknown: 0, median: undefined };
const sumOf = (value: Value) => amountsOf(value).sum;

/** In either mode a place is left out where no duration is known. */
function rankOf(value: Value): number {
  const { known, median } = amountsOf(value);
  return median === undefined ? 0 : known;
}

const byCity: Figure = {
  unit: 'minutes',
  reads,
  compute: (cells, mode) => byPlace(cells, (here) => duration(here, mode), rankOf),
};

const average: Figure = { unit: 'minutes', reads, compute: duration };

/** Without the place that has the most hours: one long strike hides how short the others are. */
const withoutLongest: Figure = {
  unit: 'minutes',
  reads,
  compute: (cells, mode) => {
    const all = cells.places
      .map((place) => ({ place, value: duration(cells.place(place), mode) }))
      .toSorted((a, b) => sumOf(b.value) - sumOf(a.value));
    const others = all.slice(1).map(({ value }) => amountsOf(value));
    const [longest] = all;
    const isKnown = others.some(({ median }) => median !== undefined);
    if (longest === undefined || sumOf(longest.value) === 0 || !isKnown) {
      return { kind: 'places', rows: [] };
    }
    const total = (of: 'sum' | 'known' | 'unknown') =>
      others.reduce((sum, one) => sum + one[of], 0);
    const value: Value = {
      kind: 'average',
      sum: total('sum'),
      known: total('known'),
      unknown: total('unknown'),
    };
    return { kind: 'places', rows: [{ place: longest.place, value }] };
  },
};

export const timeFigures = {
  A23: byCity,
  A34: { ...average, unit: 'hours' },
  A35: average,
  A36: withoutLongest,
} as const satisfies Record<string, Figure>;
