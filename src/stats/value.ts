// What a figure is once it is computed: numbers with their base and what is unknown; no texts, no
// rounding. Plain JSON, so that an answer can be kept and had again.

export interface Part {
  readonly key: string;
  readonly n: number;
}

export type Value =
  | { readonly kind: 'count'; readonly n: number }
  /** `n` of `base`; of `unknown` more it is not known. */
  | Share
  /** All parts of a base. Where records have several choices, shares may pass 100 together. */
  | {
      readonly kind: 'shares';
      readonly parts: readonly Part[];
      readonly base: number;
      readonly unknown: number;
      readonly isMultiple: boolean;
    }
  | People
  /** `sum` over the `known`. */
  | {
      readonly kind: 'average';
      readonly sum: number;
      readonly known: number;
      readonly unknown: number;
      readonly median?: number;
    }
  /** The greatest one, and the greatest one to which people were made to come. */
  | { readonly kind: 'largest'; readonly most?: number; readonly coerced?: number }
  | {
      readonly kind: 'spread';
      readonly known: number;
      readonly unknown: number;
      readonly quartiles?: readonly [number, number, number];
      /** Records by band; with those that are in no sum of participants. */
      readonly bands: readonly Part[];
      /** The same by the categories of the Crowd Counting Consortium. */
      readonly ccc?: readonly Part[];
    }
  /** Ratio of the sums, and the median of the ratios of each record. */
  | {
      readonly kind: 'ratio';
      readonly over: number;
      readonly under: number;
      readonly median?: number;
      readonly known: number;
      readonly unknown: number;
    }
  | {
      readonly kind: 'sanctions';
      readonly arrested: number;
      readonly arrestDays: number;
      readonly criminal: number;
      readonly fined: number;
    }
  | { readonly kind: 'fines'; readonly kzt: Money; readonly mci: Money }
  | {
      readonly kind: 'coerced';
      readonly n: number;
      readonly people: number;
      readonly unknown: number;
    }
  | {
      readonly kind: 'refusals';
      readonly n: number;
      readonly pretexts: readonly Part[];
      readonly unknown: number;
      /** The place was "taken", and nothing took place there. */
      readonly empty: Share;
    }
  | {
      readonly kind: 'places';
      readonly rows: readonly { readonly place: string; readonly value: Value }[];
    }
  | {
      readonly kind: 'spans';
      readonly rows: readonly { readonly span: string; readonly value: Value }[];
    }
  /** Not said, because it could point at a person. */
  | { readonly kind: 'withheld' };

export interface Share {
  readonly kind: 'share';
  readonly n: number;
  readonly base: number;
  readonly unknown: number;
}

export interface People {
  readonly kind: 'people';
  readonly known: number;
  readonly unknown: number;
  /** Records in no sum: people were made to come, or a moderator gave another reason. */
  readonly coerced: number;
  readonly excluded: number;
  readonly low: number;
  readonly high: number;
  readonly best: number;
  /** How many of the known have an open upper end. */
  readonly open: number;
}

export interface Money {
  readonly n: number;
  readonly mean?: number;
  readonly median?: number;
  readonly unknown: number;
}
