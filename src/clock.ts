// The clock arrives as an argument everywhere, so that tests can move it.

export interface Clock {
  /** The present instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
