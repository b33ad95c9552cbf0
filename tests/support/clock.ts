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

/** The clock of the machine, for drills: nothing moves it. */
export const realClock: TestClock = { now: () => new Date(), pass: () => {}, set: () => {} };

/** A moved clock with timers: those that are due run, in their order, when the clock passes. */
export function timedClock(start: string) {
  const clock = testClock(start);
  const timers = new Set<{ readonly run: () => void; readonly atMs: number }>();
  const nowMs = () => clock.now().getTime();
  return {
    ...clock,
    monotonicNow: nowMs,
    setTimer(run: () => void, ms: number) {
      const timer = { run, atMs: nowMs() + ms };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass(seconds: number) {
      clock.pass(seconds);
      const due = [...timers].filter(({ atMs }) => atMs <= nowMs());
      for (const timer of due.toSorted((a, b) => a.atMs - b.atMs)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}
