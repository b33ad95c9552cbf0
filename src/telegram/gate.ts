// The sending gate of a single process: the line, a clock and one timer. The timer alone does not
// keep a process alive: what waits here is in the outbox and goes with the next start.
import { type Gate, GateClosed, type GateLimits, gateLimits } from '../gate.ts';
import { createLine, joinLine, leaveLine, pauseLine, takeNext } from './line.ts';

/** Runs once after a time; returns how to call it off. */
type SetTimer = (run: () => void, ms: number) => () => void;

export interface MemoryGateOptions {
  readonly monotonicNow?: () => number;
  readonly setTimer?: SetTimer;
  readonly limits?: GateLimits;
}

export interface MemoryGate extends Gate {
  /** How many requests wait. */
  waiting(): number;
}

const setUnrefTimer: SetTimer = (run, ms) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

/** Timers of Node count whole milliseconds, and no more than 24 days of them. */
const timerMs = (ms: number) => Math.min(Math.max(1, Math.ceil(ms)), 2 ** 31 - 1);

interface Ticket {
  readonly go: () => void;
  readonly refuse: (why: GateClosed) => void;
}

export function createMemoryGate(options: MemoryGateOptions = {}): MemoryGate {
  const { monotonicNow = () => performance.now(), setTimer = setUnrefTimer } = options;
  const line = createLine<Ticket>(options.limits ?? gateLimits);
  let stopTimer: () => void = () => undefined;
  let isClosed = false;

  function letGo(): void {
    stopTimer();
    const now = monotonicNow();
    for (;;) {
      const next = takeNext(line, now);
      if ('ticket' in next) next.ticket.go();
      else if (next.againAt === Number.POSITIVE_INFINITY) return;
      else {
        stopTimer = setTimer(letGo, timerMs(next.againAt - now));
        return;
      }
    }
  }

  return {
    pass: (request) =>
      new Promise((go, refuse) => {
        if (isClosed) {
          refuse(new GateClosed());
          return;
        }
        joinLine(line, request, { go, refuse });
        letGo();
      }),
    pauseFor: (ms, chatId) => {
      pauseLine(line, monotonicNow() + ms, chatId);
      letGo();
    },
    close: () => {
      isClosed = true;
      stopTimer();
      for (const { refuse } of leaveLine(line)) refuse(new GateClosed());
    },
    waiting: () => line.waiting,
  };
}
