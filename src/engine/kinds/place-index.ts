// All names by which a place can be found, and how close a typed name comes to them.
import { distance } from 'fastest-levenshtein';
import { elsewhereId, type Names, realPlaces, regions } from '../../card/places.ts';
import { smallTowns } from '../../card/small-towns.ts';
import { countryNames, foreignNames } from './abroad.ts';
import { keysMeant, namesIn, placeKey, placeWords } from './place-words.ts';

/** What a name stands for. */
export interface Hit {
  readonly kind: 'place' | 'region' | 'abroad' | 'country';
  /** Id of the place or region; empty for the others. */
  readonly id: string;
  /** Found by the name in use today, not by an old name or another spelling. */
  readonly isCurrent: boolean;
}

interface Entry extends Hit {
  readonly key: string;
}

const SHORTEST_PREFIX = 4;
const SHORTEST_FOR_ONE_SLIP = 5;
const SHORTEST_FOR_TWO_SLIPS = 6;

/** From this length on even the first letter may be a slip. */
const LONG = 9;

const entries: readonly Entry[] = [
  ...realPlaces.flatMap((place) => entriesOf('place', place.id, place)),
  // A city that is a region of its own is found as a city.
  ...regions.flatMap((region) =>
    region.type === 'city'
      ? entriesOf('place', region.centre, region)
      : entriesOf('region', region.id, region),
  ),
  ...Object.entries(smallTowns).flatMap(([region, names]) =>
    namesIn(names).map((name) => entryOf('place', elsewhereId(region), name, true)),
  ),
  ...foreignNames.map((name) => entryOf('abroad', '', name, true)),
  ...countryNames.map((name) => entryOf('country', '', name, true)),
];
const byKey = new Map<string, Entry[]>();
for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);

/** Hits of the name as typed or, if there are none, of the names it may be a case of. */
export function exactHits(key: string): readonly Hit[] {
  const meant = keysMeant(key).find((one) => byKey.has(one));
  return meant === undefined ? [] : (byKey.get(meant) ?? []);
}

export function prefixHits(key: string): readonly Hit[] {
  if (key.length < SHORTEST_PREFIX) return [];
  return entries.filter((entry) => entry.key.startsWith(key));
}

/** Names with one or two slips of the finger, nearest first. */
export function nearHits(key: string): readonly { readonly hit: Hit; readonly slips: number }[] {
  return entries
    .map((hit) => ({ hit, slips: slipsBetween(key, hit.key) }))
    .filter(({ slips }) => slips <= 2)
    .sort((a, b) => a.slips - b.slips);
}

function slipsBetween(typed: string, key: string): number {
  const shorter = Math.min(typed.length, key.length);
  if (shorter < SHORTEST_FOR_ONE_SLIP || Math.abs(typed.length - key.length) > 2) return Infinity;
  const slips = distance(typed, key);
  if (slips < 2) return slips;
  const sameStart = typed[0] === key[0] || shorter >= LONG;
  return shorter >= SHORTEST_FOR_TWO_SLIPS && sameStart ? slips : Infinity;
}

function entriesOf(
  kind: Hit['kind'],
  id: string,
  named: { readonly names: Names; readonly aliases: readonly string[] },
): readonly Entry[] {
  return [
    ...Object.values(named.names).map((name) => entryOf(kind, id, name, true)),
    ...named.aliases.map((name) => entryOf(kind, id, name, false)),
  ];
}

function entryOf(kind: Hit['kind'], id: string, name: string, isCurrent: boolean): Entry {
  return { kind, id, isCurrent, key: placeKey(placeWords(name).words) };
}
