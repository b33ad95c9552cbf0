// Sums of lines, as the rollups keep them: the only thing that figures are computed from.

/** The sum of one figure and key in one place. */
export interface Sum {
  readonly placeId: string;
  readonly figure: string;
  readonly key: string;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly best: number;
  /** Records with an open band: their low stands in the sum of highs. */
  readonly open: number;
}

/** The same in one span of time: a month `2012-01` or a year `2012`. */
export interface SpanSum extends Sum {
  readonly span: string;
}
