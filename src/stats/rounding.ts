// How exact values become printed ones. Natural: half up. KIBHR: cut off, as the report of 2012
// does (METHOD.md 1.1). Always from exact values, never from printed parts.

/** `kibhr` also takes all records as base, for comparison with the report of 2012. */
export type Mode = 'natural' | 'kibhr';

/** @param decimals how many are printed */
export function round(value: number, decimals: number, mode: Mode): number {
  const scale = 10 ** decimals;
  // Twelve digits are exact in a double; what lies beyond is the noise of the division.
  const scaled = Number((value * scale).toPrecision(12));
  return (mode === 'kibhr' ? Math.trunc(scaled) : Math.floor(scaled + 0.5)) / scale;
}

/** A share in percent with one decimal, from whole numbers; 0 of 0 is 0. */
export function percent(n: number, base: number, mode: Mode = 'natural'): number {
  if (base === 0) return 0;
  return mode === 'kibhr'
    ? Math.floor((n * 1000) / base) / 10
    : Math.floor((n * 1000) / base + 0.5) / 10;
}
