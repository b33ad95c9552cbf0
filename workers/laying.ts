// Lays cases before the moderators.
import { layCases } from '../src/actions/lay.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const laying =
  (runtime: Runtime): Workers['laying'] =>
  () =>
    layCases(runtime);
