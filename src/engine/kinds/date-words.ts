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
    'last night': 1,
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

// Folded stems of the days, Sunday first as JavaScript counts them.
const weekdays: readonly RegExp[] = [
  /^(?:воскресен[еюя]|воскресеня|вс|жексенби(?:де)?|sundays?|sun)$/,
  /^(?:понеделник[ае]?|пн|дуисенби(?:де)?|mondays?|mon)$/,
  /^(?:вторник[ае]?|вт|сеисенби(?:де)?|tuesdays?|tue)$/,
  /^(?:сред[ауыею]|ср|сарсенби(?:де)?|wednesdays?|wed)$/,
  /^(?:четверг[ае]?|чт|беисенби(?:де)?|thursdays?|thu)$/,
  /^(?:пятниц[аыуею]|пт|жума(?:да)?|fridays?|fri)$/,
  /^(?:суббот[аыуею]|сб|сенби(?:де)?|saturdays?|sat)$/,
];
const lastWords =
  /^(?:прошл\p{L}+|прошедш\p{L}+|минувш\p{L}+|последн\p{L}+|откен|last|past|previous)$/u;
const weekdayNoise = new Set(
  'в во на эту этот это ден дня куни кун бул осы on this the'.split(' '),
);

export function isWeekday(word: string): boolean {
  return weekdays.some((stem) => stem.test(word));
}

/** A day of the week, and whether "last" was said before it. */
export function weekdayIn(
  said: string,
): { readonly weekday: number; readonly saysLast: boolean } | undefined {
  const words = said.split(/[\s,]+/).filter((word) => !weekdayNoise.has(word));
  const names = words.filter((word) => !lastWords.test(word));
  const weekday = weekdays.findIndex((stem) => stem.test(names[0] ?? ''));
  if (names.length !== 1 || weekday < 0 || words.length > 2) return undefined;
  return { weekday, saysLast: words.length === 2 };
}

const ago = /^(?:(\d{1,3}) )?(\p{L}+) (?:тому )?(?:назад|бурын|ago|back)$/u;
const spans: readonly (readonly [RegExp, number])[] = [
  [/^(?:ден|дня|днеи|кун|days?|суток|сутки)$/, 1],
  [/^(?:недел[юия]?|апта|weeks?)$/, 7],
];

/** "3 days ago", «неделю назад», «екі апта бұрын» in digits. */
export function daysAgoIn(said: string): number | undefined {
  const [, count = '1', word = ''] = ago.exec(said.replace(/^an? /, '')) ?? [];
  const span = spans.find(([stem]) => stem.test(word));
  return span && Number(count) * span[1];
}
