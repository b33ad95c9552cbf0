// Prepares and sends the weekly summaries, each minute and for as long as there are any to send.
import { sendDigests } from '../src/actions/digests.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const digests =
  (runtime: Runtime): Workers['digests'] =>
  (_payload, { signal }) =>
    sendDigests(runtime, signal);
