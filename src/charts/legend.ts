// The legend above a drawing: a swatch of colour before each name, in as many rows as it takes.
import { measureText } from './font-metrics.ts';
import type { Drawing } from './frame.ts';
import { cutLine, drawLine } from './lines.ts';
import { contentWidth, halfCapital, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

const swatch = { size: 28, corner: 6, gap: 12 } as const;
const entryGap = 32;
const rowHeight = 46;

interface Entry {
  readonly name: string;
  readonly color: string;
  readonly width: number;
}

interface Placed extends Entry {
  readonly left: number;
  readonly row: number;
}

export function drawLegend(names: readonly string[], colors: readonly string[]): Drawing {
  const entries = place(names.map((name, index) => entryOf(name, colors[index] ?? '')));
  const rows = (entries.at(-1)?.row ?? -1) + 1;
  return {
    height: rows * rowHeight,
    drawAt: (top) => entries.flatMap((entry) => drawEntry(entry, top)),
  };
}

function entryOf(text: string, color: string): Entry {
  const name = cutLine(text, type.legend, contentWidth - swatch.size - swatch.gap);
  return { name, color, width: swatch.size + swatch.gap + measureText(name, type.legend) };
}

function place(entries: readonly Entry[]): readonly Placed[] {
  const right = space.margin + contentWidth;
  let [left, row] = [space.margin, 0];
  return entries.map((entry) => {
    if (left > space.margin && left + entry.width > right) [left, row] = [space.margin, row + 1];
    const placed = { ...entry, left, row };
    left += entry.width + entryGap;
    return placed;
  });
}

function drawEntry({ name, color, left, row }: Placed, top: number): readonly SvgElement[] {
  const middle = top + (row + 0.5) * rowHeight;
  const { size, corner, gap } = swatch;
  const square = { x: left, y: middle - size / 2, width: size, height: size, rx: corner };
  const baseline = middle + type.legend.size * halfCapital;
  return [
    element('rect', { ...square, fill: color }),
    drawLine(name, { x: left + size + gap, baseline, style: type.legend }),
  ];
}
