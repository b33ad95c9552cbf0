// How long something went on, or how long ago it was: «40 минут», «полтора часа», «екі сағат».
// Works on text that is folded and has digits for number words.

const hours = 'часов|часа|часам|час|ч|сагатка|сагаттаи|сагат|hours|hour|hrs|hr|h';
const minutes = 'минуттаи|минуту|минуты|минута|минут|мин|м|minutes|minute|mins|min|m';
const days = 'сутки|суток|тауликке|таулик|days|day';

const lead =
  /^(?:через|спустя|примерно|около|почти|где-то|длил\p{L}*|продолжал\p{L}*|прошло|шл[аои]|for|lasted|it lasted|about|around|almost|after|шамамен|~|\s)+(?=\d|\p{L})/u;
const tail =
  /[\s-]+(?:спустя|later|long|кеиин|отти|отип|болды|созылды|журди|жалгасты|уакыт|бои|шамасында)$/;

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const inParts = new RegExp(
  `^(?:${number}\\s*(?:${days}))?\\s*(?:и\\s+)?(?:${number}\\s*(?:${hours})\\.?)?\\s*(?:(?:и|and|,)\\s+)?(?:(\\d+)\\s*(?:${minutes})\\.?)?$`,
  'u',
);

/** Spellings that stand for a plain "N hours". */
const spelled: readonly (readonly [RegExp, string])[] = [
  [/^(?:ровно\s+)?полчаса$|^пол часа$|^жарты сагат$|^half an hour$|^half hour$/, '30 мин'],
  [/^час$|^an hour$|^a hour$/, '1 час'],
  [/^сутки$|^a day$/, '1 сутки'],
  [/^час с половинои$|^an hour and a half$|^час полтора$/, '1.5 часа'],
  [/^полторачаса$/, '1.5 часа'],
  [/^(\d+) (?:and a half|с половинои) /, '$1.5 '],
  [/^(\d+) (?:hours?|часа?) (?:and a half|с половинои)$/, '$1.5 hours'],
  [/^(\d+) жарым /, '$1.5 '],
  [/^минут (\d+)$/, '$1 минут'],
  [/^час(?:а|ов) (\d+(?:\.\d+)?)$/, '$1 часа'],
  [/^an? (minute|hour) /, '1 $1 '],
  [/^час (?=\d+ мин|\d+м)/, '1 час '],
];

/** Minutes, or `undefined` for anything else. */
export function minutesIn(said: string): number | undefined {
  const bare = said.replace(lead, '').replace(tail, '').trim();
  const plain = spelled.reduce((text, [from, to]) => text.replace(from, to), bare);
  const parts = plain === '' ? null : inParts.exec(plain);
  if (parts === null) return undefined;
  const [inDays, inHours, inMinutes] = parts.slice(1).map(toNumber);
  return Math.round((inDays ?? 0) * 24 * 60 + (inHours ?? 0) * 60 + (inMinutes ?? 0));
}

/** Minutes ago, or `undefined` when it does not say "ago". */
export function minutesAgoIn(said: string): number | undefined {
  const ago = /^(.+?)\s+(?:тому назад|назад|бурын|ago|back)$/.exec(said);
  return ago?.[1] === undefined ? undefined : minutesIn(ago[1]);
}

function toNumber(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.replace(',', '.'));
}
