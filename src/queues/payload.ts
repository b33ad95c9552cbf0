// What a job may carry, checked when it is added and again when it arrives: a queue outlives a deploy.
import type { QueueDefinition } from './define.ts';

/** Names the queue and the place in the payload, and never the value. */
class PayloadError extends Error {
  readonly code = 'wrong_payload';

  constructor(queue: string, places: readonly string[]) {
    super(`queue ${queue}: wrong payload at ${places.join(', ')}`);
    this.name = 'PayloadError';
  }
}

export function readPayload(definition: QueueDefinition, payload: unknown): unknown {
  const result = definition.payload.safeParse(payload);
  if (result.success) return result.data;
  const places = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the top'} (${issue.code})`,
  );
  throw new PayloadError(definition.name, places);
}

/** BullMQ refuses ids of digits only and takes ":" for its own; both would fail far from the bug. */
export function assertJobId(queue: string, id: string): void {
  if (!/^[\w-]{1,100}$/.test(id) || /^\d+$/.test(id)) {
    throw new Error(
      `queue ${queue}: a job id is made of letters, digits, - and _, not digits only`,
    );
  }
}
