// What a person may mean by a typed place name: its key, without "city of", "in" and case
// endings, and the other keys it may stand for. Kazakh, Russian, and both in Latin letters.
import { wordsOf } from './letters.ts';

export interface PlaceWords {
  /** The words of the name itself. */
  readonly words: readonly string[];
  /** Whether the person said that they mean a region. */
  readonly saysRegion: boolean;
}

const regionWord =
  /^(обл|област\p{L}*|облыс\p{L}*|oblast\p{L}*|oblys\p{L}*|oblıs\p{L}*|regions?|province)$/u;
const placeWord =
  /^(г|гор|город[еау]?|кала(сы\p{L}*|да|дан|га)?|к|с|сел[оаеу]|аул[еау]?|ауыл(ы\p{L}*|да|дан|га)?|пос|посел\p{L}*|п|пгт|кент(и\p{L}*)?|city|town|village|gorod[ae]?|[qk]alas[yi]\p{L}*|auyl[yi]\p{L}*)$/u;
const preposition = /^(в|во|из|на|около|под|возле|у|v|iz|in|at|from|near|of|to|the)$/;

/** Endings of cases with what stands there in the plain name; folded as in letters.ts. */
const endings: readonly (readonly [string, readonly string[]])[] = [
  ...list(
    'да де та те дан ден тан тен нан нен га ге ка ке ды ди ты ти ны ни нын нин дын дин тын тин',
    [''],
  ),
  ...list('дагы деги тагы теги мен бен пен иде иден иге идеги', ['']),
  ...list('da de ta te dan den tan ten nan nen ga ge ka ke dagi degi tagi tegi', ['']),
  ['е', ['', 'а', 'и']],
  ['e', ['', 'a']],
  ['у', ['', 'а']],
  ['ы', ['а']],
  ['и', ['', 'а', 'ия']],
  ['а', ['']],
  ['я', ['и']],
  ['ю', ['и']],
  ['ом', ['', 'ыи']],
  ['ем', ['', 'и']],
  ['ои', ['а', 'ая', 'ыи']],
  ['ую', ['ая']],
  ['ого', ['ыи']],
  ['ому', ['ыи']],
];

const SHORTEST_STEM = 2;

export function placeWords(text: string): PlaceWords {
  const all = wordsOf(text);
  const isName = (word: string) =>
    !regionWord.test(word) && !placeWord.test(word) && !preposition.test(word);
  return { words: all.filter(isName), saysRegion: all.some((word) => regionWord.test(word)) };
}

/** One key for all spellings of a name. */
export function placeKey(words: readonly string[]): string {
  return latinSkeleton(words.join(''));
}

/** The key itself and, after it, keys of which it may be a case. */
export function keysMeant(key: string): readonly string[] {
  const stems = endings.flatMap(([ending, plain]) => {
    if (!key.endsWith(ending) || key.length - ending.length < SHORTEST_STEM) return [];
    const stem = key.slice(0, key.length - ending.length);
    return plain.map((tail) => stem + tail);
  });
  return [key, ...stems];
}

// Kazakh has been spelt in Latin in many ways: Zhanaozen, Janaozen; Qyzylorda, Kızılorda.
function latinSkeleton(key: string): string {
  if (!/[a-z]/.test(key)) return key;
  return key
    .replace(/dzh|zh/g, 'j')
    .replace(/gh/g, 'g')
    .replace(/kh/g, 'h')
    .replace(/q/g, 'k')
    .replace(/y/g, 'i');
}

function list(
  words: string,
  plain: readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  return words.split(' ').map((ending) => [ending, plain] as const);
}

/** Names written one after the other, with commas between them. */
export function namesIn(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}
