// Periods of figures: whole months, from the first to the last, both inclusive.

export interface Period {
  /** `YYYY-MM`; absent = from the first record on. */
  readonly from?: string;
  /** Absent = until today. */
  readonly to?: string;
}

// Of four digits whatever is added or taken away: months are compared as texts.
const YEAR = String.raw`((?:19|20)\d{2})`;
const MONTH = String.raw`${YEAR}-(0[1-9]|1[0-2])`;
const TO = String.raw`(?:\.\.|…|–)`;
type Parts = readonly (string | undefined)[];
const patterns: readonly [RegExp, (parts: Parts) => Period][] = [
  [new RegExp(`^${MONTH}$`), ([, y, m]) => ({ from: `${y}-${m}`, to: `${y}-${m}` })],
  [new RegExp(`^${YEAR}$`), ([, y]) => ({ from: `${y}-01`, to: `${y}-12` })],
  [new RegExp(`^${YEAR}-?q([1-4])$`, 'i'), ([, y, q]) => quarter(String(y), Number(q))],
  [
    new RegExp(`^${MONTH}${TO}${MONTH}$`),
    ([, y1, m1, y2, m2]) => ({ from: `${y1}-${m1}`, to: `${y2}-${m2}` }),
  ],
  [
    new RegExp(`^${YEAR}(?:${TO}|-)${YEAR}$`),
    ([, y1, y2]) => ({ from: `${y1}-01`, to: `${y2}-12` }),
  ],
  [new RegExp(`^${MONTH}${TO}$`), ([, y, m]) => ({ from: `${y}-${m}` })],
  [new RegExp(`^${YEAR}${TO}$`), ([, y]) => ({ from: `${y}-01` })],
];

/**
 * Reads `2012`, `2012-Q1`, `2012-01`, `2011-06..2012-04`, `2011..2012`, and since when: `2012-01..`;
 * `undefined` for anything else.
 */
export function readPeriod(text: string): Period | undefined {
  for (const [pattern, make] of patterns) {
    const parts = pattern.exec(text);
    if (parts === null) continue;
    const period = make(parts);
    return (period.from ?? '') <= (period.to ?? '9999') ? period : undefined;
  }
  return undefined;
}

/** The period as it can be typed again, or `all`. */
export function periodCode({ from, to }: Period): string {
  if (from === undefined) return 'all';
  if (to === undefined) return `${from}..`;
  if (from === to) return from;
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return year;
  const found = [1, 2, 3, 4].find((q) => isSame(quarter(year, q), { from, to }));
  return found === undefined ? `${from}..${to}` : `${year}-Q${found}`;
}

/**
 * The spans of the rollups that make up a period: whole years where there are whole years, else
 * months. @param today local day; nothing lies after it, so an open period ends there
 */
export function spansOf({ from, to }: Period, today: string): readonly string[] {
  if (from === undefined) return ['all'];
  const last = to ?? maxOf(today.slice(0, 7), from);
  const spans: string[] = [];
  for (let month = from; month <= last; ) {
    const year = month.slice(0, 4);
    const isWholeYear = month.endsWith('-01') && `${year}-12` <= last;
    spans.push(isWholeYear ? year : month);
    month = isWholeYear ? `${Number(year) + 1}-01` : addMonths(month, 1);
  }
  return spans;
}

/** Every month of a period; none without a beginning. */
export function monthsOf({ from, to }: Period, today: string): readonly string[] {
  if (from === undefined) return [];
  const last = to ?? maxOf(today.slice(0, 7), from);
  const months: string[] = [];
  for (let month = from; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** @param month `YYYY-MM` */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The period of equal length that ends where this one begins. */
export function previousPeriod(period: Period, today: string): Period | undefined {
  const months = monthsOf(period, today);
  const [first] = months;
  if (first === undefined) return undefined;
  return { from: addMonths(first, -months.length), to: addMonths(first, -1) };
}

/** The same months a year before. */
export function yearBefore(period: Period, today: string): Period | undefined {
  const months = monthsOf(period, today);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: addMonths(first, -12), to: addMonths(last, -12) };
}

function quarter(year: string, number: number): Period {
  const month = (at: number) => `${year}-${String(at).padStart(2, '0')}`;
  return { from: month(number * 3 - 2), to: month(number * 3) };
}

function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

function maxOf(one: string, other: string): string {
  return one > other ? one : other;
}
