// What runs when a job arrives: one file for each queue. A queue without a worker does not compile.
import type { Runtime } from '../src/actions/run.ts';
import type { Queues } from '../src/queues/backend.ts';
import type { Workers } from '../src/queues/definitions.ts';
import { auditHead } from './audit-head.ts';
import { digests } from './digests.ts';
import { followUps } from './follow-ups.ts';
import { laying } from './laying.ts';
import { outcomes } from './outcomes.ts';
import { screening } from './screening.ts';
import { upkeep } from './upkeep.ts';

export function createWorkers(runtime: Runtime, queues: Queues): Workers {
  return {
    screening: screening(runtime),
    upkeep: upkeep(runtime, queues),
    followUps: followUps(runtime),
    laying: laying(runtime),
    digests: digests(runtime),
    outcomes: outcomes(runtime),
    auditHead: auditHead(runtime),
  };
}
