// How values are made of cells, each checked against its total: figures that do not add up are not
// printed (METHOD.md 1.3, rule 1).
import type { Amounts, Cells } from './cells.ts';
import { type Histogram, quantile } from './quantile.ts';
import type { Mode } from './rounding.ts';
import type { Part, People, Share, Value } from './value.ts';

/** A breakdown that differs from its total. Whoever answers refuses and tells the coordinators. */
export class FiguresDoNotAddUp extends Error {
  readonly figure: string;

  constructor(figure: string) {
    super(`the figure ${figure} does not add up to its total`);
    this.figure = figure;
  }
}

/** The records that a figure is about: all, or those of one key of another figure. */
export function universe(cells: Cells, figure = 'assemblies', key = 'all'): number {
  return cells.at(figure, key).n;
}

interface Of {
  readonly total: number;
  readonly mode: Mode;
  /** Its formula names what is known as the base, in either mode. */
  readonly isOfKnown?: boolean;
}

/** The share of records with one of the keys, of a figure whose keys exclude one another. */
export function share(cells: Cells, figure: string, keys: readonly string[], of: Of): Share {
  const all = [...cells.keys(figure).values()].reduce((sum, { n }) => sum + n, 0);
  if (all !== of.total) throw new FiguresDoNotAddUp(figure);
  const unknown = cells.at(figure, 'unknown').n;
  const n = keys.reduce((sum, key) => sum + cells.at(figure, key).n, 0);
  return { kind: 'share', n, base: baseOf(all, unknown, of), unknown };
}

/** All keys of a figure that exclude one another, most frequent first, or in the given order. */
export function exclusive(
  cells: Cells,
  figure: string,
  of: Of & { readonly order?: readonly string[] },
): Value {
  const parts = partsOf(cells.keys(figure), of.order);
  const unknown = cells.at(figure, 'unknown').n;
  const known = parts.reduce((sum, part) => sum + part.n, 0);
  if (known + unknown !== of.total) throw new FiguresDoNotAddUp(figure);
  const base = baseOf(of.total, unknown, of);
  return { kind: 'shares', parts, base, unknown, isMultiple: false };
}

/** All choices of a question of which records may have several; the base counts records. */
export function multiple(cells: Cells, figure: string, of: Of): Value {
  const [known, unknown] = [cells.at(figure, 'known').n, cells.at(figure, 'unknown').n];
  if (known + unknown !== of.total) throw new FiguresDoNotAddUp(figure);
  const parts = partsOf(cells.keys(figure)).filter(({ key }) => key !== 'known');
  return { kind: 'shares', parts, base: baseOf(of.total, unknown, of), unknown, isMultiple: true };
}

/** Participants: sums over those whose size is known and counts (A16). */
export function people(cells: Cells): People {
  const count = (key: string) => cells.at('participants', key).n;
  const { n: known, low, high, best, open } = cells.at('participants', 'known');
  const [unknown, coerced, excluded] = [count('unknown'), count('coerced'), count('excluded')];
  if (known + unknown + coerced + excluded !== universe(cells)) {
    throw new FiguresDoNotAddUp('participants');
  }
  return { kind: 'people', known, unknown, coerced, excluded, low, high, best, open };
}

/** Every place with something to say, the greatest first. */
export function byPlace(
  cells: Cells,
  compute: (here: Cells) => Value,
  rank: (value: Value) => number,
): Value {
  const rows = cells.places
    .map((place) => ({ place, value: compute(cells.place(place)) }))
    .filter(({ value }) => rank(value) > 0)
    .toSorted((a, b) => rank(b.value) - rank(a.value) || (a.place < b.place ? -1 : 1));
  return { kind: 'places', rows };
}

/** The values of a figure whose keys are numbers, the smallest first. */
export function histogram(cells: Cells, figure: string): Histogram {
  return [...cells.keys(figure)]
    .filter(([key]) => key !== 'unknown')
    .map(([key, { n }]) => [Number(key), n] as const)
    .toSorted(([a], [b]) => a - b);
}

/** The middle of values that are counted as known, too; there is none where they are not read. */
export function medianOf(cells: Cells, figure: string, known: number): number | undefined {
  const values = histogram(cells, figure);
  if (values.length > 0 && countOf(values) !== known) throw new FiguresDoNotAddUp(figure);
  return quantile(values, 0.5);
}

export function countOf(values: Histogram): number {
  return values.reduce((sum, [, n]) => sum + n, 0);
}

export function partsOf(
  keys: ReadonlyMap<string, Amounts>,
  order?: readonly string[],
): readonly Part[] {
  const parts = [...keys]
    .filter(([key, { n }]) => key !== 'unknown' && n !== 0)
    .map(([key, { n }]) => ({ key, n }));
  if (order === undefined) return parts.toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return parts.toSorted((a, b) => rank(a.key) - rank(b.key));
}

/** What is unknown leaves the base; the report of 2012 keeps it in. */
function baseOf(all: number, unknown: number, { mode, isOfKnown = false }: Of): number {
  return mode === 'kibhr' && !isOfKnown ? all : all - unknown;
}
