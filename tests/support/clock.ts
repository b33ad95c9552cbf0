// A clock that stands until a test moves it.
import type { Clock } from '../../src/clock.ts';

export interface TestClock extends Clock {
  /** Moves it on by so many seconds. */
  pass(seconds: number): void;
  set(instant: string): void;
}

export function testClock(start: string): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    pass: (seconds) => {
      now += seconds * 1000;
    },
    set: (instant) => {
      now = Date.parse(instant);
    },
  };
}
