// Numbers written as words in three languages, turned into digits: «двадцать пять», «жиырма бес»,
// "twenty-five". Words and results are folded as in letters.ts.

interface NumberWord {
  readonly value: number;
  /** `times` multiplies what stands before it: two hundred, екі жүз. */
  readonly kind: 'plain' | 'times' | 'times_only';
  /** A smaller number may follow: twenty five, but not «десять восемь». */
  readonly room: number;
}

const plain: readonly (readonly [number, string])[] = [
  [1, 'один одна одно одного одну бир one'],
  [1.5, 'полтора полторы полутора'],
  [2, 'два две двух двум двое двоих пара пару еки екеу two'],
  [3, 'три трех трем трое троих уш ушеу three'],
  [4, 'четыре четырех четырем четверо четверых торт тортеу four'],
  [5, 'пят пяти пятеро пятерых бес бесеу five'],
  [6, 'шест шести шестеро алты алтау six'],
  [7, 'сем семи семеро жети жетеу seven'],
  [8, 'восем восми сегиз eight'],
  [9, 'девят девяти тогыз nine'],
  [10, 'десят десяти он ten'],
  [11, 'одиннадцат одиннадцати eleven'],
  [12, 'двенадцат двенадцати twelve'],
  [13, 'тринадцат тринадцати thirteen'],
  [14, 'четырнадцат четырнадцати fourteen'],
  [15, 'пятнадцат пятнадцати fifteen'],
  [16, 'шестнадцат шестнадцати sixteen'],
  [17, 'семнадцат семнадцати seventeen'],
  [18, 'восемнадцат восемнадцати eighteen'],
  [19, 'девятнадцат девятнадцати nineteen'],
  [20, 'двадцат двадцати жиырма twenty'],
  [30, 'тридцат тридцати отыз thirty'],
  [40, 'сорок сорока кырык forty'],
  [50, 'пятдесят пятидесяти полсотни елу fifty'],
  [60, 'шестдесят шестидесяти алпыс sixty'],
  [70, 'семдесят семидесяти жетпис seventy'],
  [80, 'восемдесят восмидесяти сексен eighty'],
  [90, 'девяносто девяноста токсан ninety'],
  [100, 'сто ста'],
  [200, 'двести двухсот'],
  [300, 'триста трехсот'],
  [400, 'четыреста четырехсот'],
  [500, 'пятсот пятисот'],
  [600, 'шестсот шестисот'],
  [700, 'семсот семисот'],
  [800, 'восемсот восмисот'],
  [900, 'девятсот девятисот'],
];
const times: readonly (readonly [number, string])[] = [
  [10, 'десяток'],
  [12, 'дюжина дюжину dozen'],
  [100, 'сотня сотню жуз hundred'],
  [1000, 'тысяча тысячу мын thousand'],
];
/** In the plural these are a number only behind another: «две сотни», but not «сотни». */
const timesOnly: readonly (readonly [number, string])[] = [
  [10, 'десятка десятков'],
  [100, 'сотни сотен'],
  [1000, 'тысячи тысяч'],
];

const words = new Map<string, NumberWord>([
  ...listed(plain, 'plain'),
  ...listed(times, 'times'),
  ...listed(timesOnly, 'times_only'),
]);

/** Kazakh endings stay behind the number: «елуге» becomes «50ге». */
const endings =
  /^(\p{L}+?)((?:га|ге|ка|ке|[дтн]ан|[дтн]ен|даи|деи|таи|теи|да|де|та|те|нын|нин|дын|дин|тын|тин))$/u;

/** «онда» is "there" far oftener than "at ten". */
const notNumbers = new Set(['онда', 'тен']);

interface Token {
  readonly text: string;
  readonly word?: NumberWord;
  readonly ending: string;
}

