import { describe, expect, test } from 'vitest';
import { realPlaces } from '../../../src/card/places.ts';
import { drawMap } from '../../../src/charts/map.ts';
import { project } from '../../../src/charts/projection.ts';
import { type Box, overlap, shapeBoxes, textBoxes } from './pictures.ts';
import { map } from './recipes.ts';

const almaty = { lat: 43.24, lon: 76.89, value: 100 };
const astana = { lat: 51.13, lon: 71.43, value: 25 };
const baikonur = { lat: 45.62, lon: 63.31, value: 1 };

const circles = (svg: string): readonly Box[] =>
  shapeBoxes(svg).filter(({ text }) => text === 'circle');
const sizes = (svg: string) => circles(svg).map(({ left, right }) => right - left + 2);

describe('the projection', () => {
  test('keeps areas: a degree square is as large as on the globe, in the south and in the north', () => {
    for (const lat of [41, 45, 48, 52, 55]) {
      const step = 0.01;
      const [a, b, c] = [
        project({ lat, lon: 80 }),
        project({ lat, lon: 80 + step }),
        project({ lat: lat + step, lon: 80 }),
      ];
      const area = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
      const radians = Math.PI / 180;
      const onGlobe = (step * radians) ** 2 * Math.cos((lat + step / 2) * radians);
      expect(area / onGlobe).toBeCloseTo(1, 3);
    }
  });

  test('keeps distances along its two parallels', () => {
    for (const lat of [42, 54]) {
      const [a, b] = [project({ lat, lon: 67 }), project({ lat, lon: 67.01 })];
      const onGlobe = (0.01 * Math.PI * Math.cos((lat * Math.PI) / 180)) / 180;
      expect(Math.hypot(b.x - a.x, b.y - a.y) / onGlobe).toBeCloseTo(1, 5);
    }
  });

  test('has north above, east on the right, and the centre meridian upright', () => {
    expect(project({ lat: 55, lon: 67 }).x).toBe(0);
    expect(project({ lat: 55, lon: 67 }).y).toBeLessThan(project({ lat: 41, lon: 67 }).y);
    expect(project({ lat: 48, lon: 80 }).x).toBeGreaterThan(0);
  });
});

describe('a map', () => {
  test('has circles whose areas are proportional to the values', () => {
    const [large = 0, small = 0] = sizes(drawMap(map([astana, almaty]).spec));
    expect((large / small) ** 2).toBeCloseTo(4, 1);
  });

  test('of one assembly has a small circle', () => {
    const [one = 0] = sizes(drawMap(map([{ ...almaty, value: 1 }]).spec));
    const [hundred = 0] = sizes(drawMap(map([almaty]).spec));
    expect(one).toBeLessThan(hundred / 2);
  });

  test('explains a round number by a circle of its size', () => {
    const svg = drawMap(map([almaty]).spec);
    const [hundred = 0, fifty = 0] = sizes(svg);
    expect((hundred / fifty) ** 2).toBeCloseTo(2, 1);
    expect(textBoxes(svg).map(({ text }) => text)).toContain('50');
  });

  test('keeps a circle whose name fits nowhere, and names the largest', () => {
    const spots = Array.from({ length: 60 }, (_, index) => ({ ...almaty, value: 500 - index }));
    const svg = drawMap(map(spots, 'Алматы').spec);
    expect(circles(svg)).toHaveLength(61);
    const named = textBoxes(svg).filter(({ text }) => text === 'Алматы');
    expect(named.length).toBeLessThan(9);
    expect(textBoxes(svg).map(({ text }) => text)).toContain('500');
  });

  test('lets no name stand on a circle', () => {
    const spots = realPlaces.map(({ lat, lon }, index) => ({ lat, lon, value: 1 + (index % 40) }));
    const svg = drawMap(map(spots, 'Қарағанды').spec);
    const names = textBoxes(svg).filter(({ text }) => text === 'Қарағанды');
    expect(names.length).toBeGreaterThan(5);
    // The square inside a circle: a name may touch the corners of the one around it.
    const inner = circles(svg).map((box) => {
      const inset = ((box.right - box.left) / 2) * (1 - Math.SQRT1_2);
      return {
        text: '',
        left: box.left + inset,
        right: box.right - inset,
        top: box.top + inset,
        bottom: box.bottom - inset,
      };
    });
    expect(names.filter((name) => inner.some((circle) => overlap(name, circle)))).toEqual([]);
  });

  test('is one piece of land, with Baikonur in it', () => {
    const [land = '', ...more] = drawMap(map([baikonur]).spec).match(/<path [^>]*>/g) ?? [];
    expect(more).toEqual([]);
    expect(land.match(/M/g)).toHaveLength(1);
    const [circle] = circles(drawMap(map([baikonur]).spec));
    const at = {
      x: ((circle?.left ?? 0) + (circle?.right ?? 0)) / 2,
      y: ((circle?.top ?? 0) + (circle?.bottom ?? 0)) / 2,
    };
    const corners = Array.from(
      land.matchAll(/[ML]([\d.]+) ([\d.]+)/g),
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const crossings = corners.filter(([x, y], index) => {
      const [bx, by] = corners[(index + 1) % corners.length] ?? [0, 0];
      return y > at.y !== by > at.y && at.x < x + ((bx - x) * (at.y - y)) / (by - y);
    });
    expect(crossings.length % 2).toBe(1);
  });
});
