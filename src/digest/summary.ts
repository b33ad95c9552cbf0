// The numbers of one week for the country, a region or a place, from the frozen data.
import { type Amounts, type Cells, cellsOf } from '../stats/cells.ts';
import { FiguresDoNotAddUp, partsOf, people } from '../stats/parts.ts';
import { type Area, placesIn } from '../stats/question.ts';
import type { Sum } from '../stats/sums.ts';
import type {
  DigestChange,
  DigestData,
  DigestOutcome,
  DigestRecord,
  RecordName,
  WeekSums,
} from './data.ts';

export interface Summary {
  readonly assemblies: number;
  /** Largest first. */
  readonly places: readonly { readonly placeId: string; readonly n: number }[];
  /** Keys of `topic_class` that occur, `unknown` last. */
  readonly topics: readonly { readonly key: string; readonly n: number }[];
  readonly authorised: Readonly<Record<'authorised' | 'unauthorised' | 'unknown', number>>;
  readonly participants: People & Readonly<Record<'unknown' | 'coerced' | 'excluded', number>>;
  readonly dispersal: Known;
  readonly detained: Known;
  readonly detainedPeople: People;
  readonly before: Comparison | undefined;
  readonly yearBefore: Comparison | undefined;
  /** Those that may be named, largest first; where there are more than a few, with a known size. */
  readonly largest: readonly DigestRecord[];
  readonly dispersed: readonly DigestRecord[];
  readonly detentions: readonly DigestRecord[];
  readonly outcomes: readonly DigestOutcome[];
  readonly changes: readonly DigestChange[];
}

/** So many assemblies can all be named. */
export const few = 3;

/** People of those records that say how many. */
export type People = Readonly<Record<'known' | 'low' | 'high' | 'best' | 'open', number>>;

export type Known = Readonly<Record<'yes' | 'no' | 'unknown', number>>;

/** Assemblies in the places that were monitored in both weeks. */
export interface Comparison {
  readonly places: number;
  readonly now: number;
  readonly earlier: number;
}

/** Throws when a breakdown does not add up to its total: such numbers must not be sent. */
export function summarise(data: DigestData, area: Area): Summary {
  const isHere = placeFilter(area);
  const cells = cellsOf(data.now.sums.filter((sum) => isHere(sum.placeId)));
  const count = (figure: string, key: string) => cells.at(figure, key).n;
  const named = data.records.filter((record) => isHere(record.placeId));
  const assemblies = count('assemblies', 'all');
  const isFew = assemblies <= few;
  const summary: Summary = {
    assemblies,
    places: byPlace(cells),
    topics: topicsOf(cells),
    authorised: {
      authorised: count('authorised', 'authorised'),
      unauthorised: count('authorised', 'unauthorised'),
      unknown: count('authorised', 'unknown'),
    },
    participants: people(cells),
    dispersal: knownOf(cells, 'dispersal'),
    detained: knownOf(cells, 'detained'),
    detainedPeople: peopleOf(cells.at('detained_people', 'known')),
    before: compare(data.now, data.before, isHere),
    yearBefore: compare(data.now, data.yearBefore, isHere),
    largest: named.filter((one) => isFew || one.participants !== undefined).sort(bySize),
    dispersed: named.filter(({ isDispersed }) => isDispersed).sort(bySize),
    detentions: named.filter(({ isDetained }) => isDetained).sort(byDetained),
    outcomes: data.outcomes.filter(isOf(isHere)),
    changes: data.changes.filter(isOf(isHere)),
  };
  assertTotals(summary);
  return summary;
}

/** Throws when the summary of any place does not add up, and so that of any region. */
export function assertAddsUp(data: DigestData): void {
  summarise(data, { kind: 'country' });
  for (const id of new Set(data.now.sums.map(({ placeId }) => placeId))) {
    summarise(data, { kind: 'place', id });
  }
}

