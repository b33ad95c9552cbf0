// The form of a line: a figure, a key, and amounts where there is more than the record itself.
import type { Assembly } from '../assemblies/assembly.ts';
import type { Outcome } from '../assemblies/outcome.ts';

export type Counted = Pick<
  Assembly,
  | 'eventStatus'
  | 'level'
  | 'form'
  | 'topic'
  | 'topicClass'
  | 'campaignId'
  | 'permitStatus'
  | 'authorised'
  | 'values'
  | 'participants'
  | 'police'
  | 'detained'
  | 'isCoerced'
  | 'excludedFor'
>;

/** Of whom something is on record; people of different records are different people. */
export type CountedOutcome = Outcome & { readonly assemblyId: string };

/** `figure:key`, or `figure:key:n:low:high:best:open`. */
export type Line = string;

/** A line of `n` records or people, with sums. */
export function amounts(
  figure: string,
  key: string,
  { n = 1, low = 0, high = 0, best = 0, open = 0 },
): Line {
  return [figure, key, n, low, high, best, open].join(':');
}

export function yesNo(figure: string, is: boolean | undefined): Line {
  return `${figure}:${is === undefined ? 'unknown' : is ? 'yes' : 'no'}`;
}
