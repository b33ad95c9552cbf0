// How many people came and how long they stayed, counted anew from the records.
import {
  type Counted,
  type Mode,
  placesOf,
  quantileOf,
  quartiles,
  rows,
  sum,
} from './recounted-values.ts';

export function people(held: readonly Counted[], mode: Mode) {
  const open = (of: readonly Counted[]) =>
    of.filter((one) => !one.isCoerced && one.excludedFor === undefined);
  const bests = (of: readonly Counted[]) => of.flatMap((one) => one.participants?.best ?? []);
  const totals = (of: readonly Counted[]) => {
    const sizes = open(of).flatMap((one) => one.participants ?? []);
    return {
      kind: 'people',
      known: sizes.length,
      unknown: open(of).length - sizes.length,
      coerced: of.filter((one) => one.isCoerced).length,
      excluded: of.filter((one) => !one.isCoerced && one.excludedFor !== undefined).length,
      low: sum(sizes.map((one) => one.low)),
      high: sum(sizes.map((one) => one.high ?? one.low)),
      best: sum(sizes.map((one) => one.best)),
      open: sizes.filter((one) => one.high === null).length,
    };
  };
  const average = (of: readonly Counted[]) => {
    const { known, unknown, best } = totals(of);
    const base = mode === 'kibhr' ? of.length : known;
    return {
      kind: 'average',
      sum: best,
      known: base,
      unknown,
      median: quantileOf(bests(open(of)), 0.5),
    };
  };
  const coerced = held.filter((one) => one.isCoerced);
  const [most, most2] = [bests(open(held)), bests(coerced)];
  return {
    A16: totals(held),
    A17: average(held),
    A18: rows(held, totals, (here) => totals(here).best),
    A19: rows(
      held,
      average,
      (here) => average(here).known,
      (here) => totals(here).known > 0,
    ),
    A24: {
      kind: 'largest',
      most: most.length > 0 ? Math.max(...most) : undefined,
      coerced: most2.length > 0 ? Math.max(...most2) : undefined,
    },
    A25: {
      kind: 'spread',
      known: bests(held).length,
      unknown: held.length - bests(held).length,
      quartiles: quartiles(bests(open(held))),
      bands: bandsOf(bests(held), 'b', bandStarts),
      ccc: bandsOf(bests(held), 'ccc', cccStarts),
    },
    A37: {
      kind: 'coerced',
      n: coerced.length,
      people: sum(bests(coerced)),
      unknown: coerced.length - bests(coerced).length,
    },
  };
}

/** The first number of each band of the card. */
const bandStarts = [1, 2, 3, 10, 50, 100, 500, 1000, 5000, 10_000];

/** And of each category of the CCC. */
const cccStarts = [1, 100, 1000, 10_000];

function bandsOf(sizes: readonly number[], prefix: string, starts: readonly number[]) {
  return starts.map((from, index) => {
    const next = starts[index + 1] ?? Infinity;
    const n = sizes.filter((one) => one >= from && one < next).length;
    return { key: `${prefix}${index + 1}`, n };
  });
}

export function time(held: readonly Counted[], mode: Mode) {
  const average = (of: readonly Counted[]) => {
    const minutes = of.flatMap((one) => one.minutes ?? []);
    const known = mode === 'kibhr' ? of.length : minutes.length;
    const unknown = of.length - minutes.length;
    return { kind: 'average', sum: sum(minutes), known, unknown, median: quantileOf(minutes, 0.5) };
  };
  const isKnown = (of: readonly Counted[]) => of.some((one) => one.minutes !== undefined);
  const hours = (place: string) => average(held.filter((one) => one.place === place)).sum;
  const [longest] = placesOf(held).toSorted((a, b) => hours(b) - hours(a) || (a < b ? -1 : 1));
  const others = held.filter((one) => one.place !== longest);
  const { median: _, ...rest } = average(others);
  const isLeftOut = longest !== undefined && hours(longest) > 0 && isKnown(others);
  return {
    A23: rows(held, average, (here) => average(here).known, isKnown),
    A34: average(held),
    A35: average(held),
    A36: { kind: 'places', rows: isLeftOut ? [{ place: longest, value: rest }] : [] },
  };
}
