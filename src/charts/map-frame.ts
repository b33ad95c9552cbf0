// The country's outline and where on the canvas it stands. The outline is made from Natural Earth
// 1:10m (public domain), with Baikonur, up to the coast of the Caspian Sea, true to 4 km; the
// outline in card/ is another one, because people strike at sea as well.
import outline from './coast-outline.json' with { type: 'json' };
import { type Projected, project } from './projection.ts';
import { contentWidth, palette, space } from './style.ts';
import { element, type SvgElement } from './svg.ts';

const corners: readonly Projected[] = Array.from({ length: outline.length / 2 }, (_, index) =>
  project({ lon: outline[2 * index] ?? 0, lat: outline[2 * index + 1] ?? 0 }),
);

/** A circle in units of the projection. */
export interface Disc extends Projected {
  readonly radius: number;
}

const xs = corners.map(({ x }) => x);

/** The width of the country on the map; the size of circles goes by it. */
export const countryWidth = Math.max(...xs) - Math.min(...xs);

export interface MapFrame {
  readonly height: number;
  readonly scale: number;
  readonly toCanvas: (point: Projected, top: number) => Projected;
}

/** As large as the canvas lets the country be together with the circles that jut out of it. */
export function frameMap(discs: readonly Disc[]): MapFrame {
  const all = [...corners.map((corner): Disc => ({ ...corner, radius: 0 })), ...discs];
  const left = Math.min(...all.map(({ x, radius }) => x - radius));
  const right = Math.max(...all.map(({ x, radius }) => x + radius));
  const upper = Math.min(...all.map(({ y, radius }) => y - radius));
  const lower = Math.max(...all.map(({ y, radius }) => y + radius));
  const scale = contentWidth / (right - left);
  return {
    scale,
    height: (lower - upper) * scale,
    toCanvas: ({ x, y }, top) => ({
      x: space.margin + (x - left) * scale,
      y: top + (y - upper) * scale,
    }),
  };
}

export function drawCountry({ toCanvas }: MapFrame, top: number): SvgElement {
  const points = corners.map((corner) => {
    const { x, y } = toCanvas(corner, top);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const look = { fill: palette.land, stroke: palette.border, 'stroke-width': 2 };
  return element('path', { d: `M${points.join('L')}z`, ...look, 'stroke-linejoin': 'round' });
}
