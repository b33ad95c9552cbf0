// Horizontal bars with place names on the left and numbers at the ends; bars stay as given.
import type { BarChart } from '../messenger.ts';
import { measureText } from './font-metrics.ts';
import { type Drawing, drawFrame } from './frame.ts';
import { breakLines, drawLine } from './lines.ts';
import { contentWidth, halfCapital, palette, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

const barHeight = 44;
const barCorner = 6;
const rowGap = 25;
/** Names take at most this much, so that a long name cannot leave the bars without room. */
const maxLabelWidth = 350;
/** A place with one assembly stays visible beside a place with a million. */
const leastBarWidth = barCorner;

interface Row {
  readonly lines: readonly string[];
  readonly height: number;
  readonly value: number;
  readonly number: string;
}

/** Where things stand from left to right. */
interface Columns {
  readonly barLeft: number;
  readonly perUnit: number;
}

/** The picture "assemblies by place" as SVG. Without bars the texts alone are the picture. */
export function drawBars(chart: BarChart): string {
  if (chart.bars.length === 0) return drawFrame(chart, undefined);
  return drawFrame(chart, barDrawing(chart.bars.map(rowOf)));
}

function rowOf({ label, value }: BarChart['bars'][number]): Row {
  const lines = breakLines(label, { style: type.label, width: maxLabelWidth, maxLines: 2 });
  const height = Math.max(barHeight, lines.length * type.label.lineHeight);
  return { lines, height, value, number: formatCount(value) };
}

/** Thousands apart by a narrow no-break space, which readers of all three languages know. */
function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

function barDrawing(rows: readonly Row[]): Drawing {
  const columns = layColumns(rows);
  const height = sum(rows.map((row) => row.height)) + rowGap * (rows.length - 1);
  return {
    height,
    drawAt: (top) => [
      drawBase(columns.barLeft, top, height),
      ...rows.flatMap((row, index) => {
        const above = sum(rows.slice(0, index).map((each) => each.height + rowGap));
        return drawRow(row, top + above + row.height / 2, columns);
      }),
    ],
  };
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

function layColumns(rows: readonly Row[]): Columns {
  const labels = rows.flatMap(({ lines }) => lines.map((line) => measureText(line, type.label)));
  const numbers = rows.map(({ number }) => measureText(number, type.value));
  const barLeft = space.margin + Math.max(0, ...labels) + space.near;
  const barRoom = space.margin + contentWidth - barLeft - space.near - Math.max(...numbers);
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return { barLeft, perUnit: barRoom / most };
}

function drawRow(row: Row, middle: number, { barLeft, perUnit }: Columns): readonly SvgElement[] {
  const width = row.value === 0 ? 0 : Math.max(leastBarWidth, row.value * perUnit);
  const { size, lineHeight } = type.label;
  const first = middle - ((row.lines.length - 1) * lineHeight) / 2 + size * halfCapital;
  const names = row.lines.map((line, index) =>
    drawLine(line, { x: space.margin, baseline: first + index * lineHeight, style: type.label }),
  );
  const numberAt = {
    x: barLeft + width + space.near,
    baseline: middle + type.value.size * halfCapital,
    style: type.value,
  };
  return [...names, ...drawBar(barLeft, middle, width), drawLine(row.number, numberAt)];
}

/** Square where it starts, round where it ends: the length is read at the round end. */
function drawBar(left: number, middle: number, width: number): readonly SvgElement[] {
  if (width === 0) return [];
  const straight = (width - barCorner).toFixed(2);
  const d = [
    `M${left.toFixed(2)} ${(middle - barHeight / 2).toFixed(2)}`,
    `h${straight}`,
    `a${barCorner} ${barCorner} 0 0 1 ${barCorner} ${barCorner}`,
    `v${barHeight - 2 * barCorner}`,
    `a${barCorner} ${barCorner} 0 0 1 ${-barCorner} ${barCorner}`,
    `h-${straight}`,
    'z',
  ];
  return [element('path', { d: d.join(''), fill: palette.accent })];
}

/** The line that all bars start from; it shows between them, and where a bar has no length. */
function drawBase(x: number, top: number, height: number): SvgElement {
  const overhang = rowGap / 3;
  const at = { x, y: top - overhang, width: 2, height: height + 2 * overhang };
  return element('rect', { ...at, fill: palette.rule });
}
