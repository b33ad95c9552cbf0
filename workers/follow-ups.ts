// Asks reporters back when it is time to.
import { askFollowUps } from '../src/actions/reporter/follow-up.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const followUps =
  (runtime: Runtime): Workers['followUps'] =>
  () =>
    askFollowUps(runtime);
