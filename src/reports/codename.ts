// What a reporter is called on the card of one case: a random animal and a number. The next case of
// the same person has another one, and nothing leads from it to anybody.

/** Each has `codename.<animal>` in the locales. */
export const animals = [
  'argali',
  'badger',
  'bustard',
  'camel',
  'crane',
  'deer',
  'eagle',
  'falcon',
  'flamingo',
  'fox',
  'hare',
  'hedgehog',
  'heron',
  'jerboa',
  'lynx',
  'magpie',
  'marmot',
  'nightingale',
  'otter',
  'owl',
  'pelican',
  'pheasant',
  'saiga',
  'snow_leopard',
  'squirrel',
  'stork',
  'swallow',
  'swan',
  'tortoise',
  'wolf',
] as const;

export type Animal = (typeof animals)[number];

const NUMBERS = 90;

/** `falcon-47`. @param bytes random, 2 or more */
export function newCodename([first = 0, second = 0]: Uint8Array): string {
  const animal = animals[first % animals.length];
  return `${animal}-${10 + (second % NUMBERS)}`;
}

/** The animal and the number of a stored codename; `undefined` for an old case that has none. */
export function readCodename(
  codename: string,
): { readonly animal: Animal; readonly number: number } | undefined {
  const [name, number] = codename.split('-');
  const animal = animals.find((one) => one === name);
  return animal === undefined ? undefined : { animal, number: Number(number) };
}
