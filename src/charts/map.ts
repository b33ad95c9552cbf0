// A map of Kazakhstan with circles whose areas are proportional to the values, and a circle that
// says how many a size is.
import type { MapChart } from '../messenger.ts';
import { measureText } from './font-metrics.ts';
import { type Drawing, drawFrame } from './frame.ts';
import { cutLine, drawLine } from './lines.ts';
import { countryWidth, drawCountry, frameMap } from './map-frame.ts';
import { type Circle, type PlacedLabel, placeLabels } from './map-labels.ts';
import { formatCount, roundBelow } from './numbers.ts';
import { project } from './projection.ts';
import { contentWidth, halfCapital, palette, space, type } from './style.ts';
import { element, type SvgElement } from './svg.ts';

/** Radii in widths of the country: of the largest circle, and of one that is still seen. */
const largestRadius = 0.068;
const leastRadius = 0.006;

export function drawMap(chart: MapChart): string {
  return drawFrame(chart, mapDrawing(chart));
}

function mapDrawing({ symbols, legend }: MapChart): Drawing {
  const shown = symbols
    .filter(({ amount }) => amount.value > 0)
    .toSorted((a, b) => b.amount.value - a.amount.value);
  const most = shown[0]?.amount.value ?? 0;
  const radiusOf = (value: number): number =>
    countryWidth * Math.max(leastRadius, largestRadius * Math.sqrt(value / most));
  const discs = shown.map(({ amount, ...place }) => ({
    ...project(place),
    radius: radiusOf(amount.value),
  }));
  const frame = frameMap(discs);
  const explained = roundBelow(most / 2);
  const key = { value: explained, radius: radiusOf(explained) * frame.scale, legend };
  const keyHeight = most < 1 ? 0 : space.near + Math.max(2 * key.radius, type.legend.lineHeight);
  return {
    height: frame.height + keyHeight,
    drawAt: (top) => {
      const circles = shown.map(({ label, amount }, index): Circle => {
        const disc = discs[index] ?? { x: 0, y: 0, radius: 0 };
        const radius = disc.radius * frame.scale;
        return { ...frame.toCanvas(disc, top), radius, label, number: amount.text };
      });
      const bottom = top + frame.height;
      return [
        drawCountry(frame, top),
        ...circles.map(drawCircle),
        ...placeLabels(circles, { top, bottom }).flatMap(drawLabel),
        ...(most < 1 ? [] : drawKey(key, bottom + space.near)),
      ];
    },
  };
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

function drawKey(
  key: { readonly value: number; readonly radius: number; readonly legend: string },
  top: number,
): readonly SvgElement[] {
  const middle = top + Math.max(key.radius, type.legend.lineHeight / 2);
  const baseline = middle + type.legend.size * halfCapital;
  const style = { ...type.legend, weight: 600 } as const;
  const number = formatCount(key.value);
  const numberLeft = space.margin + 2 * key.radius + space.near;
  const legendLeft = numberLeft + measureText(number, style) + space.near;
  const legend = cutLine(key.legend, type.legend, space.margin + contentWidth - legendLeft);
  return [
    drawCircle({ x: space.margin + key.radius, y: middle, radius: key.radius }),
    drawLine(number, { x: numberLeft, baseline, style }),
    ...(legend === '' ? [] : [drawLine(legend, { x: legendLeft, baseline, style: type.legend })]),
  ];
}
