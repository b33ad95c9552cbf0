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

/** Where the texts of an SVG stand: from the top of the capitals to the descenders. */
export function textBoxes(svg: string): readonly Box[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, attributes, text]) => {
    const number = (name: string): number =>
      Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes ?? '')?.[1]);
    const size = number('font-size');
    const weight = number('font-weight') === 600 ? 600 : 400;
    const [x, y] = [number('x'), number('y')];
    const right = x + measureText(text ?? '', { size, weight, lineHeight: 0, color: '' });
    return { text: text ?? '', left: x, right, top: y - 0.72 * size, bottom: y + 0.25 * size };
  });
}

export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** The lengths of the bars: each is a straight run and a round corner of 6. */
export function barLengths(svg: string): readonly number[] {
  return Array.from(svg.matchAll(/<path d="M[^h]*h([\d.]+)a6 /g), ([, run]) => Number(run) + 6);
}
