// The two axes of columns: round gridlines with their numbers, and as many labels below the
// columns as stand apart.
import { measureText } from './font-metrics.ts';
import { cutLine, drawLine } from './lines.ts';
import { formatCount } from './numbers.ts';
import { contentWidth, halfCapital, palette, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

/** Where columns stand: `bottom` is their ground, `perUnit` the height of a one. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  readonly perUnit: number;
}

const tickHeight = 8;

/** Below the ground: the ticks and one line of labels. */
export const labelsHeight = tickHeight + space.near / 2 + type.axis.lineHeight;

export function numbersWidth(values: readonly number[]): number {
  return Math.max(...values.map((value) => measureText(formatCount(value), type.axis)));
}

export function drawGrid(values: readonly number[], plot: Plot): readonly SvgElement[] {
  const right = plot.left - space.near / 2;
  return [0, ...values].flatMap((value) => {
    const y = plot.bottom - value * plot.perUnit;
    const number = formatCount(value);
    const x = right - measureText(number, type.axis);
    const baseline = y + type.axis.size * halfCapital;
    const line = { x: plot.left, y: y - 1, width: plot.width, height: 2 };
    return [
      element('rect', { ...line, fill: value === 0 ? palette.muted : palette.rule }),
      drawLine(number, { x, baseline, style: type.axis }),
    ];
  });
}

/** From the first label on, in equal steps; months in steps that divide years. */
export function drawLabels(labels: readonly string[], plot: Plot): readonly SvgElement[] {
  const pitch = plot.width / labels.length;
  const cut = labels.map((label) => cutLine(label, type.axis, plot.width));
  const widest = Math.max(...cut.map((label) => measureText(label, type.axis)));
  const every = stepOf((widest + space.near) / pitch);
  const right = space.margin + contentWidth;
  let free = space.margin;
  return cut.flatMap((label, index) => {
    const width = measureText(label, type.axis);
    const middle = plot.left + (index + 0.5) * pitch;
    // The first and the last may stand askew rather than leave the canvas.
    const x = Math.min(Math.max(space.margin, middle - width / 2), right - width);
    if (index % every !== 0 || x < free || label === '') return [];
    free = x + width + space.near;
    const baseline = plot.bottom + labelsHeight - type.axis.lineHeight / 2;
    const tick = { x: middle - 1, y: plot.bottom, width: 2, height: tickHeight };
    return [
      element('rect', { ...tick, fill: palette.muted }),
      drawLine(label, { x, baseline: baseline + type.axis.size * halfCapital, style: type.axis }),
    ];
  });
}

function stepOf(least: number): number {
  return [1, 2, 3, 4, 6, 12, 24, 36, 60].find((step) => step >= least) ?? Math.ceil(least);
}
