// Sums by figure and key, of all places together and of each place.
import type { SpanSum, Sum } from './sums.ts';

export type Amounts = Pick<Sum, 'n' | 'low' | 'high' | 'best' | 'open'>;

export interface Cells {
  /** Zeros where there is nothing. */
  readonly at: (figure: string, key: string) => Amounts;
  /** All keys of a figure. */
  readonly keys: (figure: string) => ReadonlyMap<string, Amounts>;
  /** Places in which anything is counted. */
  readonly places: readonly string[];
  readonly place: (id: string) => Cells;
}

const nothing: Amounts = { n: 0, low: 0, high: 0, best: 0, open: 0 };

/** In one order, whatever that of the rows: equal sums have to give equal answers, to the last digit. */
export function cellsOf(sums: readonly Sum[]): Cells {
  const named = sums.map((sum) => [nameOf(sum), sum] as const);
  return sortedCells(named.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum));
}

function sortedCells(sums: readonly Sum[]): Cells {
  const figures = new Map<string, Map<string, Amounts>>();
  for (const sum of sums) {
    const keys = figures.get(sum.figure) ?? new Map<string, Amounts>();
    keys.set(sum.key, plus(keys.get(sum.key) ?? nothing, sum));
    figures.set(sum.figure, keys);
  }
  return {
    at: (figure, key) => figures.get(figure)?.get(key) ?? nothing,
    keys: (figure) => figures.get(figure) ?? new Map(),
    places: [...new Set(sums.map((sum) => sum.placeId))].toSorted(),
    place: (id) => sortedCells(sums.filter((sum) => sum.placeId === id)),
  };
}

/** What is left of `sums` when `others`, which are part of them, are taken away. */
export function without<S extends Sum>(sums: readonly S[], others: readonly S[]): readonly S[] {
  const taken = others.map((sum) => ({
    ...sum,
    n: -sum.n,
    low: -sum.low,
    high: -sum.high,
    best: -sum.best,
    open: -sum.open,
  }));
  const byCell = new Map<string, S>();
  for (const sum of [...sums, ...taken]) {
    const name = nameOf(sum);
    const before = byCell.get(name);
    byCell.set(name, before ? { ...sum, ...plus(before, sum) } : sum);
  }
  return [...byCell.values()].filter((sum) => sum.n !== 0);
}

/** A sum of a span of time is a cell of its own. */
function nameOf({ placeId, figure, key, span = '' }: Sum & Partial<SpanSum>): string {
  return [placeId, figure, key, span].join(':');
}

function plus(one: Amounts, other: Amounts): Amounts {
  return {
    n: one.n + other.n,
    low: one.low + other.low,
    high: one.high + other.high,
    best: one.best + other.best,
    open: one.open + other.open,
  };
}
