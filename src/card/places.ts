// The gazetteer: regions and places of Kazakhstan with their names in three languages. Every
// oblast also has a place "elsewhere in this region", so that no village leaves a report stuck.
import type { Language } from '../locales/translate.ts';
import gazetteer from './gazetteer.json' with { type: 'json' };

export interface Region {
  readonly id: string;
  /** ISO 3166-2. */
  readonly iso: string;
  /** A city of republican significance is a region of its own. */
  readonly type: 'city' | 'region';
  readonly centre: string;
  /** IANA time zone. */
  readonly tz: string;
  readonly names: Names;
  readonly aliases: readonly string[];
}

export interface Place {
  readonly id: string;
  readonly region: string;
  /** 1 = a quick button, 2 = a button inside its region, 3 = found by typing as well. */
  readonly tier: number;
  readonly kind: 'city' | 'village' | 'elsewhere';
  readonly lat: number;
  readonly lon: number;
  readonly tz: string;
  readonly names: Names;
  /** Old names and other spellings, for the search. */
  readonly aliases: readonly string[];
}

export type Names = Readonly<Record<Language, string>>;

export const regions = gazetteer.regions as readonly Region[];

/** The places that exist on a map. */
export const realPlaces = gazetteer.places as readonly Place[];

const places: readonly Place[] = [
  ...realPlaces,
  ...regions.filter((region) => region.type === 'region').map(elsewhereIn),
];
const placesById = new Map(places.map((place) => [place.id, place]));
const regionsById = new Map(regions.map((region) => [region.id, region]));
const collators = {
  en: new Intl.Collator('en'),
  ru: new Intl.Collator('ru'),
  kk: new Intl.Collator('kk'),
};

export function findPlace(id: string): Place | undefined {
  return placesById.get(id);
}

export function getPlace(id: string): Place {
  const place = findPlace(id);
  if (place === undefined) throw new Error(`no place ${id}`);
  return place;
}

export function findRegion(id: string): Region | undefined {
  return regionsById.get(id);
}

export function placeName(id: string, language: Language): string {
  return getPlace(id).names[language];
}

export function regionName(id: string, language: Language): string {
  const region = findRegion(id);
  if (region === undefined) throw new Error(`no region ${id}`);
  return region.names[language];
}

/** The places with a button of their own: the three greatest cities, then by name. */
export function quickPlaces(language: Language): readonly Place[] {
  const isGreat = (place: Place) => findRegion(place.region)?.type === 'city';
  const quick = inOrder(
    places.filter((place) => place.tier === 1),
    language,
  );
  return [...quick.filter(isGreat), ...quick.filter((place) => !isGreat(place))];
}

/** The three cities that are regions of their own, then the oblasts by name. */
export function listRegions(language: Language): readonly Region[] {
  const sorted = inOrder(regions, language);
  const ofType = (type: Region['type']) => sorted.filter((region) => region.type === type);
  return [...ofType('city'), ...ofType('region')];
}

/** The places of a region by name; "elsewhere in this region" comes last. */
export function placesOf(region: string, language: Language): readonly Place[] {
  const inside = inOrder(
    places.filter((place) => place.region === region),
    language,
  );
  const isElsewhere = (place: Place) => place.kind === 'elsewhere';
  return [...inside.filter((place) => !isElsewhere(place)), ...inside.filter(isElsewhere)];
}

/** Id of the place "elsewhere in this region". */
export function elsewhereId(region: string): string {
  return `${region}_other`;
}

function elsewhereIn(region: Region): Place {
  const centre = realPlaces.find((place) => place.id === region.centre);
  if (centre === undefined) throw new Error(`no centre ${region.centre}`);
  const { lat, lon } = centre;
  const names = {
    en: `${region.names.en}, another place`,
    ru: `${upperFirst(region.names.ru)}, другое место`,
    kk: `${region.names.kk}, басқа жер`,
  };
  const { tz } = region;
  const id = elsewhereId(region.id);
  return { id, region: region.id, tier: 3, kind: 'elsewhere', lat, lon, tz, names, aliases: [] };
}

function inOrder<T extends { readonly names: Names }>(
  things: readonly T[],
  language: Language,
): readonly T[] {
  const { compare } = collators[language];
  return [...things].sort((a, b) => compare(a.names[language], b.names[language]));
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
