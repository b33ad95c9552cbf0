// Looks after the desk each minute: claims that ran out, cases to lay, and what waits too long.
import { endLapsedClaims } from '../src/actions/desk/lapsed.ts';
import { layCases } from '../src/actions/desk/lay.ts';
import { routeStrays } from '../src/actions/desk/presence.ts';
import { remindOfWaiting } from '../src/actions/desk/remind.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const laying =
  (runtime: Runtime): Workers['laying'] =>
  async () => {
    await endLapsedClaims(runtime);
    await routeStrays(runtime);
    await layCases(runtime);
    await remindOfWaiting(runtime);
  };
