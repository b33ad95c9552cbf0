// Buckets of tokens and windows, given a time: may one more message go, and when? Pure. A bucket
// is kept as the time at which it will be full again, so one number counts its tokens exactly.
import type { Rate } from '../gate.ts';

export interface Bucket {
  /** When all tokens are back. */
  readonly fullAt: number;
  /** When the last messages went, oldest first; kept only where the rate has a window. */
  readonly sentAt: readonly number[];
}

export const fullBucket: Bucket = { fullAt: Number.NEGATIVE_INFINITY, sentAt: [] };

/** The first time at which one more may go. */
export function readyAt({ fullAt, sentAt }: Bucket, { everyMs, burst, window }: Rate): number {
  const tokenAt = fullAt - (burst - 1) * everyMs;
  const leaving = window && sentAt.length >= window.count ? sentAt.at(-window.count) : undefined;
  if (window === undefined || leaving === undefined) return tokenAt;
  return Math.max(tokenAt, leaving + window.ms);
}

/** The bucket after one message more. */
export function spend({ fullAt, sentAt }: Bucket, { everyMs, window }: Rate, now: number): Bucket {
  return {
    fullAt: Math.max(fullAt, now) + everyMs,
    sentAt: window ? [...sentAt, now].slice(-window.count) : sentAt,
  };
}

/** Whether the bucket has come back to what a new one is, and may be forgotten. */
export function isRested({ fullAt, sentAt }: Bucket, { window }: Rate, now: number): boolean {
  const last = sentAt.at(-1) ?? Number.NEGATIVE_INFINITY;
  return fullAt <= now && last + (window?.ms ?? 0) <= now;
}
