// Bands of sizes: those of the card, and the categories of the Crowd Counting Consortium.
import { card, choicesIn, findQuestion } from '../card/card.ts';
import type { Histogram } from './quantile.ts';
import type { Part } from './value.ts';

export interface Band {
  readonly key: string;
  readonly low: number;
  /** Inclusive; absent for an open band. */
  readonly high?: number;
}

/** The bands that reporters choose from, lowest first. */
export const ownBands: readonly Band[] = bandsOfCard();

/** `size_cat` of the CCC: 1–99, 100–999, 1,000–9,999, 10,000 and more. */
export const cccBands: readonly Band[] = [
  { key: 'ccc1', low: 1, high: 99 },
  { key: 'ccc2', low: 100, high: 999 },
  { key: 'ccc3', low: 1000, high: 9999 },
  { key: 'ccc4', low: 10_000 },
];

/** Records in each of the bands of the card; a size between two bands belongs to the lower one. */
export function sizeBands(sizes: Histogram, bands: readonly Band[] = ownBands): readonly Part[] {
  return bands.map((band, at) => {
    const next = bands[at + 1]?.low ?? Infinity;
    const from = at === 0 ? -Infinity : band.low;
    const inBand = sizes.filter(([value]) => value >= from && value < next);
    return { key: band.key, n: inBand.reduce((sum, [, n]) => sum + n, 0) };
  });
}

function bandsOfCard(): readonly Band[] {
  const question = findQuestion(card, 'participants');
  return (question ? choicesIn(question) : []).flatMap(({ value, low, high }) =>
    low === undefined ? [] : [{ key: value, low, ...(typeof high === 'number' && { high }) }],
  );
}
