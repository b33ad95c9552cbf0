// What holds for every kind of picture.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rasterise } from '../../../src/charts/raster.ts';
import { drawPicture } from '../../../src/charts/render.ts';
import { canvasWidth, space } from '../../../src/charts/style.ts';
import type { Picture } from '../../../src/messenger.ts';
import { overlap, shapeBoxes, sizeOf, textBoxes } from './pictures.ts';
import { anyPicture, recipes } from './recipes.ts';

/** Kept numbers are rounded to hundredths. */
const fine = 0.05;

function textsOutside(svg: string): readonly string[] {
  const { width, height } = sizeOf(svg);
  return textBoxes(svg)
    .filter(
      ({ left, right, top, bottom }) =>
        left < space.margin - fine ||
        right > width - space.margin + fine ||
        top < space.margin ||
        bottom > height - space.margin / 2,
    )
    .map(({ text }) => text);
}

function shapesOutside(svg: string): readonly unknown[] {
  const { width, height } = sizeOf(svg);
  const [, ...shapes] = shapeBoxes(svg);
  return shapes.filter(
    ({ left, right, top, bottom }) =>
      left < space.margin - 1 || right > width - space.margin + 1 || top < 0 || bottom > height,
  );
}

function coveredTexts(svg: string): readonly string[] {
  const boxes = textBoxes(svg);
  return boxes
    .filter((a, at) => boxes.slice(at + 1).some((b) => overlap(a, b)))
    .map(({ text }) => text);
}

const copyOf = (picture: Picture): Picture => structuredClone(picture);

describe.each(Object.entries(recipes))('a picture with %s', (_, picture) => {
  const svg = drawPicture(picture);

  test('can be read and drawn', () => {
    // Where a path has two signs before a number, the rasteriser ends it without a word.
    expect(svg).not.toMatch(/NaN|Infinity|undefined|--/);
    expect(rasterise(svg).length).toBeGreaterThan(1000);
  });

  test('keeps to its margins, and no text covers another', () => {
    expect(textsOutside(svg)).toEqual([]);
    expect(shapesOutside(svg)).toEqual([]);
    expect(coveredTexts(svg)).toEqual([]);
  });

  test('has no text smaller than 28, and sides that Telegram accepts', () => {
    const sizes = Array.from(svg.matchAll(/font-size="(\d+)"/g), ([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
    const [, width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    expect(Math.max(width, height)).toBeLessThanOrEqual(2560);
    expect(Math.max(width / height, height / width)).toBeLessThan(20);
  });

  test('is the same to the letter when drawn again', () => {
    expect(drawPicture(copyOf(picture))).toBe(svg);
  });
});

test('whatever the figures and the names, nothing leaves the canvas or covers a text', () => {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      const svg = drawPicture(picture);
      expect(sizeOf(svg).width).toBe(canvasWidth);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(textsOutside(svg)).toEqual([]);
      expect(shapesOutside(svg)).toEqual([]);
      expect(coveredTexts(svg)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
