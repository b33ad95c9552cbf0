// A flood by one person is dropped before anything is written, so that nobody else waits for it. A
// bucket of tokens for each person, in memory, by their pseudonym; only the busiest are remembered.
import type { Rate } from '../gate.ts';
import { type Bucket, fullBucket, isRested, readyAt, spend } from './buckets.ts';

export interface FloodLimit {
  readonly rate: Rate;
  /** One answer in so long says that it is too fast. */
  readonly answerEveryMs: number;
  /** People remembered at once. */
  readonly maxPeople: number;
}

export const floodLimit: FloodLimit = {
  // Nobody taps five times a second for longer than a few seconds; an album is ten updates, and a
  // phone that was offline sends what it gathered.
  rate: { everyMs: 200, burst: 60 },
  answerEveryMs: 60_000,
  // About 2 MB. A crowd that is larger pushes out those who are slow, and they lose nothing.
  maxPeople: 10_000,
};

/** `answer` is for the one update of a flood that is answered; `drop` for all others. */
export type FloodVerdict = 'pass' | 'answer' | 'drop';

export interface FloodGuard {
  meet(person: string): FloodVerdict;
  /** How many people are remembered. */
  readonly size: number;
}

interface Visitor {
  readonly bucket: Bucket;
  readonly answeredAt: number;
}

const stranger: Visitor = { bucket: fullBucket, answeredAt: Number.NEGATIVE_INFINITY };

export function createFloodGuard(
  limit: FloodLimit = floodLimit,
  monotonicNow: () => number = () => performance.now(),
): FloodGuard {
  // In the order in which they were last seen.
  const visitors = new Map<string, Visitor>();

  function remember(person: string, visitor: Visitor, now: number) {
    visitors.delete(person);
    visitors.set(person, visitor);
    for (const [oldest, { bucket }] of visitors) {
      if (visitors.size <= limit.maxPeople && !isRested(bucket, limit.rate, now)) break;
      visitors.delete(oldest);
    }
  }

  return {
    meet(person) {
      const now = monotonicNow();
      const visitor = visitors.get(person) ?? stranger;
      if (readyAt(visitor.bucket, limit.rate) <= now) {
        remember(person, { ...visitor, bucket: spend(visitor.bucket, limit.rate, now) }, now);
        return 'pass';
      }
      const isAnswered = now - visitor.answeredAt < limit.answerEveryMs;
      remember(person, isAnswered ? visitor : { ...visitor, answeredAt: now }, now);
      return isAnswered ? 'drop' : 'answer';
    },
    get size() {
      return visitors.size;
    },
  };
}
