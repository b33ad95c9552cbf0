// Checks a report that was sent and lays it on the desk.
import { layCases } from '../src/actions/desk/lay.ts';
import { screenSentReport } from '../src/actions/desk/screen-report.ts';
import { type Runtime, runAction } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const screening =
  (runtime: Runtime): Workers['screening'] =>
  async ({ reportId }) => {
    await runAction(runtime, (tx) => screenSentReport(tx, reportId));
    await layCases(runtime);
  };
