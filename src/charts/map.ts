// A map of Kazakhstan with circles whose areas are proportional to the values, and a circle that
// says how many a size is.
import type { MapChart } from '../messenger.ts';
import { measureText } from './font-metrics.ts';
import { below, type Drawing, drawFrame } from './frame.ts';
import { cutLine, drawLine } from './lines.ts';
import { countryWidth, type Disc, drawCountry, frameMap } from './map-frame.ts';
import { type Circle, type PlacedLabel, placeLabels } from './map-labels.ts';
import { formatCount, roundBelow } from './numbers.ts';
import { project } from './projection.ts';
import { contentWidth, halfCapital, palette, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

/** Radii in widths of the country: of the largest circle, and of one that is still seen. */
const largestRadius = 0.068;
const leastRadius = 0.006;

/** So many have the largest circle at least: a single assembly covers no region. */
const fullSize = 10;

export function drawMap(chart: MapChart): string {
  return drawFrame(chart, mapDrawing(chart));
}

function mapDrawing({ symbols, legend }: MapChart): Drawing {
  const shown = symbols
    .filter(({ amount }) => amount.value > 0)
    .toSorted((a, b) => b.amount.value - a.amount.value);
  const most = shown[0]?.amount.value ?? 0;
  const discs = shown.map(({ amount, ...place }): Disc => {
    return { ...project(place), radius: radiusOf(amount.value, most) };
  });
  const frame = frameMap(discs);
  const key = keyDrawing(most, legend, frame.scale);
  return below(
    {
      height: frame.height,
      drawAt: (top) => {
        const circles = shown.map(({ label, amount }, index): Circle => {
          const { x = 0, y = 0, radius = 0 } = discs[index] ?? {};
          const number = amount.text;
          return { ...frame.toCanvas({ x, y }, top), radius: radius * frame.scale, label, number };
        });
        const names = placeLabels(circles, { top, bottom: top + frame.height });
        return [drawCountry(frame, top), ...circles.map(drawCircle), ...names.flatMap(drawLabel)];
      },
    },
    key,
  );
}

function radiusOf(value: number, most: number): number {
  return (
    countryWidth *
    Math.max(leastRadius, largestRadius * Math.sqrt(value / Math.max(fullSize, most)))
  );
}

/** Seen through where circles overlap; the edge keeps each one whole. */
function drawCircle({ x, y, radius }: Pick<Circle, 'x' | 'y' | 'radius'>): SvgElement {
  const look = { fill: palette.accent, 'fill-opacity': 0.55, stroke: palette.accent };
  return element('circle', { cx: x, cy: y, r: radius - 1, ...look, 'stroke-width': 2 });
}

function drawLabel(label: PlacedLabel): readonly SvgElement[] {
  const baseline = label.middle + type.smallLabel.size * halfCapital;
  const number = { x: label.numberLeft, baseline, style: type.smallValue };
  const name = { x: label.nameLeft, baseline, style: type.smallLabel };
  const named = label.name === '' ? [] : [drawLine(label.name, name)];
  return [...named, drawLine(label.number, number)];
}

/** A circle of a round size, and how many that is. */
function keyDrawing(most: number, legend: string, scale: number): Drawing {
  if (most < 1) return { height: 0, drawAt: () => [] };
  const value = roundBelow(most / 2);
  const radius = radiusOf(value, most) * scale;
  const height = Math.max(2 * radius, type.legend.lineHeight);
  const style = { ...type.legend, weight: 600 } as const;
  const numberLeft = space.margin + 2 * radius + space.near;
  const legendLeft = numberLeft + measureText(formatCount(value), style) + space.near;
  const name = cutLine(legend, type.legend, space.margin + contentWidth - legendLeft);
  return {
    height,
    drawAt: (top) => {
      const y = top + height / 2;
      const baseline = y + type.legend.size * halfCapital;
      return [
        drawCircle({ x: space.margin + radius, y, radius }),
        drawLine(formatCount(value), { x: numberLeft, baseline, style }),
        ...(name === '' ? [] : [drawLine(name, { x: legendLeft, baseline, style: type.legend })]),
      ];
    },
  };
}
