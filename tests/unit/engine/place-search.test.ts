// Places that people type or share: those that are asked back, and those that are refused.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlace } from '../../../src/card/places.ts';
import { readPlace, readPoint } from '../../../src/engine/kinds/place-search.ts';

const refusal = (code: string) => ({ kind: 'refused', refusal: { refused: code, params: {} } });

describe('a typed place is asked back', () => {
  test.each([
    ['Абай', ['abay_city', 'semey', 'ayagoz', 'kurchatov', 'abai_other']],
    ['Жамбыл', ['taraz', 'shu', 'zhanatas', 'kordai', 'zhambyl_other']],
    ['Акмола', ['astana', 'kokshetau', 'stepnogorsk', 'shchuchinsk', 'kosshy', 'akmola_other']],
    ['Кызыл', ['kyzylorda', 'petropavl', 'mangystau_other']],
    ['Астана Алматы', ['astana', 'almaty']],
    ['на площади в Алматы', ['almaty']],
  ])('when %j may be several', (text, places) => {
    expect(readPlace(text)).toEqual({ kind: 'which', places });
  });

  test.each([
    ['Алматинская область', 'almaty_region'],
    ['в Алматинской области', 'almaty_region'],
    ['Алматинская обл.', 'almaty_region'],
    ['Алматы облысы', 'almaty_region'],
    ['Almaty region', 'almaty_region'],
    ['Абай облысы', 'abai'],
    ['область Абай', 'abai'],
    ['Жамбыл облысы', 'zhambyl'],
    ['Маңғыстау облысында', 'mangystau'],
    ['Мангистау', 'mangystau'],
    ['ЗКО', 'west_kazakhstan'],
    ['Восточный Казахстан', 'east_kazakhstan'],
    ['Солтүстік Қазақстан облысы', 'north_kazakhstan'],
    ['Южно-Казахстанская область', 'turkistan'],
  ])('when %j is a region', (text, region) => {
    const reading = readPlace(text);
    const places = reading.kind === 'which' ? reading.places : [];
    expect(places.at(-1)).toBe(`${region}_other`);
    expect(places.map((id) => findPlace(id)?.region)).toEqual(places.map(() => region));
  });

  test.each([
    ['Темир', 'aktobe_other'],
    ['в Приозерске', 'karaganda_other'],
    ['Хоргос', 'zhetysu_other'],
    ['Сарканд', 'zhetysu_other'],
  ])('when %j is a small town of a region', (text, id) => {
    expect(readPlace(text)).toEqual({ kind: 'which', places: [id] });
  });

  test('with the nearest first after two slips', () => {
    expect(readPlace('Талдыкуган')).toMatchObject({ answer: { place: 'taldykorgan' } });
    expect(readPlace('Толдыкоргон')).toEqual({ kind: 'which', places: ['taldykorgan'] });
  });
});

describe('a place abroad', () => {
  test.each(
    [
      'Ташкент',
      'в Ташкенте',
      'Тошкент',
      'Ташкен',
      'Tashkent',
      'Бишкек',
      'митинг в Бишкеке',
      'Москва',
      'Мәскеу',
      'Омск',
      'Омскіде',
      'Оренбург',
      'Орынбор',
      'Самара',
      'Самарканд',
      'Урумчи',
      'Үрімжі',
      'Алтай край',
      'Алтайский край',
      'Астрахань',
      'Россия',
      'Өзбекстан',
      'China',
      'Ош',
      'Талас',
      'Казань',
    ].map((text) => [text]),
  )('is refused: %j', (text) => {
    expect(readPlace(text)).toEqual(refusal('place_outside'));
  });
});

describe('the country itself', () => {
  test.each([
    ['Казахстан'],
    ['Қазақстан'],
    ['Kazakhstan'],
    ['Qazaqstan'],
    ['в Казахстане'],
    ['Қазақстанда'],
    ['Казахстн'],
    ['Республика Казахстан'],
    ['РК'],
  ])('is no answer: %j', (text) => {
    expect(readPlace(text)).toEqual(refusal('place_is_country'));
  });
});

describe('what is no place', () => {
  test.each([
    [''],
    ['   '],
    ['???'],
    ['asdfgh'],
    ['город'],
    ['а'],
    ['123'],
    ['😀'],
    ['а'.repeat(101)],
  ])('is refused: %j', (text) => {
    expect(readPlace(text)).toEqual(refusal('place_unknown'));
  });

  test('or is, never throws, and asks for at most six places that exist', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'алмтыкснзорда -'.split('')) })),
        (text) => {
          const reading = readPlace(text);
          if (reading.kind !== 'which') return true;
          const { places } = reading;
          return (
            places.length <= 6 &&
            places.length > 0 &&
            places.every((id) => findPlace(id) !== undefined)
          );
        },
      ),
    );
  });
});

describe('a shared location', () => {
  test('in a city is that city, kept to two decimals', () => {
    const answer = { kind: 'place', place: 'almaty', point: { lat: 43.24, lon: 76.89 } };
    expect(readPoint({ lat: 43.238949, lon: 76.889709 })).toEqual({ kind: 'answer', answer });
  });

  test('far from every place is asked back, elsewhere in the region first', () => {
    const reading = readPoint({ lat: 47, lon: 70 });
    expect(reading).toMatchObject({ kind: 'which' });
    expect(reading.kind === 'which' && reading.places.slice(0, 2)).toEqual([
      'ulytau_other',
      'zhezkazgan',
    ]);
  });

  test('far from a city that is a region of its own lies in the oblast around it', () => {
    const reading = readPoint({ lat: 50.6, lon: 70.9 });
    expect(reading.kind === 'which' && reading.places[0]).toBe('akmola_other');
  });

  test.each([
    ['Tashkent', 41.31, 69.28],
    ['Bishkek', 42.87, 74.59],
    ['nowhere', Number.NaN, Number.NaN],
  ])('in %s is refused', (_, lat, lon) => {
    expect(readPoint({ lat, lon })).toEqual(refusal('place_outside'));
  });
});
