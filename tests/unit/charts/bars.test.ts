import { describe, expect, test } from 'vitest';
import { drawBars } from '../../../src/charts/bars.ts';
import { canvasWidth, space } from '../../../src/charts/style.ts';
import { bar, barChart, barLengths, barsNamed, overlap, sizeOf, textBoxes } from './pictures.ts';

const longNames = [
  'Усть-Каменогорск',
  'Солтүстік Қазақстан облысы, басқа жер',
  'Восточно-Казахстанская область, Усть-Каменогорск и все остальные места вокруг него',
  'Тридевятоецарствоокоторомговоритсявсказке',
  'W'.repeat(200),
];
const charts = {
  'no bars': barChart({ bars: [] }),
  'one bar': barChart({ bars: [bar('Алматы', 1)] }),
  'thirteen bars': barChart({ bars: barsNamed(Array.from({ length: 13 }, () => 'Қызылорда')) }),
  'long names': barChart({ bars: barsNamed(longNames, 1_000_000) }),
  'long texts': barChart({
    title: 'Бейбіт жиналыстар туралы азаматтардың хабарламалары, қалалар мен облыстар бойынша',
    subtitle: 'слово '.repeat(40),
    footnote: 'w'.repeat(300),
  }),
  'empty texts': barChart({ title: 'Title', subtitle: '', footnote: '' }),
};

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
    const bars = values.map((value) => bar('А', value));
    const [longest = 0, half, quarter] = barLengths(drawBars(barChart({ bars })));
    expect(half).toBeCloseTo(longest / 2, 1);
    expect(quarter).toBeCloseTo(longest / 4, 1);
  });

  test('have room to be compared even beside the longest names and numbers', () => {
    const bars = barsNamed(longNames, 1_000_000);
    expect(barLengths(drawBars(barChart({ bars })))[0]).toBeGreaterThan(canvasWidth / 3);
  });

  test('show one assembly beside a million, and nothing for none', () => {
    const bars = [1_000_000, 1, 0].map((value) => bar('А', value));
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

  test('write the numbers as they are given', () => {
    const bars = [{ label: 'А', values: [{ value: 12.5, text: '12,5 %' }] }];
    expect(textBoxes(drawBars(barChart({ bars }))).map(({ text }) => text)).toContain('12,5 %');
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
