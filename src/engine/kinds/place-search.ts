// Where it was, as a typed name or a shared location. What is certain is taken, what is nearly
// right is asked back, and what lies outside the country is refused.
import { insideKazakhstan, nearestPlaces } from '../../card/border.ts';
import { elsewhereId, getPlace, realPlaces } from '../../card/places.ts';
import type { Point } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { exactHits, type Hit, nearHits, prefixHits } from './place-index.ts';
import { placeKey, placeWords } from './place-words.ts';

const MAX_LENGTH = 100;
const MAX_ASKED = 6;

/** A point this near to a place is taken as being there. */
const NEAR_KM = 40;

/** The oblast around each city that is a region of its own. */
const around: Readonly<Record<string, string>> = {
  astana_city: 'akmola',
  almaty_city: 'almaty_region',
  shymkent_city: 'turkistan',
};

export function readPlace(text: string): Reading {
  if (text.length > MAX_LENGTH) return refused('place_unknown');
  const { words, saysRegion } = placeWords(text);
  const key = placeKey(words);
  if (key === '') return refused('place_unknown');
  return (
    decide(exactly(key, saysRegion), true) ??
    decide(amongParts(text), true) ??
    decide(begunHits(key), true) ??
    decideNear(key) ??
    decide(amongWords(words), false) ??
    refused('place_unknown')
  );
}

export function readPoint(point: Point): Reading {
  if (!insideKazakhstan(point)) return refused('place_outside');
  const near = nearestPlaces(point, 3);
  const [nearest] = near;
  if (nearest !== undefined && nearest.km <= NEAR_KM) {
    const rounded = { lat: roundTo2(point.lat), lon: roundTo2(point.lon) };
    return { kind: 'answer', answer: { kind: 'place', place: nearest.place.id, point: rounded } };
  }
  const elsewhere = near.map(({ place }) => elsewhereId(oblastOf(place.id)));
  return which([...elsewhere.slice(0, 1), ...near.map(({ place }) => place.id), ...elsewhere]);
}

/** «Алматы облысы» is the region, although the city is called the same. */
function exactly(key: string, saysRegion: boolean): readonly Hit[] {
  const hits = exactHits(key);
  const ofRegions = hits.filter((hit) => hit.kind === 'region');
  return saysRegion && ofRegions.length > 0 ? ofRegions : hits;
}

/** "Zhanaozen, Mangystau region": the parts between commas, each looked up by itself. */
function amongParts(text: string): readonly Hit[] {
  const parts = text.split(/[,;:/()\n]|\s[-–—]\s/);
  if (parts.length < 2) return [];
  return together(
    parts.map((part) => {
      const { words, saysRegion } = placeWords(part);
      return exactly(placeKey(words), saysRegion);
    }),
  );
}

/** A name that was begun. «Алмати» begins only «Алматинская», and is yet the city with a slip. */
function begunHits(key: string): readonly Hit[] {
  const begun = prefixHits(key);
  if (begun.length === 0 || begun.some((hit) => hit.kind !== 'region')) return begun;
  const slipped = nearHits(key).filter(({ slips }) => slips === 1);
  return [...begun, ...slipped.map(({ hit }) => hit)];
}

function amongWords(words: readonly string[]): readonly Hit[] {
  return together(words.map((word) => (word.length < 3 ? [] : exactHits(placeKey([word])))));
}

/** Of several names, those places that lie in a region named beside them; or else all. */
function together(parts: readonly (readonly Hit[])[]): readonly Hit[] {
  const hits = parts.flat();
  const isPlace = (hit: Hit) => hit.kind === 'place';
  const onlyRegions = parts.filter((part) => !part.some(isPlace)).flat();
  const named = new Set(onlyRegions.map((hit) => hit.id));
  const inNamed = hits.filter((hit) => isPlace(hit) && named.has(oblastOf(hit.id)));
  return inNamed.length > 0 ? inNamed : hits;
}

function decideNear(key: string): Reading | undefined {
  const near = nearHits(key);
  const once = near.filter(({ slips }) => slips === 1).map(({ hit }) => hit);
  const certain = decide(once, true);
  if (certain !== undefined && certain.kind !== 'which') return certain;
  const hits = near.map(({ hit }) => hit);
  const isElsewhere = hits.every((hit) => hit.kind === 'abroad');
  return isElsewhere ? undefined : decide(hits, false);
}

/**
 * One place that is certain is the answer; otherwise the person is asked, or refused. Of a small
 * town only the region is kept, so the person is asked whether that will do.
 */
function decide(hits: readonly Hit[], isCertain: boolean): Reading | undefined {
  if (hits.length === 0) return undefined;
  const home = hits.filter((hit) => hit.kind === 'place' || hit.kind === 'region');
  if (home.length === 0) {
    const isAbroad = hits.some((hit) => hit.kind === 'abroad');
    return refused(isAbroad ? 'place_outside' : 'place_is_country');
  }
  const places = home.filter((hit) => hit.kind === 'place');
  const regions = home.filter((hit) => hit.kind === 'region' && !isMeantByPlace(hit, places));
  const isAlone = new Set(places.map((hit) => hit.id)).size === 1 && regions.length === 0;
  const noneAbroad = hits.every((hit) => hit.kind !== 'abroad');
  const [place] = places;
  if (isAlone && isCertain && noneAbroad && place && getPlace(place.id).kind !== 'elsewhere') {
    return { kind: 'answer', answer: { kind: 'place', place: place.id } };
  }
  return which([...places.map((hit) => hit.id), ...regions.flatMap((hit) => placesIn(hit.id))]);
}

// Ақтөбе is a city and a region; the city is meant. But «Абай» is a city in another region, and
// Жамбыл is an old name of a city and today's name of a region: there the person is asked.
function isMeantByPlace(region: Hit, places: readonly Hit[]): boolean {
  return places.some(
    (hit) => oblastOf(hit.id) === region.id && (hit.isCurrent || !region.isCurrent),
  );
}

function oblastOf(placeId: string): string {
  const { region } = getPlace(placeId);
  return around[region] ?? region;
}

/** Places of a region, greatest first, then "elsewhere in this region". */
function placesIn(region: string): readonly string[] {
  const inside = realPlaces.filter((place) => place.region === region);
  const byTier = [...inside].sort((a, b) => a.tier - b.tier).map((place) => place.id);
  return [...byTier.slice(0, MAX_ASKED - 1), elsewhereId(region)];
}

/** The last one stays on a list that is too long: it is "elsewhere". */
function which(ids: readonly string[]): Reading {
  const places = [...new Set(ids)];
  if (places.length <= MAX_ASKED) return { kind: 'which', places };
  return { kind: 'which', places: [...places.slice(0, MAX_ASKED - 1), ...places.slice(-1)] };
}

function roundTo2(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
