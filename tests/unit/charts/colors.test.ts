import { describe, expect, test } from 'vitest';
import {
  colorsOf,
  contrast,
  partColors,
  textColorOn,
  unknownColor,
} from '../../../src/charts/part-colors.ts';
import { palette } from '../../../src/charts/style.ts';
import { distance, visions } from './color-vision.ts';

const all = [...partColors, unknownColor];

test('texts stand out from the background and from the land', () => {
  for (const color of [palette.ink, palette.muted]) {
    expect.soft(contrast(color, palette.background), color).toBeGreaterThan(4.5);
    expect.soft(contrast(color, palette.land), color).toBeGreaterThan(4.5);
  }
});

test('parts stand out from the background, and the numbers in them from the parts', () => {
  for (const color of all) {
    expect.soft(contrast(color, palette.background), color).toBeGreaterThanOrEqual(2.99);
    expect.soft(contrast(textColorOn(color), color), color).toBeGreaterThan(4.5);
  }
});

test('neighbours differ in lightness, so that a picture in grey can be read', () => {
  for (const [index, color] of partColors.slice(1).entries()) {
    expect.soft(contrast(partColors[index] ?? color, color), color).toBeGreaterThan(1.6);
  }
});

describe.each(Object.entries(visions))('to a reader with %s', (_, vision) => {
  test('every two colours are far apart', () => {
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        expect.soft(distance(one, other, vision), `${one} ${other}`).toBeGreaterThan(20);
      }
    }
  });
});

describe('the parts', () => {
  test('are coloured in their order, and the unknown one is grey', () => {
    expect(colorsOf(3)).toEqual(partColors.slice(0, 3));
    expect(colorsOf(3, 1)).toEqual([partColors[0], unknownColor, partColors[1]]);
  });

  test('start anew when there are more of them than colours', () => {
    expect(colorsOf(7)[6]).toBe(partColors[0]);
  });
});
