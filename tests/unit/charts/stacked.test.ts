import { describe, expect, test } from 'vitest';
import { partColors, unknownColor } from '../../../src/charts/part-colors.ts';
import { drawStacked } from '../../../src/charts/stacked.ts';
import { overlap, shapeBoxes, textBoxes } from './pictures.ts';
import { stacked } from './recipes.ts';

/** Of one colour, without its swatch in the legend. */
function widthsOf(svg: string, color: string): readonly number[] {
  const shapes = svg.match(/<(?:rect|path) [^>]*>/g)?.filter((each) => each.includes(color)) ?? [];
  return shapeBoxes(shapes.filter((each) => !each.includes('rx=')).join('')).map(
    ({ left, right }) => right - left,
  );
}

const textsOf = (svg: string) => textBoxes(svg).map(({ text }) => text);

describe('stacked bars', () => {
  test('are as long as their totals say', () => {
    const svg = drawStacked(
      stacked([
        [0, 0, 40],
        [0, 0, 10],
      ]).spec,
    );
    const [long = 0, short = 0] = widthsOf(svg, partColors[1]);
    expect(short).toBeCloseTo(long / 4, 1);
  });

  test('are all equally long as shares', () => {
    const svg = drawStacked(
      stacked(
        [
          [0, 0, 40],
          [0, 0, 10],
        ],
        { isShares: true },
      ).spec,
    );
    const [one = 0, other] = widthsOf(svg, partColors[1]);
    expect(other).toBe(one);
  });

  test('have a legend of all parts, and the unknown part in grey', () => {
    const svg = drawStacked(stacked([[5, 5, 5]], { name: 'Рұқсат' }).spec);
    expect(textsOf(svg).filter((text) => text === 'Рұқсат')).toHaveLength(3);
    expect(widthsOf(svg, unknownColor)).toHaveLength(1);
  });

  test('write the number of a part where it fits, and the total always', () => {
    const svg = drawStacked(stacked([[700, 0, 2]]).spec);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['700', '702']));
    expect(textsOf(svg)).not.toContain('2');
    expect(textsOf(svg)).not.toContain('0');
  });

  test('have parts that do not cover each other, however small', () => {
    const svg = drawStacked(stacked([[1_000_000, 1, 1]]).spec);
    const [, base, ...parts] = shapeBoxes(svg.replace(/<rect [^>]*rx=[^>]*>/g, ''));
    expect(base?.right).toBeDefined();
    const bars = parts.filter(({ bottom, top }) => bottom - top > 10);
    expect(bars).toHaveLength(3);
    expect(bars.filter((a, at) => bars.slice(at + 1).some((b) => overlap(a, b)))).toEqual([]);
  });
});
