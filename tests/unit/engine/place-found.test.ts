// Places as people type them, in three languages, with slips, old names and case endings: those
// that are certain.
import { describe, expect, test } from 'vitest';
import { realPlaces } from '../../../src/card/places.ts';
import { readPlace } from '../../../src/engine/kinds/place-search.ts';
import { languages } from '../../../src/locales/translate.ts';

const place = (id: string) => ({ kind: 'answer', answer: { kind: 'place', place: id } });

describe('a typed place', () => {
  test.each([
    // As it is called today.
    ['Алматы', 'almaty'],
    ['АЛМАТЫ', 'almaty'],
    [' almaty ', 'almaty'],
    ['г. Алматы', 'almaty'],
    ['Алматы қаласы', 'almaty'],
    ['Almaty city', 'almaty'],
    ['город Астана', 'astana'],
    ['Актобе', 'aktobe'],
    ['Ақтөбе', 'aktobe'],
    ['Түркістан', 'turkistan'],
    ['Туркестан', 'turkistan'],
    ['Аксу', 'aksu_pavlodar'],
    ['Ақсу', 'aksu_pavlodar'],
    ['Алтай', 'altai'],
    ['Жаркент', 'zharkent'],
    ['Шу', 'shu'],
    ['Өскемен', 'oskemen'],
    ['Оскемен', 'oskemen'],
    ['усть каменогорск', 'oskemen'],
    ['Форт Шевченко', 'fort_shevchenko'],
    ['село Кордай', 'kordai'],
    ['Қордай ауылы', 'kordai'],
    ['Kordai village', 'kordai'],
    // With the ending of a case.
    ['в Алматы', 'almaty'],
    ['Алматыда', 'almaty'],
    ['in Almaty', 'almaty'],
    ['из Алма-Аты', 'almaty'],
    ['в Астане', 'astana'],
    ['Астанадан', 'astana'],
    ['Астана қаласында', 'astana'],
    ['из Караганды', 'karaganda'],
    ['в Караганде', 'karaganda'],
    ['Қарағандыда', 'karaganda'],
    ['Ақтауда', 'aktau'],
    ['Жаңаөзенде', 'zhanaozen'],
    ['в Жанаозене', 'zhanaozen'],
    ['Оралда', 'uralsk'],
    ['в Уральске', 'uralsk'],
    ['Шымкенттегі', 'shymkent'],
    ['в Костанае', 'kostanay'],
    ['в Семее', 'semey'],
    ['в Рудном', 'rudny'],
    ['Сарани', 'saran'],
    ['Байқоңырда', 'baikonur'],
    ['Қонаевта', 'konaev'],
    ['Атыраудағы', 'atyrau'],
    // As it was called, or is spelt by others.
    ['Алма-Ата', 'almaty'],
    ['Верный', 'almaty'],
    ['Нур-Султан', 'astana'],
    ['в Нур-Султане', 'astana'],
    ['Целиноград', 'astana'],
    ['столица', 'astana'],
    ['Чимкент', 'shymkent'],
    ['Новый Узень', 'zhanaozen'],
    ['Шевченко', 'aktau'],
    ['Гурьев', 'atyrau'],
    ['Семипалатинск', 'semey'],
    ['Кустанай', 'kostanay'],
    ['Джамбул', 'taraz'],
    ['Панфилов', 'zharkent'],
    ['в Капчагае', 'konaev'],
    ['Екибастуз', 'ekibastuz'],
    ['Qostanay', 'kostanay'],
    ['Jañaözen', 'zhanaozen'],
    ['Zhanaozen', 'zhanaozen'],
    ['Janaozen', 'zhanaozen'],
    ['Qaraghandy', 'karaganda'],
    ['Qarağandy', 'karaganda'],
    ['Kızılorda', 'kyzylorda'],
    ['Şymkent', 'shymkent'],
    ['Atyraý', 'atyrau'],
    // Begun, or with one slip.
    ['Темирт', 'temirtau'],
    ['Павлод', 'pavlodar'],
    ['Алма', 'almaty'],
    ['Алматы́', 'almaty'],
    ['Алмата', 'almaty'],
    ['Карганда', 'karaganda'],
    ['Шимкент', 'shymkent'],
    ['Павладар', 'pavlodar'],
    ['жанаозн', 'zhanaozen'],
    // Latin А typed among Cyrillic letters.
    ['Aлматы', 'almaty'],
    // Among other words.
    ['Алматы, площадь Республики', 'almaty'],
    ['ул. Абая, Шымкент', 'shymkent'],
    ['Казахстан, Алматы', 'almaty'],
    ['Жанаозен, Мангистауская область', 'zhanaozen'],
    ['Карагандинская область, Абай', 'abay_city'],
    ['Жамбыл облысы, Тараз', 'taraz'],
  ])('%j is found', (text, id) => {
    expect(readPlace(text)).toEqual(place(id));
  });

  test('is found by each of its names', () => {
    const missed = realPlaces.flatMap(({ id, names }) =>
      languages
        .map((language) => names[language])
        .filter((name) => !JSON.stringify(readPlace(name)).includes(`"${id}"`)),
    );
    expect(missed).toEqual([]);
  });
});
