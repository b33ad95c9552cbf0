// Checks a report that was sent and lays it on the desk.
import { type Runtime, runAction } from '../src/actions/run.ts';
import { screenSentReport } from '../src/actions/screen-report.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const screening =
  (runtime: Runtime): Workers['screening'] =>
  ({ reportId }) =>
    runAction(runtime, (tx, now) => screenSentReport(tx, reportId, now));
