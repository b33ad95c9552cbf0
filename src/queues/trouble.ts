// A store that went away is reported by every connection and at every retry. One line is enough.
import { errorCode, type Log } from '../log.ts';

const QUIET_MS = 10_000;

export function troubleLog(log: Log, queue: string): (error: unknown) => void {
  const quietUntil = new Map<string, number>();
  return (error) => {
    const code = errorCode(error);
    const now = performance.now();
    if (now < (quietUntil.get(code) ?? 0)) return;
    quietUntil.set(code, now + QUIET_MS);
    log.warn({ queue, code }, 'the store of the queues is in trouble');
  };
}
