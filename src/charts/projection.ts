// Albers' equal-area conic projection of the sphere: equal areas on the map are equal areas of
// the country. J. P. Snyder, Map Projections — A Working Manual, USGS Professional Paper 1395,
// 1987, p. 98 ff., formulas 14-1 to 14-6.

export interface Projected {
  /** In radii of the Earth, to the east of the centre meridian. */
  readonly x: number;
  /** To the south, as pictures count. */
  readonly y: number;
}

const centreMeridian = 67;
const southParallel = radians(42);
const northParallel = radians(54);

const n = (Math.sin(southParallel) + Math.sin(northParallel)) / 2;
const c = Math.cos(southParallel) ** 2 + 2 * n * Math.sin(southParallel);

export function project({ lat, lon }: { readonly lat: number; readonly lon: number }): Projected {
  const rho = Math.sqrt(c - 2 * n * Math.sin(radians(lat))) / n;
  const theta = n * radians(lon - centreMeridian);
  return { x: rho * Math.sin(theta), y: rho * Math.cos(theta) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
