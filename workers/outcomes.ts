// Reminds the desk to look for what followed.
import { remindOfOutcomes } from '../src/actions/records/outcome-reminders.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const outcomes =
  (runtime: Runtime): Workers['outcomes'] =>
  () =>
    remindOfOutcomes(runtime);
