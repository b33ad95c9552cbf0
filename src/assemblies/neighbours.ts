// Places that are taken for one another: towns within reach of one another, and "elsewhere in this
// region", which may be any place near them. Made once; the search for candidates asks for them.
import { elsewhereId, findPlace, type Place, realPlaces } from '../card/places.ts';

/** As far as a suburb, a satellite town or a shift settlement lies from its city. */
const REACH_KM = 60;
const EARTH_KM = 6371;

const neighbours = new Map<string, ReadonlySet<string>>();

for (const place of realPlaces) {
  const near = realPlaces.filter((other) => kilometresBetween(place, other) <= REACH_KM);
  const around = [...new Set(near.map((other) => elsewhereId(other.region)))];
  for (const other of [...near.map(({ id }) => id), ...around]) link(place.id, other);
}

/** The other places that a report from here may mean; symmetric. */
export function neighboursOf(placeId: string): readonly string[] {
  return [...(neighbours.get(placeId) ?? [])];
}

export function isNeighbour(placeId: string, other: string): boolean {
  return neighbours.get(placeId)?.has(other) ?? false;
}

function link(one: string, other: string): void {
  if (one === other || findPlace(other) === undefined) return;
  neighbours.set(one, new Set([...(neighbours.get(one) ?? []), other]));
  neighbours.set(other, new Set([...(neighbours.get(other) ?? []), one]));
}

/** Along the surface of the Earth. */
export function kilometresBetween(
  a: Pick<Place, 'lat' | 'lon'>,
  b: Pick<Place, 'lat' | 'lon'>,
): number {
  const lat = radians(b.lat - a.lat) / 2;
  const lon = radians(b.lon - a.lon) / 2;
  const across = Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.sin(lat) ** 2 + across));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
