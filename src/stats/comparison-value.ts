// What a comparison is once it is computed: numbers with their bases; no texts, no rounding. Plain
// JSON, so that an answer can be kept and had again.
import type { Period } from './period.ts';
import type { FigureId } from './registry/registry.ts';
import type { Mode } from './rounding.ts';
import type { Share } from './value.ts';

/** From the first to the last month, both inclusive. */
export type Months = Required<Period>;

export type Basis = 'previous' | 'year_before';

/** Now, and in the earlier period. */
export interface Pair<T> {
  readonly now: T;
  readonly before: T;
}

/** A03: assemblies in the monitored months of a place; a month is 30.4375 days. */
export interface Rate {
  readonly n: number;
  readonly days: number;
  readonly perMonth: number;
}

/** A place that was monitored in at least one of the periods; absent where it was not. */
export interface PlaceChange {
  readonly place: string;
  readonly now?: Rate;
  readonly before?: Rate;
  /** A04 of the place alone; absent where there was none before. */
  readonly times?: number;
  readonly unauthorised: { readonly now?: Share; readonly before?: Share };
}

/** What changed on all comparable places together. */
export interface GroupChange {
  readonly assemblies: Pair<number>;
  /** The sum of the places' own rates. */
  readonly perMonth: Pair<number>;
  /** A04; absent where there was none before. */
  readonly times?: number;
  /** A05, A11. */
  readonly shares: readonly ShareChange[];
  /** A17. */
  readonly size: AveragePair;
}

export interface Against {
  readonly basis: Basis;
  readonly months: Months;
  readonly places: readonly PlaceChange[];
  /** Those monitored in at least one month of both periods. */
  readonly comparable: readonly string[];
  /** Where something is on record, but not that it was monitored in both; the greatest first. */
  readonly leftOut: readonly string[];
  /** Absent without a comparable place. */
  readonly all?: GroupChange;
  /** Absent also where it is not known which part was official. */
  readonly withoutOfficial?: GroupChange;
}

export interface Comparison {
  readonly mode: Mode;
  /** Absent for a question about all times: nothing came before. */
  readonly months?: Months;
  readonly against: readonly Against[];
}

/** Class of topic, unauthorised, dispersal, detained and penalised among unauthorised. */
export type ComparedFigure = Extract<FigureId, 'A07' | 'A12' | 'A26' | 'A29' | 'A41'>;

export interface ShareChange extends Pair<Share> {
  readonly figure: ComparedFigure;
  /** The class of topic of A07. */
  readonly key?: string;
  /** Difference of the exact shares; absent where one of them has no base. */
  readonly points?: number;
}

/** Averages over those whose size is known; absent where there are none. */
export interface AveragePair {
  readonly now?: Average;
  readonly before?: Average;
  readonly times?: number;
}

export interface Average {
  readonly mean: number;
  readonly known: number;
}
