// What colours look like to people who lack a kind of cones, and how far apart two colours are.
// Matrices: Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export const visions: Readonly<Record<string, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Distance in CIELAB (ΔE of 1976); about 2 is what an eye just tells apart. */
export function distance(a: string, b: string, vision: Matrix): number {
  const [one, other] = [a, b].map((color) => labOf(seen(linear(color), vision)));
  return Math.hypot(...[0, 1, 2].map((at) => (one?.[at] ?? 0) - (other?.[at] ?? 0)));
}

function linear(color: string): Triple {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return [red, green, blue];
}

function seen(color: Triple, vision: Matrix): Triple {
  const [red, green, blue] = vision.map((row) => Math.min(1, Math.max(0, dot(row, color))));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function labOf(color: Triple): Triple {
  const curve = (part: number): number =>
    part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116;
  // sRGB to XYZ, each divided by that of white (D65).
  const x = curve(dot([0.4124, 0.3576, 0.1805], color) / 0.95047);
  const y = curve(dot([0.2126, 0.7152, 0.0722], color));
  const z = curve(dot([0.0193, 0.1192, 0.9505], color) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
