// Columns over time, each cut into parts, with a grid to read them by.
import type { ColumnChart } from '../messenger.ts';
import { drawGrid, drawLabels, labelsHeight, numbersWidth, type Plot } from './axis.ts';
import { measureText } from './font-metrics.ts';
import { below, type Drawing, drawFrame } from './frame.ts';
import { drawLegend } from './legend.ts';
import { drawLine } from './lines.ts';
import { formatCount, gridValues } from './numbers.ts';
import { colorsOf } from './part-colors.ts';
import { partLengths, sum } from './parts.ts';
import { contentWidth, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

const plotHeight = 430;
const maxColumnWidth = 90;

/** From so many on, columns and their parts stand closer. */
const manyColumns = 40;

export function drawColumns(chart: ColumnChart): string {
  if (chart.columns.length === 0) return drawFrame(chart, undefined);
  const partCount = Math.max(1, ...chart.columns.map(({ parts }) => parts.length));
  const colors = colorsOf(partCount, chart.unknown);
  const names = chart.legend.length > 1 ? chart.legend : [];
  return drawFrame(chart, below(drawLegend(names, colors), columnDrawing(chart, colors)));
}

function columnDrawing({ columns }: ColumnChart, colors: readonly string[]): Drawing {
  const totals = columns.map(({ parts }) => totalOf(parts));
  const grid = gridValues(Math.max(...totals));
  const highest = Math.max(...totals, ...grid);
  const left = space.margin + numbersWidth(grid) + space.near / 2;
  const width = space.margin + contentWidth - left;
  // Half a line above the highest gridline is its number's; a total there takes a whole one.
  const head = type.smallValue.lineHeight;
  return {
    height: head + plotHeight + labelsHeight,
    drawAt: (top) => {
      const bottom = top + head + plotHeight;
      const plot = { left, width, bottom, perUnit: plotHeight / highest };
      return [
        ...drawGrid(grid, plot),
        ...drawParts(columns, plot, colors),
        ...drawTotals(totals, plot),
        ...drawLabels(
          columns.map(({ label }) => label),
          plot,
        ),
      ];
    },
  };
}

function totalOf(parts: readonly number[]): number {
  return sum(parts.map((part) => Math.max(0, part)));
}

/** One path for each part, over all columns: a decade of months is six elements. */
function drawParts(
  columns: ColumnChart['columns'],
  plot: Plot,
  colors: readonly string[],
): readonly SvgElement[] {
  const pitch = plot.width / columns.length;
  const width = Math.min(maxColumnWidth, pitch * (columns.length > manyColumns ? 0.8 : 0.7));
  const partGap = columns.length > manyColumns ? 1 : 3;
  const runs = colors.map((): string[] => []);
  for (const [index, { parts }] of columns.entries()) {
    const left = plot.left + (index + 0.5) * pitch - width / 2;
    let y = plot.bottom;
    for (const [part, height] of partLengths(parts, totalOf(parts) * plot.perUnit).entries()) {
      if (height === 0) continue;
      const gap = y === plot.bottom ? 0 : Math.min(partGap, height / 4);
      y -= height;
      const drawn = height - gap;
      runs[part]?.push(`M${fine(left)} ${fine(y)}h${fine(width)}v${fine(drawn)}h-${fine(width)}z`);
    }
  }
  return runs.flatMap((run, part) =>
    run.length === 0 ? [] : [element('path', { d: run.join(''), fill: colors[part] ?? '' })],
  );
}

function fine(length: number): string {
  return String(Math.round(length * 100) / 100);
}

/** Above the columns, where every total has room. */
function drawTotals(totals: readonly number[], plot: Plot): readonly SvgElement[] {
  const pitch = plot.width / totals.length;
  const style = type.smallValue;
  const widths = totals.map((total) => measureText(formatCount(total), style));
  if (Math.max(...widths) + space.near > pitch) return [];
  return totals.flatMap((total, index) => {
    const x = plot.left + (index + 0.5) * pitch - (widths[index] ?? 0) / 2;
    const baseline = plot.bottom - total * plot.perUnit - space.near / 2;
    return total === 0 ? [] : [drawLine(formatCount(total), { x, baseline, style })];
  });
}
