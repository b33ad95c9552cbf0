// Asks for a look at what waits for room on the desks.
import type { Job } from '../unit.ts';

/** What waits is laid there. @param of tells this request from others */
export function layingJob(of: number | string): Job {
  return { queue: 'laying', id: `laying-${of}`, payload: {} };
}
