// Recipes of every kind of picture, from the emptiest to the fullest, and a generator of them.
import * as fc from 'fast-check';
import type { Amount, Picture } from '../../../src/messenger.ts';

const texts = { title: 'Жиналыстар', subtitle: '2012 ж., расталған', footnote: 'n = 83 · Baqylau' };

const longLabel = 'Солтүстік Қазақстан облысы, Ғабит Мүсірепов атындағы аудан, Новоишим ауылы';
const longName = 'Әлеуметтік-экономикалық және еңбекке байланысты талаптары бар жиналыстар';

export const amount = (value: number): Amount => ({ value, text: value.toLocaleString('ru') });

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const bars = (rows: readonly (readonly (number | undefined)[])[], label = 'Өскемен') =>
  ({
    chart: 'bars',
    spec: {
      ...texts,
      bars: rows.map((values) => ({
        label,
        values: values.map((value) => (value === undefined ? undefined : amount(value))),
      })),
      ...((rows[0]?.length ?? 0) > 1 ? { legend: rows[0]?.map(() => longName) ?? [] } : {}),
    },
  }) satisfies Picture;

export const stacked = (
  rows: readonly (readonly number[])[],
  { label = 'Өскемен', name = 'Рұқсат етілген', isShares = false } = {},
) =>
  ({
    chart: 'stacked',
    spec: {
      ...texts,
      legend: rows[0]?.map(() => name) ?? [],
      bars: rows.map((parts) => ({
        label,
        parts: parts.map(amount),
        text: amount(parts.reduce((all, part) => all + part, 0)).text,
      })),
      isShares,
      unknown: 1,
    },
  }) satisfies Picture;

export const columns = (
  rows: readonly (readonly number[])[],
  { label = 'қаң 2012', name = 'Саяси' } = {},
) =>
  ({
    chart: 'columns',
    spec: {
      ...texts,
      legend: rows[0]?.map(() => name) ?? [],
      columns: rows.map((parts) => ({ label, parts })),
    },
  }) satisfies Picture;

export interface Spot {
  readonly lat: number;
  readonly lon: number;
  readonly value: number;
}

export const map = (spots: readonly Spot[], label = 'Өскемен') =>
  ({
    chart: 'map',
    spec: {
      ...texts,
      symbols: spots.map(({ lat, lon, value }) => ({ lat, lon, label, amount: amount(value) })),
      legend: longName,
    },
  }) satisfies Picture;

/** In a grid over the country, so close that not all names have room. */
const spots = many(63, (index) => ({
  lat: 43 + (index % 7) * 1.5,
  lon: 50 + Math.floor(index / 7) * 4,
  value: 1 + index * index,
}));
const almaty = { lat: 43.24, lon: 76.89, value: 1 };
const long = { label: longLabel, name: longName };

export const recipes: Readonly<Record<string, Picture>> = {
  'no bars': bars([]),
  'one bar': bars([[1]]),
  'bars of nothing': bars([[0], [0]]),
  '63 bars': bars(many(63, (index) => [index * 7])),
  'long labels at bars': bars([[3], [1_000_000]], longLabel),
  'bars in three series': bars([
    [1, undefined, 3],
    [undefined, 0, 1_000_000],
  ]),
  'no stacked bars': stacked([]),
  'one part': stacked([[1]]),
  'stacked bars of nothing': stacked([[0, 0]], { isShares: true }),
  '63 stacked bars': stacked(many(63, (index) => [index, 3, 40 - (index % 40)])),
  'long labels at stacked bars': stacked([[3, 0, 1, 1, 1, 1, 9]], long),
  'shares of a million and of one': stacked(
    [
      [999_999, 1, 1],
      [0, 0, 1],
    ],
    { isShares: true },
  ),
  'no columns': columns([]),
  'one column': columns([[1]]),
  'columns of nothing': columns([[0, 0]]),
  '63 columns': columns(many(63, (index) => [index, 3])),
  '120 columns of seven parts': columns(many(120, (index) => many(7, (part) => index * part))),
  'long labels under columns': columns([[1_000_000], [3]], long),
  'a map of nothing': map([{ ...almaty, value: 0 }]),
  'a map of one': map([almaty]),
  'a map of 63': map(spots),
  'long labels on a map': map(spots.slice(0, 9), longLabel),
};

const word = fc.string({
  unit: fc.constantFrom(...'ӘәҒғҚқҢңӨөҰұҮүҺһІіWАбв Ünï-.,&<'.split('')),
  maxLength: 90,
});
const value = fc.oneof(fc.nat(9), fc.nat(10_000_000));
const row = fc.array(value, { minLength: 3, maxLength: 3 });
const rows = fc.array(row, { maxLength: 130 });
const spot = fc.record({
  lat: fc.double({ min: 40.6, max: 55.4, noNaN: true }),
  lon: fc.double({ min: 46.5, max: 87.3, noNaN: true }),
  value,
});

export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(
  fc
    .tuple(
      fc.array(fc.array(fc.option(value, { nil: undefined }), { minLength: 3, maxLength: 3 }), {
        maxLength: 63,
      }),
      word,
    )
    .map(([all, label]): Picture => bars(all, label)),
  fc
    .tuple(fc.array(row, { maxLength: 63 }), word, word, fc.boolean())
    .map(([all, label, name, isShares]): Picture => stacked(all, { label, name, isShares })),
  fc.tuple(rows, word, word).map(([all, label, name]): Picture => columns(all, { label, name })),
  fc.tuple(fc.array(spot, { maxLength: 63 }), word).map(([all, label]): Picture => map(all, label)),
);
