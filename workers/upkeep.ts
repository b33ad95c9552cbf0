// Looks after what a crash, a lost Redis or time left behind.
import type { Runtime } from '../src/actions/run.ts';
import { findLostReports, tidy } from '../src/actions/upkeep.ts';
import type { Queues } from '../src/queues/backend.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const upkeep =
  (runtime: Runtime, queues: Queues): Workers['upkeep'] =>
  async () => {
    await findLostReports(runtime, queues);
    await tidy(runtime);
  };
