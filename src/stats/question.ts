// What a person asks figures about: a place or a region, a period, and how it is to be counted, in
// any order.
import type { Level } from '../assemblies/level.ts';
import { findPlace, findRegion, placesOf } from '../card/places.ts';
import { readPlace } from '../engine/kinds/place-search.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { type Period, readPeriod } from './period.ts';
import { type FigureId, findFigureId } from './registry/registry.ts';
import type { Mode } from './rounding.ts';
import { type ChartId, type TopicId, topicIds } from './topics.ts';

/** `all` for the country, the id of a region, or the id of a place. */
export type Area =
  | { readonly kind: 'country' }
  | { readonly kind: 'region' | 'place'; readonly id: string };

export interface StatsQuestion {
  readonly area: Area;
  readonly period: Period;
  /** What the answer is about; the summary when absent. */
  readonly topic?: TopicId;
  readonly chart?: ChartId;
  /** One figure with its definition, instead of a topic. */
  readonly figure?: FigureId;
  /** `natural` when absent. */
  readonly mode?: Mode;
  /** Only what is known as well as this; v1 when absent. */
  readonly level?: Level;
  readonly campaign?: string;
  /** Leave out what the authorities held, or somebody held for them. */
  readonly isWithoutOfficial?: true;
  /** Leave out one place. */
  readonly without?: string;
}

const MAX_LENGTH = 100;

type Options = Omit<StatsQuestion, 'area' | 'period'>;

/** Aggregates that are a topic of their own, and topics by their name. */
const asked: Readonly<Record<string, TopicId>> = {
  a03: 'places',
  a04: 'comparison',
  a05: 'comparison',
  a06: 'time',
  a11: 'time',
  ...Object.fromEntries(topicIds.map((id) => [id, id])),
};

/** Words that say how to count; `undefined` for every other word. */
function readOption(word: string): Options | undefined {
  const text = word.toLowerCase();
  const figure = findFigureId(text);
  if (figure !== undefined) return { figure };
  const topic = Object.hasOwn(asked, text) ? asked[text] : undefined;
  if (topic !== undefined) return { topic };
  const level = /^v([1-4])\+?$/.exec(text)?.[1];
  if (level !== undefined) return { level: `v${level}` as Level };
  if (text === 'kibhr') return { mode: 'kibhr' };
  const campaign = /^campaign:([a-z0-9_]{1,40})$/.exec(text)?.[1];
  if (campaign !== undefined) return { campaign };
  return text.startsWith('-') && text.length > 2 ? readLeftOut(text.slice(1)) : undefined;
}

/** `-official`, or a place: `-aktau`. */
function readLeftOut(text: string): Options | undefined {
  if (text === 'official') return { isWithoutOfficial: true };
  const area = readArea(text);
  return !isRefusal(area) && area.kind === 'place' ? { without: area.id } : undefined;
}

/** Reads what follows `/stats`. Words that are neither period nor place are refused by name. */
export function readStatsQuestion(text: string): StatsQuestion | Refusal {
  const said = text.trim().slice(0, MAX_LENGTH);
  const words = said.split(/\s+/).filter((word) => word !== '');
  const periods = words.flatMap((word) => readPeriod(word) ?? []);
  const others = words.filter((word) => readPeriod(word) === undefined);
  const options = others.flatMap((word) => readOption(word) ?? []);
  const given = options.flatMap((option) => Object.keys(option));
  const isTwice = periods.length > 1 || new Set(given).size < given.length;
  if (isTwice) return refuse('stats_unknown', { words: said });
  const area = readArea(others.filter((word) => readOption(word) === undefined).join(' '));
  if (isRefusal(area)) return area;
  return { area, period: periods[0] ?? {}, ...Object.assign({}, ...options) };
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

/** The levels that count for a question. */
export function levelsFrom(level: Level = 'v1'): readonly Level[] {
  const counting: readonly Level[] = ['v1', 'v2', 'v3', 'v4'];
  return counting.slice(Math.max(0, counting.indexOf(level)));
}
