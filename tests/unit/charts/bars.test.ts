import { describe, expect, test } from 'vitest';
import { drawBars } from '../../../src/charts/bars.ts';
import { canvasWidth, palette, space } from '../../../src/charts/style.ts';
import { type Box, barChart, barLengths, barsNamed, sizeOf, textBoxes } from './pictures.ts';

const longNames = [
  'Усть-Каменогорск',
  'Солтүстік Қазақстан облысы, басқа жер',
  'Восточно-Казахстанская область, Усть-Каменогорск и все остальные места вокруг него',
  'Тридевятоецарствоокоторомговоритсявсказке',
  'W'.repeat(200),
];
const charts = {
  'no bars': barChart({ bars: [] }),
  'one bar': barChart({ bars: [{ label: 'Алматы', value: 1 }] }),
  'thirteen bars': barChart({ bars: barsNamed(Array.from({ length: 13 }, () => 'Қызылорда')) }),
  'long names': barChart({ bars: barsNamed(longNames, 1_000_000) }),
  'long texts': barChart({
    title: 'Бейбіт жиналыстар туралы азаматтардың хабарламалары, қалалар мен облыстар бойынша',
    subtitle: 'слово '.repeat(40),
    footnote: 'w'.repeat(300),
  }),
  'empty texts': barChart({ title: 'Title', subtitle: '', footnote: '' }),
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each(Object.entries(charts))('a chart with %s', (_, chart) => {
  const svg = drawBars(chart);
  const { width, height } = sizeOf(svg);
  const boxes = textBoxes(svg);

  test('keeps every text inside the margins', () => {
    expect(width).toBe(canvasWidth);
    for (const box of boxes) {
      expect.soft(box.left, box.text).toBeGreaterThanOrEqual(space.margin);
      expect.soft(box.right, box.text).toBeLessThanOrEqual(width - space.margin + 0.1);
      expect.soft(box.top, box.text).toBeGreaterThanOrEqual(space.margin);
      expect.soft(box.bottom, box.text).toBeLessThanOrEqual(height - space.margin / 2);
    }
  });

  test('lets no text cover another', () => {
    const covered = boxes.filter((a, at) => boxes.slice(at + 1).some((b) => overlap(a, b)));
    expect(covered).toEqual([]);
  });

  test('has no text smaller than 28', () => {
    const sizes = Array.from(svg.matchAll(/font-size="(\d+)"/g), ([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
  });

  test('has sides that Telegram accepts for a photo', () => {
    expect(width + height).toBeLessThan(10_000);
    expect(Math.max(width / height, height / width)).toBeLessThan(20);
  });
});

describe('bars', () => {
  test('stay in the order in which they are given', () => {
    const labels = ['Б', 'А', 'В'];
    const svg = drawBars(barChart({ bars: barsNamed(labels) }));
    const drawn = textBoxes(svg).filter(({ text }) => labels.includes(text));
    expect(drawn.map(({ text }) => text)).toEqual(labels);
    expect(drawn.map(({ top }) => top)).toEqual(drawn.map(({ top }) => top).sort((a, b) => a - b));
  });

  test('are as long as their values say', () => {
    const values = [400, 200, 100];
    const bars = values.map((value) => ({ label: 'А', value }));
    const [longest = 0, half, quarter] = barLengths(drawBars(barChart({ bars })));
    expect(half).toBeCloseTo(longest / 2, 1);
    expect(quarter).toBeCloseTo(longest / 4, 1);
  });

  test('have room to be compared even beside the longest names and numbers', () => {
    const bars = barsNamed(longNames, 1_000_000);
    expect(barLengths(drawBars(barChart({ bars })))[0]).toBeGreaterThan(canvasWidth / 3);
  });

  test('show one assembly beside a million, and nothing for none', () => {
    const bars = [1_000_000, 1, 0].map((value) => ({ label: 'А', value }));
    const svg = drawBars(barChart({ bars }));
    expect(barLengths(svg)).toHaveLength(2);
    expect(barLengths(svg)[1]).toBeGreaterThanOrEqual(6);
    expect(textBoxes(svg).map(({ text }) => text)).toContain('0');
  });

  test('can all be zero', () => {
    const svg = drawBars(barChart({ bars: barsNamed(['А', 'Б'], 0) }));
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(barLengths(svg)).toEqual([]);
  });

  test('write thousands apart, by spaces that do not break', () => {
    const svg = drawBars(barChart({ bars: [{ label: 'А', value: 1_000_000 }] }));
    expect(textBoxes(svg).map(({ text }) => text)).toContain('1\u202f000\u202f000');
  });

  test('make the picture taller, one step each', () => {
    const heightWith = (count: number): number =>
      sizeOf(drawBars(barChart({ bars: barsNamed(Array.from({ length: count }, () => 'А')) })))
        .height;
    expect(heightWith(13) - heightWith(12)).toBe(heightWith(2) - heightWith(1));
    expect(heightWith(2)).toBeGreaterThan(heightWith(1));
  });
});

test('a chart without bars is its texts and nothing else', () => {
  const svg = drawBars(barChart({ bars: [], subtitle: 'За август собраний нет.' }));
  expect(textBoxes(svg).map(({ text }) => text)).toContain('За август собраний нет.');
  expect(svg).not.toMatch(/NaN|Infinity|<path/);
});

test('texts and bars stand out from the background', () => {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  for (const color of [palette.ink, palette.muted, palette.accent]) {
    const contrast = (luminance(palette.background) + 0.05) / (luminance(color) + 0.05);
    expect.soft(contrast, color).toBeGreaterThan(4.5);
  }
});