/** Places in which there were assemblies in one of two weeks, with both numbers. */
export function placesBeside(
  data: DigestData,
  area: Area,
): readonly { readonly placeId: string; readonly now: number; readonly earlier?: number }[] {
  const isHere = placeFilter(area);
  const both = new Set(monitoredInBoth(data.now, data.before));
  const places = new Set(
    [...data.now.sums, ...data.before.sums.filter(({ placeId }) => both.has(placeId))]
      .map(({ placeId }) => placeId)
      .filter(isHere),
  );
  const at = (sums: readonly Sum[], placeId: string) =>
    assembliesIn(sums.filter((sum) => sum.placeId === placeId));
  return [...places]
    .map((placeId) => ({
      placeId,
      now: at(data.now.sums, placeId),
      ...(both.has(placeId) && { earlier: at(data.before.sums, placeId) }),
    }))
    .sort(
      (a, b) =>
        b.now - a.now || (b.earlier ?? 0) - (a.earlier ?? 0) || (a.placeId < b.placeId ? -1 : 1),
    );
}

/** Assemblies of an area in each of the last weeks, oldest first. */
export function courseOf(data: DigestData, area: Area) {
  const isHere = placeFilter(area);
  return data.course.map(({ week, assemblies }) => ({
    week,
    n: Object.entries(assemblies).reduce((all, [id, n]) => all + (isHere(id) ? n : 0), 0),
  }));
}

function compare(
  now: WeekSums,
  earlier: WeekSums,
  isHere: (placeId: string) => boolean,
): Comparison | undefined {
  const places = new Set(monitoredInBoth(now, earlier).filter(isHere));
  if (places.size === 0) return undefined;
  const within = ({ sums }: WeekSums) =>
    assembliesIn(sums.filter(({ placeId }) => places.has(placeId)));
  return { places: places.size, now: within(now), earlier: within(earlier) };
}

function monitoredInBoth(now: WeekSums, earlier: WeekSums): readonly string[] {
  const before = new Set(earlier.monitored);
  return now.monitored.filter((placeId) => before.has(placeId));
}

function placeFilter(area: Area): (placeId: string) => boolean {
  const places = placesIn(area);
  if (places === undefined) return () => true;
  const inside = new Set(places);
  return (placeId) => inside.has(placeId);
}

const isOf = (isHere: (placeId: string) => boolean) => (one: RecordName) => isHere(one.placeId);

function assembliesIn(sums: readonly Sum[]): number {
  return cellsOf(sums).at('assemblies', 'all').n;
}

function byPlace(cells: Cells): Summary['places'] {
  return cells.places
    .map((placeId) => ({ placeId, n: cells.place(placeId).at('assemblies', 'all').n }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || (a.placeId < b.placeId ? -1 : 1));
}

function topicsOf(cells: Cells): Summary['topics'] {
  const unknown = { key: 'unknown', n: cells.at('topic_class', 'unknown').n };
  return [...partsOf(cells.keys('topic_class')), ...(unknown.n > 0 ? [unknown] : [])];
}

function knownOf(cells: Cells, figure: string): Known {
  const of = (key: string) => cells.at(figure, key).n;
  return { yes: of('yes'), no: of('no'), unknown: of('unknown') };
}

function peopleOf({ n: known, low, high, best, open }: Amounts): People {
  return { known, low, high, best, open };
}

function bySize(a: DigestRecord, b: DigestRecord): number {
  return (b.participants?.best ?? -1) - (a.participants?.best ?? -1) || a.number - b.number;
}

function byDetained(a: DigestRecord, b: DigestRecord): number {
  return (b.detained ?? -1) - (a.detained ?? -1) || a.number - b.number;
}

function assertTotals(summary: Summary): void {
  const { assemblies, places, topics, authorised, dispersal, detained } = summary;
  const add = (all: readonly { readonly n: number }[]) => all.reduce((sum, { n }) => sum + n, 0);
  const parts = {
    assemblies: add(places),
    topic_class: add(topics),
    authorised: authorised.authorised + authorised.unauthorised + authorised.unknown,
    dispersal: dispersal.yes + dispersal.no + dispersal.unknown,
    detained: detained.yes + detained.no + detained.unknown,
  };
  for (const [figure, sum] of Object.entries(parts)) {
    if (sum !== assemblies) throw new FiguresDoNotAddUp(figure);
  }
}
