// What a person asks figures about: a place or a region, and a period, in any order.
import { findPlace, findRegion, placesOf } from '../card/places.ts';
import { readPlace } from '../engine/kinds/place-search.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { type Period, readPeriod } from './period.ts';

/** `all` for the country, the id of a region, or the id of a place. */
export type Area =
  | { readonly kind: 'country' }
  | { readonly kind: 'region' | 'place'; readonly id: string };

export interface StatsQuestion {
  readonly area: Area;
  readonly period: Period;
}

const MAX_LENGTH = 100;

/** Reads what follows `/stats`. Words that are neither period nor place are refused by name. */
export function readStatsQuestion(text: string): StatsQuestion | Refusal {
  const asked = text.trim().slice(0, MAX_LENGTH);
  const words = asked.split(/\s+/).filter((word) => word !== '');
  const periods = words.flatMap((word) => readPeriod(word) ?? []);
  const rest = words.filter((word) => readPeriod(word) === undefined).join(' ');
  if (periods.length > 1) return refuse('stats_unknown', { words: asked });
  const area = readArea(rest);
  if (isRefusal(area)) return area;
  return { area, period: periods[0] ?? {} };
}

/** A place, a region or the country by its name; an empty text is the country. */
export function readArea(text: string): Area | Refusal {
  if (text === '') return { kind: 'country' };
  const reading = readPlace(text);
  if (reading.kind === 'answer' && reading.answer.kind === 'place') {
    return { kind: 'place', id: reading.answer.place };
  }
  // A region's name reads as "which of its places": here the region itself is meant.
  if (reading.kind === 'which') {
    const regions = new Set(reading.places.map((id) => findPlace(id)?.region));
    const [region] = regions;
    if (regions.size === 1 && region !== undefined && reading.places.length > 1) {
      return { kind: 'region', id: region };
    }
  }
  if (reading.kind === 'refused' && reading.refusal.refused === 'place_is_country') {
    return { kind: 'country' };
  }
  return refuse('stats_unknown', { words: text });
}

/** The area of a button: `all`, a region's or a place's id. */
export function areaOf(code: string): Area | undefined {
  if (code === 'all') return { kind: 'country' };
  if (code.startsWith('r-')) {
    const id = code.slice(2);
    return findRegion(id) && { kind: 'region', id };
  }
  return findPlace(code) && { kind: 'place', id: code };
}

export function areaCode(area: Area): string {
  if (area.kind === 'country') return 'all';
  return area.kind === 'region' ? `r-${area.id}` : area.id;
}

/** Ids of the places that belong to an area; `undefined` for all. */
export function placesIn(area: Area): readonly string[] | undefined {
  if (area.kind === 'country') return undefined;
  if (area.kind === 'place') return [area.id];
  return placesOf(area.id, 'en').map((place) => place.id);
}
