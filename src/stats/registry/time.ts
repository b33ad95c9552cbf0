// How long assemblies lasted (A23, A34–A36).
import type { Cells } from '../cells.ts';
import { byPlace, FiguresDoNotAddUp, histogram, universe } from '../parts.ts';
import { quantile } from '../quantile.ts';
import type { Mode } from '../rounding.ts';
import type { Value } from '../value.ts';
import type { Figure } from './figure.ts';

const reads = ['assemblies', 'duration', 'duration_minutes'];

/** Minutes; all assemblies whose duration is known, also coerced ones. */
export function duration(cells: Cells, mode: Mode): Value {
  const { n: known, best: sum } = cells.at('duration', 'known');
  const unknown = cells.at('duration', 'unknown').n;
  if (known + unknown !== universe(cells)) throw new FiguresDoNotAddUp('duration');
  const median = quantile(histogram(cells, 'duration_minutes'), 0.5);
  return {
    kind: 'average',
    sum,
    known: mode === 'kibhr' ? known + unknown : known,
    unknown,
    ...(median !== undefined && { median }),
  };
}

const knownOf = (value: Value) => (value.kind === 'average' ? value.known : 0);
const sumOf = (value: Value) => (value.kind === 'average' ? value.sum : 0);

const byCity: Figure = {
  unit: 'minutes',
  reads,
  compute: (cells, mode) => byPlace(cells, (here) => duration(here, mode), knownOf),
};

const average: Figure = { unit: 'minutes', reads, compute: duration };

/** Without the place that has the most hours: one long strike hides how short the others are. */
const withoutLongest: Figure = {
  unit: 'minutes',
  reads,
  compute: (cells, mode) => {
    const all = byPlace(cells, (here) => duration(here, mode), sumOf);
    const rows = all.kind === 'places' ? all.rows : [];
    const [longest] = rows;
    if (longest === undefined || rows.length < 2) return { kind: 'places', rows: [] };
    const others = rows.slice(1).map((row) => row.value);
    const known = others.reduce((sum, value) => sum + knownOf(value), 0);
    const value: Value = {
      kind: 'average',
      sum: others.reduce((sum, one) => sum + sumOf(one), 0),
      known,
      unknown: others.reduce((sum, one) => sum + (one.kind === 'average' ? one.unknown : 0), 0),
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
