// Horizontal bars cut into parts, with the number of each part inside where it fits.
import type { Amount, StackedChart } from '../messenger.ts';
import { measureText } from './font-metrics.ts';
import { below, drawFrame } from './frame.ts';
import { drawLegend } from './legend.ts';
import { cutLine, drawLine } from './lines.ts';
import { colorsOf, textColorOn } from './part-colors.ts';
import { partLengths, sum } from './parts.ts';
import { drawBar, type Row, roomOf, rowOf, rowsDrawing, singleBarHeight } from './rows.ts';
import { halfCapital, maxValueWidth, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

/** Between two parts, so that they are told apart without colours too. */
const partGap = 3;

const loneBarHeight = 64;

interface StackedRow extends Row {
  readonly parts: readonly Amount[];
  readonly text: string;
}

export function drawStacked(chart: StackedChart): string {
  if (chart.bars.length === 0) return drawFrame(chart, undefined);
  const colors = colorsOf(chart.legend.length, chart.unknown);
  const height = chart.bars.length === 1 ? loneBarHeight : singleBarHeight(chart.bars.length);
  const rows = chart.bars.map(
    ({ label, parts, text }): StackedRow => ({
      ...rowOf(label, height),
      parts,
      text: cutLine(text, type.value, maxValueWidth),
    }),
  );
  const room = roomOf(rows, Math.max(...rows.map(({ text }) => measureText(text, type.value))));
  const most = Math.max(1, ...rows.map(({ parts }) => sum(valuesOf(parts))));
  const bars = rowsDrawing(rows, room.barLeft, (row, middle) => {
    const total = sum(valuesOf(row.parts));
    const length = room.barRoom * (chart.isShares ? Math.sign(total) : total / most);
    const widths = partLengths(valuesOf(row.parts), length);
    const at = { left: room.barLeft, middle, height };
    const end = { x: at.left + sum(widths) + space.near, middle };
    return [...drawParts(row.parts, widths, { at, colors }), ...drawEnd(row.text, end)];
  });
  return drawFrame(chart, below(drawLegend(chart.legend, colors), bars));
}

interface StackAt {
  readonly left: number;
  readonly middle: number;
  readonly height: number;
}

function valuesOf(parts: readonly Amount[]): readonly number[] {
  return parts.map(({ value }) => Math.max(0, value));
}

function drawEnd(
  text: string,
  { x, middle }: { readonly x: number; readonly middle: number },
): readonly SvgElement[] {
  if (text === '') return [];
  const baseline = middle + type.value.size * halfCapital;
  return [drawLine(text, { x, baseline, style: type.value })];
}

function drawParts(
  parts: readonly Amount[],
  widths: readonly number[],
  { at: { left, ...row }, colors }: { readonly at: StackAt; readonly colors: readonly string[] },
): readonly SvgElement[] {
  const last = widths.findLastIndex((width) => width > 0);
  let next = left;
  return parts.flatMap((part, index) => {
    const full = widths[index] ?? 0;
    if (full === 0) return [];
    const at = { ...row, left: next, color: colors[index] ?? '' };
    next += full;
    const width = index === last ? full : full - Math.min(partGap, full / 4);
    const bar = index === last ? drawBar({ ...at, width }) : drawMiddlePart({ ...at, width });
    return [bar, ...drawInside(part.text, { ...at, width })];
  });
}

type PartAt = Parameters<typeof drawBar>[0];

function drawMiddlePart({ left, middle, width, height, color }: PartAt): SvgElement {
  return element('rect', { x: left, y: middle - height / 2, width, height, fill: color });
}

function drawInside(text: string, { left, middle, width, color }: PartAt): readonly SvgElement[] {
  const style = { ...type.smallValue, color: textColorOn(color) };
  const textWidth = measureText(text, style);
  if (text === '' || textWidth + space.near > width) return [];
  const x = left + (width - textWidth) / 2;
  return [drawLine(text, { x, baseline: middle + style.size * halfCapital, style })];
}
