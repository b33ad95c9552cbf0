// Horizontal bars with names on the left and numbers at the ends, one for each series of a name;
// bars stay as given.
import type { Amount, BarChart } from '../messenger.ts';
import { measureText } from './font-metrics.ts';
import { below, type Drawing, drawFrame } from './frame.ts';
import { drawLegend } from './legend.ts';
import { cutLine, drawLine } from './lines.ts';
import { colorsOf } from './part-colors.ts';
import {
  barCorner,
  drawBar,
  type Row,
  roomOf,
  rowOf,
  rowsDrawing,
  singleBarHeight,
} from './rows.ts';
import { halfCapital, maxValueWidth, palette, space, type TypeStyle, type } from './style.ts';
import type { SvgElement } from './svg.ts';

/** Bars of one name stand closer together than those of two. */
const seriesGap = 5;
const seriesBarHeight = 34;

interface Look {
  readonly barHeight: number;
  readonly style: TypeStyle;
  readonly colors: readonly string[];
}

interface BarRow extends Row {
  readonly values: readonly (Amount | undefined)[];
}

/** The picture of one or several series as SVG. Without bars the texts alone are the picture. */
export function drawBars(chart: BarChart): string {
  if (chart.bars.length === 0) return drawFrame(chart, undefined);
  const look = lookOf(chart);
  const bars = barDrawing(chart, look);
  if (chart.legend === undefined) return drawFrame(chart, bars);
  return drawFrame(chart, below(drawLegend(chart.legend, look.colors), bars));
}

function lookOf({ bars }: BarChart): Look {
  const series = Math.max(1, ...bars.map(({ values }) => values.length));
  const colors = colorsOf(series);
  return series === 1
    ? { barHeight: singleBarHeight(bars.length), style: type.value, colors }
    : { barHeight: seriesBarHeight, style: type.smallValue, colors };
}

function barDrawing(chart: BarChart, look: Look): Drawing {
  const rows = chart.bars.map(({ label, values }): BarRow => {
    const cut = values.map((amount) => amount && cutAmount(amount, look.style));
    const height = values.length * (look.barHeight + seriesGap) - seriesGap;
    return { ...rowOf(label, height), values: cut };
  });
  const amounts = rows.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const room = roomOf(rows, widest(amounts, look.style));
  const most = chart.scaleTo ?? Math.max(1, ...amounts.map(({ value }) => value));
  return rowsDrawing(rows, room.barLeft, ({ values }, middle) => {
    const step = look.barHeight + seriesGap;
    const first = middle - ((values.length - 1) * step) / 2;
    return values.flatMap((amount, index) => {
      const share = Math.min(1, Math.max(0, (amount?.value ?? 0) / most));
      const width = share === 0 ? 0 : Math.max(barCorner, share * room.barRoom);
      const at = { left: room.barLeft, middle: first + index * step, width };
      return drawAmount(amount, { ...at, color: look.colors[index] ?? palette.accent }, look);
    });
  });
}

function cutAmount({ value, text }: Amount, style: TypeStyle): Amount {
  return { value, text: cutLine(text, style, maxValueWidth) };
}

function widest(amounts: readonly Amount[], style: TypeStyle): number {
  return Math.max(measureText('—', style), ...amounts.map(({ text }) => measureText(text, style)));
}

function drawAmount(
  amount: Amount | undefined,
  at: Omit<Parameters<typeof drawBar>[0], 'height'>,
  { barHeight, style }: Look,
): readonly SvgElement[] {
  const line = {
    x: at.left + at.width + space.near,
    baseline: at.middle + style.size * halfCapital,
    style: amount === undefined ? { ...style, color: palette.muted } : style,
  };
  const text = drawLine(amount?.text ?? '—', line);
  return at.width === 0 ? [text] : [drawBar({ ...at, height: barHeight }), text];
}
