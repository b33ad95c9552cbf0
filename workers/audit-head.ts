// Posts the head of the audit, once a day.
import { postAuditHead } from '../src/actions/desk/audit-head.ts';
import type { Runtime } from '../src/actions/run.ts';
import type { Workers } from '../src/queues/definitions.ts';

export const auditHead =
  (runtime: Runtime): Workers['auditHead'] =>
  () =>
    postAuditHead(runtime);
