// Medians and quartiles of values that come as "so many records with this value".

export type Histogram = readonly (readonly [value: number, n: number])[];

/** By linear interpolation, as `percentile_cont`; `undefined` of nothing. @param at 0 to 1 */
export function quantile(histogram: Histogram, at: number): number | undefined {
  const sorted = histogram.filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (count === 0) return undefined;
  const rank = at * (count - 1);
  const [low, high] = [valueAt(sorted, Math.floor(rank)), valueAt(sorted, Math.ceil(rank))];
  return low + (high - low) * (rank - Math.floor(rank));
}

/** The value of the record with this rank, from 0. */
function valueAt(sorted: Histogram, rank: number): number {
  let before = 0;
  for (const [value, n] of sorted) {
    before += n;
    if (rank < before) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
