// Words of days and months in three languages, folded as in letters.ts.

/** Words for days near today, and how many days ago they are. */
export const relativeDays: ReadonlyMap<string, number> = new Map(
  Object.entries({
    today: 0,
    'earlier today': 0,
    сегодня: 0,
    'сегодня, раньше': 0,
    бугин: 0,
    'бугин, ертерек': 0,
    yesterday: 1,
    вчера: 1,
    кеше: 1,
    'day before yesterday': 2,
    'the day before yesterday': 2,
    позавчера: 2,
    'алдынгы куни': 2,
    'алдынгы кун': 2,
    алдынгуни: 2,
    бургуни: 2,
  }),
);

/** What may stand around a day, a month and a year and says nothing more. */
export const noiseWords: ReadonlySet<string> = new Set(
  'г год года году го ое ого числа ж жыл жылы жылгы ши шы и ы сы си куни кун аи аиы аиында th st nd rd of the on i'.split(
    ' ',
  ),
);

// Stems, so that «октября», «октябрь», «қазанда», "Oct" and "October" all fit.
const months: readonly (readonly string[])[] = [
  ['январ', 'кантар', 'january'],
  ['феврал', 'акпан', 'february'],
  ['март', 'наурыз', 'march'],
  ['апрел', 'сауир', 'april'],
  ['маи', 'мая', 'мамыр', 'may'],
  ['июн', 'маусым', 'june'],
  ['июл', 'шилде', 'july'],
  ['август', 'тамыз', 'august'],
  ['сентябр', 'кыркуиек', 'september'],
  ['октябр', 'казан', 'october'],
  ['ноябр', 'караша', 'november'],
  ['декабр', 'желтоксан', 'december'],
];

const SHORTEST = 3;

/** Number of the month from 1, or `undefined` for any other word. */
export function monthOf(word: string): number | undefined {
  if (word.length < SHORTEST) return undefined;
  const index = months.findIndex((stems) =>
    stems.some((stem) => word.startsWith(stem) || stem.startsWith(word)),
  );
  return index < 0 ? undefined : index + 1;
}
