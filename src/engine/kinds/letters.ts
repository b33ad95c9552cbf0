// Letters folded so that what people type meets what we wrote: phones often lack the Kazakh
// letters, so ә, ғ, қ, ң, ө, ұ, ү, һ, і are as good as their Russian neighbours.

/** Each pair: a letter and what it is folded to. */
const twins = pairs('әа ғг қк ңн өо ұу үу һх іи эе ь ъ ýu ıi əa');

/** Latin letters that look Cyrillic; typed by mistake inside Cyrillic words. */
const lookalikes = pairs('aа eе oо pр cс xх yу kк mм tт hн bв iи');

/** Lower case, without diacritics, with Kazakh letters as their Russian neighbours; ё = е, й = и. */
export function foldLetters(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replace(/ş/g, 'sh').replace(/ç/g, 'ch');
  const plain = lower.replace(/./gsu, (letter) => twins.get(letter) ?? letter);
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{L}+/gu, mendMixed);
}

/** Words of folded text; hyphens and apostrophes inside a word are dropped. */
export function wordsOf(text: string): readonly string[] {
  return foldLetters(text)
    .replace(/[-‐‑–—'’ʼ`ʹ]/g, (mark, at: number, all: string) => (isInside(all, at) ? '' : mark))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function mendMixed(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/[a-z]/.test(word)) return word;
  return word.replace(/./gu, (letter) => lookalikes.get(letter) ?? letter);
}

function isInside(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));
}
