// Chart recipes for tests, and what can be read back from a drawn SVG.
import { measureText } from '../../../src/charts/font-metrics.ts';
import type { BarChart, Picture } from '../../../src/messenger.ts';

export function barChart(given: Partial<BarChart> = {}): BarChart {
  return {
    title: 'Собрания по городам',
    subtitle: 'Август 2026 · подтверждённые',
    bars: [bar('Алматы', 64), bar('Усть-Каменогорск', 19)],
    footnote: 'Всего 83 · на 31 августа, 18:00',
    ...given,
  };
}

export function picture(given: Partial<BarChart> = {}): Picture {
  return { chart: 'bars', spec: barChart(given) };
}

/** A bar of one series. */
export function bar(label: string, value: number): BarChart['bars'][number] {
  return { label, values: [{ value, text: String(value) }] };
}

export function barsNamed(labels: readonly string[], value = 5): BarChart['bars'] {
  return labels.map((label) => bar(label, value));
}

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Where the texts of an SVG stand: from the top of the capitals to the descenders. */
export function textBoxes(svg: string): readonly Box[] {
  const found = svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g);
  return Array.from(found, ([, attributes = '', written = '']) => {
    const text = written.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
    const of = (name: string): number => numberIn(attributes, name);
    const [size, left, y] = [of('font-size'), of('x'), of('y')];
    const weight = of('font-weight') === 600 ? 600 : 400;
    const right = left + measureText(text, { size, weight, lineHeight: 0, color: '' });
    return { text, left, right, top: y - 0.72 * size, bottom: y + 0.25 * size };
  });
}

/** The size in units of the canvas; the pixels of a tall picture are fewer. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** The lengths of the bars: each is a straight run and a round corner of 6. */
export function barLengths(svg: string): readonly number[] {
  return Array.from(svg.matchAll(/<path d="M[^h]*h([\d.]+)a6 /g), ([, run]) => Number(run) + 6);
}

const numberIn = (attributes: string, name: string): number =>
  Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? 0);

/** What every rectangle, circle and path of an SVG covers. */
export function shapeBoxes(svg: string): readonly Box[] {
  const found = svg.matchAll(/<(rect|circle|path) ([^>]*)>/g);
  return Array.from(found, ([, tag = '', attributes = '']) => {
    const of = (name: string): number => numberIn(attributes, name);
    if (tag === 'path') return pathBox(attributes);
    const [left, top, width, height] =
      tag === 'rect'
        ? [of('x'), of('y'), of('width'), of('height')]
        : [of('cx') - of('r'), of('cy') - of('r'), 2 * of('r'), 2 * of('r')];
    return { text: tag, left, right: left + width, top, bottom: top + height };
  });
}

/** Follows the commands that our paths are made of: M, L, h, v, a and z. */
function pathBox(attributes: string): Box {
  const d = / ?d="([^"]*)"/.exec(attributes)?.[1] ?? '';
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const [, command, rest = ''] of d.matchAll(/([MLhvaz])([^MLhvaz]*)/g)) {
    const numbers = rest.trim().split(/ /).map(Number);
    if (command === 'M' || command === 'L') [x = 0, y = 0] = numbers;
    if (command === 'h') x += numbers[0] ?? 0;
    if (command === 'v') y += numbers[0] ?? 0;
    if (command === 'a') [x, y] = [x + (numbers[5] ?? 0), y + (numbers[6] ?? 0)];
    xs.push(x);
    ys.push(y);
  }
  return {
    text: 'path',
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
