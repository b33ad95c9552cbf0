// The gazetteer is whole, its names are sorted as each language sorts them, and the outline of
// the country tells neighbours apart.
import { describe, expect, test } from 'vitest';
import { insideKazakhstan, nearestPlace } from '../../../src/card/border.ts';
import {
  elsewhereId,
  findPlace,
  getPlace,
  listRegions,
  placeName,
  placesOf,
  quickPlaces,
  realPlaces,
  regionName,
} from '../../../src/card/places.ts';
import { smallTowns } from '../../../src/card/small-towns.ts';

describe('the gazetteer', () => {
  test('has 20 regions and 63 places', () => {
    expect(listRegions('en')).toHaveLength(20);
    expect(realPlaces).toHaveLength(63);
  });

  test('has 23 places with a button of their own, the three greatest first', () => {
    const ids = quickPlaces('ru').map((place) => place.id);
    expect(ids).toHaveLength(23);
    expect(ids.slice(0, 3)).toEqual(['almaty', 'astana', 'shymkent']);
  });

  test('has ids that fit into a button', () => {
    const ids = listRegions('en').flatMap((region) =>
      placesOf(region.id, 'en').map((one) => one.id),
    );
    expect(ids.filter((id) => !/^[a-z0-9_]{1,40}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(63 + 17);
  });

  test('ends every oblast with a place elsewhere in it, and no city', () => {
    for (const region of listRegions('kk')) {
      const last = placesOf(region.id, 'kk').at(-1);
      expect(last?.kind === 'elsewhere').toBe(region.type === 'region');
    }
  });

  test('names the place elsewhere in three languages', () => {
    expect(placeName('akmola_other', 'en')).toBe('Akmola region, another place');
    expect(placeName('akmola_other', 'ru')).toBe('Акмолинская область, другое место');
    expect(placeName('akmola_other', 'kk')).toBe('Ақмола облысы, басқа жер');
    expect(placeName('abai_other', 'ru')).toBe('Область Абай, другое место');
    expect(regionName('abai', 'kk')).toBe('Абай облысы');
  });

  test('sorts Kazakh names by the Kazakh alphabet', () => {
    const names = listRegions('kk').map((region) => region.names.kk);
    expect(names.slice(3, 7)).toEqual([
      'Абай облысы',
      'Ақмола облысы',
      'Ақтөбе облысы',
      'Алматы облысы',
    ]);
    expect(names.indexOf('Қостанай облысы')).toBeLessThan(names.indexOf('Маңғыстау облысы'));
    expect(names.at(-1)).toBe('Шығыс Қазақстан облысы');
  });

  test('knows only zones that this Node knows', () => {
    for (const { tz } of realPlaces) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: tz })).not.toThrow();
    }
  });

  test('throws for a place that must exist and finds nothing for one that may not', () => {
    expect(findPlace('atlantis')).toBeUndefined();
    expect(() => getPlace('atlantis')).toThrow('atlantis');
  });

  test('puts small towns into oblasts that exist', () => {
    for (const region of Object.keys(smallTowns)) {
      expect(findPlace(elsewhereId(region))).toBeDefined();
    }
  });
});

describe('the outline of Kazakhstan', () => {
  test('holds all places', () => {
    expect(realPlaces.filter((place) => !insideKazakhstan(place))).toEqual([]);
  });

  test.each([
    ['Kashagan, at sea', 46.3, 51.6],
    ['Kegen', 43.02, 79.22],
    ['Zaisan', 47.47, 84.87],
    ['the steppe near Balkhash', 47, 74],
    ['the coast at Aktau', 43.64, 51.15],
  ])('holds %s', (_, lat, lon) => {
    expect(insideKazakhstan({ lat, lon })).toBe(true);
  });

  test.each([
    ['Tashkent', 41.31, 69.28],
    ['Chirchik', 41.47, 69.58],
    ['Bishkek', 42.87, 74.59],
    ['Talas', 42.52, 72.24],
    ['Omsk', 54.99, 73.37],
    ['Orenburg', 51.77, 55.1],
    ['Orsk', 51.2, 58.57],
    ['Troitsk', 54.08, 61.56],
    ['Astrakhan', 46.35, 48.04],
    ['Khorgos in China', 44.21, 80.42],
    ['Tacheng', 46.75, 82.98],
    ['Moscow', 55.75, 37.62],
    ['the south pole', -90, 0],
    ['no point', Number.NaN, Number.NaN],
  ])('leaves out %s', (_, lat, lon) => {
    expect(insideKazakhstan({ lat, lon })).toBe(false);
  });
});

describe('the nearest place', () => {
  test('is the city around the point', () => {
    const { place, km } = nearestPlace({ lat: 43.2389, lon: 76.8897 });
    expect(place.id).toBe('almaty');
    expect(km).toBeGreaterThan(3);
    expect(km).toBeLessThan(5);
  });

  test('is measured along the globe', () => {
    const { place, km } = nearestPlace({ lat: 43.57, lon: 51.9 });
    expect(place.id).toBe('zhetybay');
    expect(km).toBeCloseTo(14.7, 0);
  });
});
