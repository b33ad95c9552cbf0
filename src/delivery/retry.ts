// How long to wait before trying again.

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** Doubles from half a second to a minute. @param attempts how often it was tried, from 1 */
export function retryAfterMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 10));
}
