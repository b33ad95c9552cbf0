// What all charts of horizontal bars have in common: names on the left, a line that the bars
// start from, and bars that are round where they end.
import { measureText } from './font-metrics.ts';
import type { Drawing } from './frame.ts';
import { breakLines, drawLine } from './lines.ts';
import { contentWidth, halfCapital, palette, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

/** Names take at most this much, so that a long name cannot leave the bars without room. */
const maxLabelWidth = 350;

/** From so many bars on they stand closer: such a picture is looked at in full size. */
const manyBars = 20;

export const barCorner = 6;

export interface Row {
  readonly lines: readonly string[];
  readonly height: number;
}

/** Where things stand from left to right. */
export interface Room {
  readonly barLeft: number;
  /** How long a bar may be when something so wide is written at its end. */
  readonly barRoom: number;
}

export function singleBarHeight(count: number): number {
  return count > manyBars ? 34 : 44;
}

export function rowOf(label: string, barsHeight: number): Row {
  const lines = breakLines(label, { style: type.label, width: maxLabelWidth, maxLines: 2 });
  return { lines, height: Math.max(barsHeight, lines.length * type.label.lineHeight) };
}

export function roomOf(rows: readonly Row[], textWidth: number): Room {
  const labels = rows.flatMap(({ lines }) => lines.map((line) => measureText(line, type.label)));
  const widest = Math.max(0, ...labels);
  const barLeft = space.margin + (widest === 0 ? 0 : widest + space.near);
  const textRoom = textWidth === 0 ? 0 : textWidth + space.near;
  return { barLeft, barRoom: space.margin + contentWidth - barLeft - textRoom };
}

/** The rows below each other; the names are drawn here, the rest by `drawBarsAt` a middle. */
export function rowsDrawing<R extends Row>(
  rows: readonly R[],
  barLeft: number,
  drawBarsAt: (row: R, middle: number) => readonly SvgElement[],
): Drawing {
  const gap = rows.length > manyBars ? 8 : 25;
  const height = rows.reduce((all, row) => all + row.height + gap, -gap);
  const drawAt = (top: number): readonly SvgElement[] => {
    let next = top;
    const drawn = rows.flatMap((row) => {
      const middle = next + row.height / 2;
      next += row.height + gap;
      return [...drawName(row, middle), ...drawBarsAt(row, middle)];
    });
    return [drawBase(barLeft, { top, height, overhang: gap / 3 }), ...drawn];
  };
  return { height, drawAt };
}

function drawName({ lines }: Row, middle: number): readonly SvgElement[] {
  const { size, lineHeight } = type.label;
  const first = middle - ((lines.length - 1) * lineHeight) / 2 + size * halfCapital;
  return lines.map((line, index) =>
    drawLine(line, { x: space.margin, baseline: first + index * lineHeight, style: type.label }),
  );
}

interface BarAt {
  readonly left: number;
  readonly middle: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** Square where it starts, round where it ends: the length is read at the round end. */
export function drawBar({ left, middle, width, height, color }: BarAt): SvgElement {
  const corner = Math.min(barCorner, width);
  const straight = (width - corner).toFixed(2);
  const round = corner.toFixed(2).replace(/\.?0+$/, '');
  const d = [
    `M${left.toFixed(2)} ${(middle - height / 2).toFixed(2)}`,
    `h${straight}`,
    `a${round} ${round} 0 0 1 ${round} ${round}`,
    `v${(height - 2 * corner).toFixed(2)}`,
    `a${round} ${round} 0 0 1 -${round} ${round}`,
    `h-${straight}`,
    'z',
  ];
  return element('path', { d: d.join(''), fill: color });
}

/** The line that all bars start from; it shows between them, and where a bar has no length. */
function drawBase(
  x: number,
  at: { readonly top: number; readonly height: number; readonly overhang: number },
): SvgElement {
  const line = { x, y: at.top - at.overhang, width: 2, height: at.height + 2 * at.overhang };
  return element('rect', { ...line, fill: palette.rule });
}
