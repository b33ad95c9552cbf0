// A process with the worker role that does one job and closes: nothing may keep it alive.
import { randomUUID } from 'node:crypto';
import { connectQueues, type QueueOptions } from '../../src/queues/connect.ts';

const options = JSON.parse(process.env['QUEUE_OPTIONS'] ?? '') as QueueOptions;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const queues = await connectQueues(options, silent);
const runs: string[] = [];
await queues.work({
  screening: async ({ reportId }) => void runs.push(reportId),
  upkeep: async () => undefined,
  followUps: async () => undefined,
  laying: async () => undefined,
  digests: async () => undefined,
  auditHead: async () => undefined,
  outcomes: async () => undefined,
});
await queues.schedule();
await queues.add('screening', 'screening-process', { reportId: randomUUID() });
await queues.drain();
await queues.close();
// What is still running now would keep the process alive, and the unreferenced timer says so.
setTimeout(() => process.exit(2), 10_000).unref();
process.exitCode = runs.length === 1 ? 0 : 1;
