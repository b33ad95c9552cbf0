// What is asked after /stats, in three languages and in any order.
import { describe, expect, test } from 'vitest';
import { placesOf, realPlaces, regions } from '../../../src/card/places.ts';
import { isRefusal } from '../../../src/errors.ts';
import { languages } from '../../../src/locales/translate.ts';
import {
  type Area,
  areaCode,
  areaOf,
  placesIn,
  readStatsQuestion,
} from '../../../src/stats/question.ts';

const country: Area = { kind: 'country' };
const region = (id: string): Area => ({ kind: 'region', id });
const place = (id: string): Area => ({ kind: 'place', id });

describe('the question', () => {
  test.each<[string, Area, string]>([
    ['', country, 'all'],
    ['   ', country, 'all'],
    ['2012', country, '2012'],
    ['Казахстан', country, 'all'],
    ['Қазақстан 2012-01', country, '2012-01'],
    ['Kazakhstan', country, 'all'],
    ['по Казахстану', country, 'all'],
    ['Алматы', place('almaty'), 'all'],
    ['almaty', place('almaty'), 'all'],
    ['в Алматы', place('almaty'), 'all'],
    ['Алматы 2012-01', place('almaty'), '2012-01'],
    ['2012-01 Алматы', place('almaty'), '2012-01'],
    ['  Алматы\n2012 ', place('almaty'), '2012'],
    ['Жаңаөзен 2011-12', place('zhanaozen'), '2011-12'],
    ['Zhanaozen', place('zhanaozen'), 'all'],
    ['Уральск 2011..2012', place('uralsk'), '2011-01..2012-12'],
    ['Мангистауская область', region('mangystau'), 'all'],
    ['Маңғыстау облысы', region('mangystau'), 'all'],
    ['Mangystau region 2011-12', region('mangystau'), '2011-12'],
    ['Алматинская область', region('almaty_region'), 'all'],
    ['Алматы облысы', region('almaty_region'), 'all'],
    ['Almaty region', region('almaty_region'), 'all'],
    ['ЗКО', region('west_kazakhstan'), 'all'],
    ['Батыс Қазақстан облысы 2012', region('west_kazakhstan'), '2012'],
    ['ВКО 2011..2012', region('east_kazakhstan'), '2011-01..2012-12'],
    ['Туркестан', place('turkistan'), 'all'],
    ['Туркестанская область', region('turkistan'), 'all'],
  ])('%j is understood', (text, area, code) => {
    const asked = readStatsQuestion(text);
    if (isRefusal(asked)) throw new Error(`${text} was refused`);
    expect(asked.area).toEqual(area);
    const [from, to = from] = code.split('..');
    const isYear = from?.length === 4;
    expect(asked.period).toEqual(
      code === 'all' ? {} : { from: isYear ? `${from}-01` : from, to: isYear ? `${to}-12` : to },
    );
  });

  test.each([
    ['фывап', 'фывап'],
    ['Ташкент', 'Ташкент'],
    ['Абай', 'Абай'],
    ['Москва 2012', 'Москва'],
    ['2012-13', '2012-13'],
    ['2012-04..2011-06', '2012-04..2011-06'],
    ['Алматы 2012-13', 'Алматы 2012-13'],
    ['2012 2013', '2012 2013'],
    ['🙂', '🙂'],
    // Every object has these.
    ['constructor', 'constructor'],
    ['almaty __proto__', 'almaty __proto__'],
  ])('%j is refused with those words', (text, words) => {
    const refusal = { refused: 'stats_unknown', params: { words } };
    expect(readStatsQuestion(text)).toEqual(refusal);
  });

  test('is never longer in the answer than what fits there', () => {
    const asked = readStatsQuestion('ы'.repeat(5000));
    expect(isRefusal(asked) && String(asked.params.words).length).toBe(100);
  });

  test('names every place and region in each language', () => {
    for (const language of languages) {
      for (const { id, type, centre, names } of regions) {
        const area = type === 'city' ? place(centre) : region(id);
        expect(readStatsQuestion(names[language])).toEqual({ area, period: {} });
      }
      for (const { id, names } of realPlaces) {
        // «Абай» is a region as well as a town in another one: nobody knows which is meant.
        if (id === 'abay_city') continue;
        expect(readStatsQuestion(names[language])).toEqual({ area: place(id), period: {} });
      }
    }
  });
});

describe('the area on a button', () => {
  test.each([country, region('abai'), place('abai_other'), place('almaty')])(
    'is %j again when it is tapped',
    (area) => {
      expect(areaOf(areaCode(area))).toEqual(area);
    },
  );

  test.each(['', 'r-', 'r-atlantis', 'atlantis', 'abai'])('is not %j', (code) => {
    expect(areaOf(code)).toBeUndefined();
  });

  test('sums over its own places', () => {
    expect(placesIn(country)).toBeUndefined();
    expect(placesIn(place('almaty'))).toEqual(['almaty']);
    expect(placesIn(region('abai'))).toEqual(placesOf('abai', 'en').map((one) => one.id));
    expect(placesIn(region('abai'))).toContain('abai_other');
    const all = regions.flatMap((one) => placesIn(region(one.id)) ?? []);
    expect(new Set(all).size).toBe(all.length);
    expect(realPlaces.filter((one) => !all.includes(one.id))).toEqual([]);
  });
});
