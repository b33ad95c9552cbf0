// Periods of figures: whole months, from the first to the last, both inclusive.

export interface Period {
  /** `YYYY-MM`; absent = from the first record on. */
  readonly from?: string;
  readonly to?: string;
}

const MONTH = String.raw`(\d{4})-(0[1-9]|1[0-2])`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const patterns: readonly [RegExp, (parts: readonly string[]) => Period][] = [
  [new RegExp(`^${MONTH}$`), ([, y, m]) => ({ from: `${y}-${m}`, to: `${y}-${m}` })],
  [new RegExp(`^${YEAR}$`), ([, y]) => ({ from: `${y}-01`, to: `${y}-12` })],
  [
    new RegExp(`^${MONTH}(?:\\.\\.|…|–)${MONTH}$`),
    ([, y1, m1, y2, m2]) => ({ from: `${y1}-${m1}`, to: `${y2}-${m2}` }),
  ],
  [
    new RegExp(`^${YEAR}(?:\\.\\.|…|–|-)${YEAR}$`),
    ([, y1, y2]) => ({ from: `${y1}-01`, to: `${y2}-12` }),
  ],
];

/** Reads `2012`, `2012-01`, `2011-06..2012-04`, `2011..2012`; `undefined` for anything else. */
export function readPeriod(text: string): Period | undefined {
  for (const [pattern, make] of patterns) {
    const parts = pattern.exec(text);
    if (parts === null) continue;
    const period = make(parts);
    return (period.from ?? '') <= (period.to ?? '') ? period : undefined;
  }
  return undefined;
}

/** The period as it can be typed again, or `all`. */
export function periodCode({ from, to }: Period): string {
  if (from === undefined || to === undefined) return 'all';
  if (from === to) return from;
  const year = from.slice(0, 4);
  return from === `${year}-01` && to === `${year}-12` ? year : `${from}..${to}`;
}
