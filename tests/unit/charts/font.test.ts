import { describe, expect, test } from 'vitest';
import { measureText } from '../../../src/charts/font-metrics.ts';
import { rasterise } from '../../../src/charts/raster.ts';
import { fontFamily, type TypeStyle } from '../../../src/charts/style.ts';
import { element, toMarkup } from '../../../src/charts/svg.ts';
import { countDark, type Pixels, readPng } from './pixels.ts';

const style = (weight: TypeStyle['weight']): TypeStyle => ({
  size: 40,
  lineHeight: 48,
  weight,
  color: '#000000',
});

function drawText(text: string, weight: TypeStyle['weight'], width = 60): Pixels {
  const look = { 'font-family': fontFamily, 'font-size': 40, 'font-weight': weight };
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: 60 }, [
    element('text', { x: 8, y: 42, ...look }, [text]),
  ]);
  return readPng(rasterise(toMarkup(svg)));
}

function inkRight({ rgba, width }: Pixels): number {
  let right = 0;
  for (let at = 3; at < rgba.length; at += 4) {
    if ((rgba[at] ?? 0) > 64) right = Math.max(right, ((at - 3) / 4) % width);
  }
  return right;
}

const kazakhLetters = 'ӘҒҚҢӨҰҮҺІәғқңөұүһі';
const russianLetters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const latinLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const signs = '0123456789.,:;!?%№·–—…«»“”()+-/±×';

describe.each([400, 600] as const)('in weight %i', (weight) => {
  // No font has a letter for this place of private use: what is drawn is the box of .notdef.
  const missing = drawText('\ue123', weight);

  test.each([
    ['Kazakh letter', kazakhLetters],
    ['Russian letter', russianLetters],
    ['Latin letter', latinLetters],
    ['sign', signs],
  ])('every %s makes ink, and not that of a missing letter', (_, letters) => {
    for (const letter of letters) {
      const drawn = drawText(letter, weight);
      expect.soft(countDark(drawn), letter).toBeGreaterThan(0);
      expect.soft(Buffer.compare(drawn.rgba, missing.rgba), letter).not.toBe(0);
    }
  });

  test('a line is as wide as it was measured', () => {
    for (const text of ['Солтүстік Қазақстан', 'Assemblies by place', '1\u202f000\u202f000']) {
      const right = inkRight(drawText(text, weight, 600));
      const measured = 8 + measureText(text, style(weight));
      expect.soft(Math.abs(right - measured) / measured, text).toBeLessThan(0.02);
    }
  });

  test('all digits are equally wide, so that numbers stand in columns', () => {
    const widths = '0123456789'.split('').map((digit) => measureText(digit, style(weight)));
    expect(new Set(widths).size).toBe(1);
  });
});

test('the two weights are two fonts', () => {
  expect(countDark(drawText('Ә', 600))).toBeGreaterThan(countDark(drawText('Ә', 400)) * 1.1);
});
