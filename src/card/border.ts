// Whether a point lies in Kazakhstan, and which place is nearest. The outline is made from
// Natural Earth 1:10m (public domain), with Baikonur and the Kazakh part of the Caspian Sea,
// because oil workers strike at sea as well. It is true to about 2 km; Tashkent is 15 km away.
import outline from './border-outline.json' with { type: 'json' };
import { type Place, realPlaces } from './places.ts';
import type { Point } from './types.ts';

const EARTH_RADIUS_KM = 6371;

/** Longitude and latitude of each corner of the outline. */
const corners: readonly Point[] = Array.from({ length: outline.length / 2 }, (_, index) => ({
  lon: outline[2 * index] ?? 0,
  lat: outline[2 * index + 1] ?? 0,
}));

/** Casts a ray to the east: inside when it crosses the outline an odd number of times. */
export function insideKazakhstan(point: Point): boolean {
  let isInside = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before !== undefined && crosses(point, before, corner)) isInside = !isInside;
    before = corner;
  }
  return isInside;
}

/** The nearest places that exist on a map, nearest first. */
export function nearestPlaces(point: Point, count: number): readonly Nearby[] {
  return realPlaces
    .map((place) => ({ place, km: kmBetween(point, place) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, count);
}

export function nearestPlace(point: Point): Nearby {
  const [nearest] = nearestPlaces(point, 1);
  if (nearest === undefined) throw new Error('the gazetteer is empty');
  return nearest;
}

export interface Nearby {
  readonly place: Place;
  readonly km: number;
}

/** Great-circle distance (haversine). */
function kmBetween(a: Point, b: Point): number {
  const lat = radians(b.lat - a.lat);
  const lon = radians(b.lon - a.lon);
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function crosses(point: Point, a: Point, b: Point): boolean {
  if (a.lat > point.lat === b.lat > point.lat) return false;
  const lonOfCrossing = a.lon + ((b.lon - a.lon) * (point.lat - a.lat)) / (b.lat - a.lat);
  return point.lon < lonOfCrossing;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