/** The text with its number words as digits. @param text folded */
export function digitsForWords(text: string): string {
  const tokens = (text.match(/\p{L}+|\d+(?:[.,]\d+)?|[^\p{L}\d]+/gu) ?? []).map(tokenOf);
  let said = '';
  for (let at = 0; at < tokens.length; ) {
    const { value, next, ending } = numberAt(tokens, at);
    if (value === undefined) {
      said += tokens[at]?.text ?? '';
      at += 1;
    } else {
      said += `${value}${ending}`;
      at = next;
    }
  }
  return said;
}

/** The number that begins at a token, as far as it goes. */
function numberAt(tokens: readonly Token[], from: number) {
  let sum: Sum | undefined;
  let next = from;
  let ending = '';
  for (let at = from; at < tokens.length; at += 2) {
    const token = tokens[at];
    const follows = ending === '' && (at === from || isJoined(tokens, at, from));
    const grown = token?.word && follows && grow(sum, token.word);
    if (token === undefined || !grown) break;
    sum = grown;
    next = at + 1;
    ending = token.ending;
  }
  // A number in digits alone is left as it was typed.
  const isNew = sum !== undefined && (next > from + 1 || !isDigits(tokens[from]));
  return { value: isNew && sum ? sum.thousands + sum.rest : undefined, next, ending };
}

interface Sum {
  readonly thousands: number;
  readonly rest: number;
  readonly room: number;
}

/** The sum with one more word, or `undefined` when that word begins another number. */
function grow(sum: Sum | undefined, word: NumberWord): Sum | undefined {
  const { thousands, rest } = sum ?? { thousands: 0, rest: 0 };
  const { room } = word;
  if (word.kind === 'plain') {
    if (sum !== undefined && word.value >= sum.room) return undefined;
    return { thousands, rest: rest + word.value, room };
  }
  if (word.kind === 'times_only' && rest === 0) return undefined;
  const factor = rest === 0 ? 1 : rest;
  if (word.value < 1000) {
    const isLast = rest < 100;
    return isLast ? { thousands, rest: factor * word.value, room } : undefined;
  }
  return thousands === 0 ? { thousands: factor * word.value, rest: 0, room } : undefined;
}

function isJoined(tokens: readonly Token[], at: number, from: number): boolean {
  // Digits begin a number, and only «сотни» and the like go on with it.
  if (isDigits(tokens[at])) return false;
  if (isDigits(tokens[from]) && tokens[at]?.word?.kind === 'plain') return false;
  const between = tokens[at - 1]?.text ?? '';
  // "twenty-five" is one number, «двадцать-тридцать» are two.
  const isEnglish = /^[a-z]+$/.test(tokens[at]?.text ?? '');
  return /^\s+$/.test(between) || (between === '-' && isEnglish);
}

function isDigits(token: Token | undefined): boolean {
  return /^\d/.test(token?.text ?? '');
}

function tokenOf(text: string): Token {
  const digits = /^\d+$/.test(text) && text.length < 7;
  if (digits) return { text, word: { value: Number(text), kind: 'plain', room: 0 }, ending: '' };
  const whole = words.get(text);
  if (whole !== undefined) return { text, word: whole, ending: '' };
  const [, stem = '', ending = ''] = (!notNumbers.has(text) && endings.exec(text)) || [];
  const word = words.get(stem);
  const isKazakh = word !== undefined && /\p{Script=Cyrillic}/u.test(stem);
  return isKazakh ? { text, word, ending } : { text, ending: '' };
}

function listed(
  list: readonly (readonly [number, string])[],
  kind: NumberWord['kind'],
): readonly (readonly [string, NumberWord])[] {
  return list.flatMap(([value, names]) =>
    names.split(' ').map((name) => [name, { value, kind, room: roomBehind(name, value) }] as const),
  );
}

function roomBehind(name: string, value: number): number {
  if (value >= 100) return value;
  const isTens = value >= 20 && value % 10 === 0;
  return isTens || name === 'он' ? 10 : 0;
}
