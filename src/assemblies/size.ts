// Numbers of people: from low to high, with a best estimate. High null for an open end.
import type { Answer } from '../card/types.ts';

export interface Size {
  readonly low: number;
  readonly high: number | null;
  readonly best: number;
}

/** Best estimate: a number itself, the middle of a range, the geometric mean of a band. */
export function bestOf(size: Answer & { kind: 'size' }): number {
  if (size.best !== undefined) return size.best;
  if (size.high === null) return size.low;
  if (size.band !== undefined) return Math.round(Math.sqrt(size.low * size.high));
  return (size.low + size.high) / 2;
}

/** The size that an answer stands for; a number is a range of itself. */
export function sizeOf(answer: Answer | undefined): Size | undefined {
  if (answer?.kind === 'number') {
    return { low: answer.value, high: answer.value, best: answer.value };
  }
  if (answer?.kind !== 'size') return undefined;
  return { low: answer.low, high: answer.high, best: bestOf(answer) };
}

/** Low, high and best separately; an open end lies above every number. */
export function medianSize(sizes: readonly Size[]): Size {
  const high = median(sizes.map((size) => size.high ?? Infinity));
  return {
    low: median(sizes.map((size) => size.low)),
    high: Number.isFinite(high) ? high : null,
    best: median(sizes.map((size) => size.best)),
  };
}

/** Whether some number lies within all of them. */
export function overlap(sizes: readonly Size[]): boolean {
  const highest = Math.min(...sizes.map((size) => size.high ?? Infinity));
  return sizes.every((size) => size.low <= highest);
}

/** The one in the middle; of an even number the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, one) => sum + one, 0) / middle.length;
}
