// Shares, rows by place and quantiles, counted one by one for the recount of the figures.
import type { RawAnswer, RawRecord } from './any-records.ts';
import type { Facts } from './recounted-facts.ts';

export type Known = boolean | undefined;
export type Mode = 'natural' | 'kibhr';
export type Counted = RawRecord & Facts;

export function share(of: readonly Counted[], told: (one: Counted) => Known, mode: Mode) {
  const unknown = of.filter((one) => told(one) === undefined).length;
  const n = of.filter((one) => told(one) === true).length;
  const base = mode === 'kibhr' ? of.length : of.length - unknown;
  return { kind: 'share', n, base, unknown };
}

export function shares(
  of: readonly Counted[],
  told: (one: Counted) => readonly string[],
  {
    mode,
    order,
    isMultiple = false,
  }: { mode: Mode; order?: readonly string[]; isMultiple?: boolean },
) {
  const chosen = of.map((one) => told(one).filter((key) => key !== 'unknown'));
  const unknown = chosen.filter((keys) => keys.length === 0).length;
  const parts = [...new Set(chosen.flat())].map((key) => {
    return { key, n: chosen.filter((keys) => keys.includes(key)).length };
  });
  const rank = (key: string) => order?.indexOf(key) ?? 0;
  const sorted = parts.toSorted((a, b) =>
    order ? rank(a.key) - rank(b.key) : b.n - a.n || (a.key < b.key ? -1 : 1),
  );
  const base = mode === 'kibhr' ? of.length : of.length - unknown;
  return { kind: 'shares', parts: sorted, base, unknown, isMultiple };
}

export function rows(
  held: readonly Counted[],
  value: (here: readonly Counted[]) => unknown,
  rank: (here: readonly Counted[]) => number,
  isSaid: (here: readonly Counted[]) => boolean = (here) => rank(here) > 0,
) {
  const sorted = placesOf(held)
    .map((place) => ({ place, here: held.filter((one) => one.place === place) }))
    .filter(({ here }) => isSaid(here))
    .toSorted((a, b) => rank(b.here) - rank(a.here) || (a.place < b.place ? -1 : 1));
  return { kind: 'places', rows: sorted.map(({ place, here }) => ({ place, value: value(here) })) };
}

export function placesOf(held: readonly Counted[]): readonly string[] {
  return [...new Set(held.map((one) => one.place))];
}

export function choices({ values }: RawRecord, question: string): readonly string[] {
  const answer: RawAnswer | undefined = values[question];
  if (answer?.kind === 'choices') return answer.values ?? [];
  return answer?.kind === 'choice' ? [String(answer.value)] : [];
}

export function only(record: RawRecord, question: string): string {
  return choices(record, question)[0] ?? 'unknown';
}

export function is(value: string, ...wanted: readonly string[]): Known {
  return value === 'unknown' ? undefined : wanted.includes(value);
}

export function quartiles(numbers: readonly number[]) {
  return numbers.length === 0
    ? undefined
    : [0.25, 0.5, 0.75].map((where) => quantileOf(numbers, where));
}

/** As `percentile_cont`: between the two values beside the place, in proportion. */
export function quantileOf(numbers: readonly number[], where: number): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = where * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) return undefined;
  return low * (1 - (place % 1)) + high * (place % 1);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
