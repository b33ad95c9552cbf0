// Buttons as somebody might forge them: real ones of every kind, changed a little or put together
// from the parts of others.
import { forms, unpackPress } from '../../src/press-forms.ts';
import type { Press } from '../../src/presses.ts';
import { sealPress } from '../../src/telegram/callback.ts';
import { draw } from './random-numbers.ts';

/** Values that a field may have on a real button; a number for any other. */
const values: Readonly<Record<string, readonly string[]>> = {
  question: ['place', 'authority_response', '7f3c1b52-9d40-4a57-8a41-0b8f0a4f9d11'],
  choice: ['rally', 'prices_utilities', 'law_2020_notification'],
  page: ['more', 'almaty_region'],
  section: ['police', 'media'],
  scope: ['details', 'update'],
  report: ['k7m2xq', '0e6f8f3e-3b1f-4d76-9c3c-6c1f2d0f7a55'],
  area: ['all', 'r-mangystau', 'almaty'],
  place: ['all', 'almaty', 'zhanaozen'],
  period: ['2026-11', '2011-06', 'year'],
  language: ['kk', 'ru', 'en'],
  reason: ['not_serious', 'wrong_place_or_day'],
  level: ['v0', 'v4'],
  code: ['exact_place', 'how_counted'],
  region: ['mangystau', 'all'],
  about: ['all', 'c17', 'a4051'],
  addition: ['0e6f8f3e-3b1f-4d76-9c3c-6c1f2d0f7a55', '7f3c1b52-9d40-4a57-8a41-0b8f0a4f9d11'],
};

/** Without the MAC. */
const LONGEST = 53;

/** A real press of this kind. */
function pressOf(kind: Press['do'], random: () => number): Press {
  const [letter, ...fields] = forms[kind] as readonly string[];
  const said = fields.map((field) =>
    draw(random, values[field] ?? [String(Math.floor(random() * 9_000))]),
  );
  const packed = [letter, ...said].join(':');
  // No button is as long as that.
  if (packed.length > LONGEST) return pressOf(kind, random);
  const press = unpackPress(packed);
  if (press === undefined) throw new Error(`a press ${kind} cannot be read`);
  return press;
}

export interface House {
  readonly chatKey: string;
  readonly secret: Uint8Array;
}

/** So many sealed buttons of every kind there is. */
export function realButtons(random: () => number, each: number, { chatKey, secret }: House) {
  const kinds = Object.keys(forms) as readonly Press['do'][];
  return kinds.flatMap((kind) =>
    Array.from({ length: each }, () => sealPress(pressOf(kind, random), chatKey, secret)),
  );
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.ә \u0000'.split(
  '',
);

type Forging = (data: string, others: readonly string[], random: () => number) => string;

const packedOf = (data: string) => data.slice(0, data.lastIndexOf('.'));
const macOf = (data: string) => data.slice(data.lastIndexOf('.') + 1);
const position = (data: string, random: () => number) => Math.floor(random() * data.length);

const forgings: readonly Forging[] = [
  // One letter is another one, more, or less.
  (data, _, random) => {
    const at = position(data, random);
    return data.slice(0, at) + draw(random, letters) + data.slice(at + 1);
  },
  (data, _, random) => {
    const at = position(data, random);
    return data.slice(0, at) + draw(random, letters) + data.slice(at);
  },
  (data, _, random) => {
    const at = position(data, random);
    return data.slice(0, at) + data.slice(at + 1);
  },
  (data, _, random) => data.slice(0, position(data, random)),
  // Another number, such as that of another case or version.
  (data, _, random) =>
    data.replace(
      /:\d+(?=[:.])/,
      (digits) => `:${Number(digits.slice(1)) + 1 + Math.floor(random() * 9)}`,
    ),
  // What another button says under the MAC of this one, and the reverse.
  (data, others, random) => `${packedOf(draw(random, others))}.${macOf(data)}`,
  // Another verb before the same fields.
  (data, others, random) =>
    data.replace(/^[a-z]+/, packedOf(draw(random, others)).split(':')[0] ?? ''),
  // One field of another button.
  (data, others, random) => {
    const parts = packedOf(data).split(':');
    const field = draw(random, packedOf(draw(random, others)).split(':'));
    parts[position(packedOf(data).replaceAll(/[^:]/g, '').padEnd(1), random)] = field;
    return `${parts.join(':')}.${macOf(data)}`;
  },
  // A MAC out of the air.
  (data, _, random) =>
    `${packedOf(data)}.${Array.from({ length: 10 }, () => draw(random, letters)).join('')}`,
  (data, others, random) => data + draw(random, ['.', ':', '=', '\n', draw(random, others)]),
];

export function forge(data: string, others: readonly string[], random: () => number): string {
  return draw(random, forgings)(data, others, random);
}
