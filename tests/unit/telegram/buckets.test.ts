import { describe, expect, test } from 'vitest';
import {
  type Bucket,
  fullBucket,
  isRested,
  readyAt,
  spend,
} from '../../../src/telegram/buckets.ts';

const rate = { everyMs: 1_000, burst: 3 };
const windowed = { everyMs: 1_000, burst: 3, window: { count: 4, ms: 10_000 } };

/** Spends as soon as possible, from a time on, and tells when. */
function spendAll(times: number, from: number, limits: typeof rate | typeof windowed): number[] {
  let bucket: Bucket = fullBucket;
  let now = from;
  return Array.from({ length: times }, () => {
    now = Math.max(now, readyAt(bucket, limits));
    bucket = spend(bucket, limits, now);
    return now;
  });
}

describe('a bucket', () => {
  test('gives its burst at once and then one token at a time', () => {
    expect(spendAll(6, 500, rate)).toEqual([500, 500, 500, 1_500, 2_500, 3_500]);
  });

  test('is ready at any time while it has a token', () => {
    const bucket = spend(spend(fullBucket, rate, 100), rate, 100);
    expect(readyAt(bucket, rate)).toBeLessThanOrEqual(100);
    expect(readyAt(spend(bucket, rate, 100), rate)).toBe(1_100);
  });

  test('does not save up more than its burst', () => {
    let bucket = spend(fullBucket, rate, 0);
    for (let token = 0; token < 3; token += 1) bucket = spend(bucket, rate, 1_000_000);
    expect(readyAt(bucket, rate)).toBe(1_001_000);
  });

  test('waits for its window where it has one', () => {
    expect(spendAll(7, 0, windowed)).toEqual([0, 0, 0, 1_000, 10_000, 10_000, 10_000]);
  });

  test('may be forgotten when all tokens are back and its window is empty', () => {
    const plain = spend(fullBucket, rate, 0);
    const held = spend(fullBucket, windowed, 0);
    expect([isRested(plain, rate, 999), isRested(plain, rate, 1_000)]).toEqual([false, true]);
    expect(isRested(held, windowed, 9_999)).toBe(false);
    expect(isRested(held, windowed, 10_000)).toBe(true);
    expect(isRested(fullBucket, windowed, 0)).toBe(true);
  });
});
