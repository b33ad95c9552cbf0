// A campaign gets a short id that can be read, made of its name once and for all.

export interface Campaign {
  readonly id: string;
  readonly name: string;
}

/** Code points of a name. */
export const LONGEST_CAMPAIGN_NAME = 80;

/** Fits on a button beside the numbers of a record. */
const LONGEST_ID = 24;

const latin: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  қ: 'q',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'y',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** `zhanaozen_2011`; with a number behind it where that is taken. */
export function campaignId(name: string, taken: ReadonlySet<string>): string {
  const letters = name.toLowerCase().replace(/\p{L}/gu, (letter) => latin[letter] ?? letter);
  const words = letters.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const id = cut(words === '' ? 'campaign' : words, LONGEST_ID);
  if (!isTaken(id, taken)) return id;
  for (let number = 2; ; number += 1) {
    const next = `${cut(id, LONGEST_ID - String(number).length - 1)}_${number}`;
    if (!isTaken(next, taken)) return next;
  }
}

/** `none` on a button takes the campaign away. */
function isTaken(id: string, taken: ReadonlySet<string>): boolean {
  return id === 'none' || taken.has(id);
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/_+$/, '');
}
