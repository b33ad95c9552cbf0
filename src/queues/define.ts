// What a queue is: the ids that its jobs carry, and how stubbornly they are tried.
import type { z } from 'zod';

/** Makes a job on a calendar instead of on request. */
interface Schedule<Payload> {
  /** Five fields of cron. A pattern and not an interval: an interval drifts when upserted again. */
  readonly pattern: string;
  readonly timeZone: string;
  readonly payload: Payload;
}

export interface QueueDefinition<
  Name extends string = string,
  Payload extends z.ZodObject = z.ZodObject,
> {
  /** Stored with every job, so a new name abandons the jobs under the old one. No `:`. */
  readonly name: Name;
  /** A strict object of ids: a job says "look at this id", and the worker reads fresh rows. */
  readonly payload: Payload;
  /** Runs in all, the first one included. */
  readonly attempts: number;
  readonly backoff: {
    /** The wait doubles with every attempt. */
    readonly firstDelayMs: number;
    /** Share of the wait that is random, so that jobs of one outage do not return in one wave. */
    readonly jitter: number;
  };
  /** Jobs at once in one process. */
  readonly concurrency: number;
  readonly schedule?: Schedule<z.output<Payload>>;
}

export function defineQueue<const Name extends string, Payload extends z.ZodObject>(
  definition: QueueDefinition<Name, Payload>,
): QueueDefinition<Name, Payload> {
  if (definition.name.includes(':')) throw new Error(`queue ${definition.name}: no ":" in a name`);
  return definition;
}

/** The registry. An entry is found under the name that its jobs carry, or does not compile. */
export function defineQueues<
  const Definitions extends { readonly [Q in keyof Definitions]: QueueDefinition<Q & string> },
>(definitions: Definitions): Definitions {
  return definitions;
}
