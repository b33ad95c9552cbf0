// Eighteen assemblies of 2011 and 2012, as the Kazakhstan International Bureau for Human Rights
// listed them in its report of May 2012: those with a full date and a place, without names of
// people. And a recount of them that knows nothing of the product.
import type { IssueClass } from '../../src/card/types.ts';
import type { Language } from '../../src/locales/translate.ts';
import events from './events.json' with { type: 'json' };
import type { Story } from './script.ts';

export interface RealEvent {
  readonly id: string;
  readonly date: string;
  readonly place: string;
  readonly form: string;
  readonly topic: string;
  /** Class of the topic. */
  readonly topicClass: IssueClass;
  readonly permitStatus: 'allowed' | 'denied' | 'unknown';
  readonly participantsLow: number | null;
  readonly participantsHigh: number | null;
  readonly authorityResponse: readonly string[];
  readonly status: 'took_place' | 'cancelled';
}

export const realEvents = events as readonly RealEvent[];

export const tookPlace = realEvents.filter((event) => event.status === 'took_place');

/** How a reporter tells it, on the day on which they do. */
export function storyOf(
  event: RealEvent,
  how: { readonly language: Language; readonly types: boolean; readonly yesterday: string },
): Story {
  const { language, types, yesterday } = how;
  const { date, place, form, topic, permitStatus, authorityResponse } = event;
  return {
    language,
    types,
    basis: types ? 'participant_told' : 'on_site_earlier',
    day: date === yesterday ? 'yesterday' : date,
    place,
    form,
    topic,
    people: peopleOf(event),
    permitStatus,
    authorityResponse: authorityResponse.length === 0 ? ['unknown'] : authorityResponse,
  };
}

function peopleOf({ participantsLow: low, participantsHigh: high }: RealEvent) {
  if (low === null) return undefined;
  if (high === null) return `${low}+`;
  return high === low ? String(low) : `${low}-${high}`;
}

export interface Recount {
  readonly assemblies: number;
  readonly places: Readonly<Record<string, number>>;
  readonly topics: Readonly<Record<string, number>>;
  readonly permits: Readonly<Record<string, number>>;
  readonly known: number;
  readonly low: number;
  readonly high: number;
  readonly best: number;
  readonly open: number;
}

/** Counts events by hand. */
export function recount(of: readonly RealEvent[]): Recount {
  const known = of.filter((event) => event.participantsLow !== null);
  const sum = (number: (event: RealEvent) => number) =>
    known.reduce((all, event) => all + number(event), 0);
  return {
    assemblies: of.length,
    places: tally(of.map((event) => event.place)),
    topics: tally(of.map((event) => event.topicClass)),
    permits: tally(of.map((event) => event.permitStatus)),
    known: known.length,
    low: sum((event) => event.participantsLow ?? 0),
    // Where only "at least" is known, the sum can be no lower than with that.
    high: sum((event) => event.participantsHigh ?? event.participantsLow ?? 0),
    best: sum(bestOf),
    open: known.filter((event) => event.participantsHigh === null).length,
  };
}

function bestOf({ participantsLow: low, participantsHigh: high }: RealEvent): number {
  return high === null ? (low ?? 0) : ((low ?? 0) + high) / 2;
}

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
