// Reads the pixels of a PNG as the rasteriser writes it: 8 bits, RGBA, not interlaced.
import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (file.readUInt32BE(24) !== 0x08060000) throw new Error('not an 8-bit RGBA PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    parts.push(file.subarray(at + 8, at + 8 + length));
  }
  return { width, height, rgba: unfilter(inflateSync(Buffer.concat(parts)), width * 4, height) };
}

/** Undoes the five filters of the PNG specification, row by row. */
function unfilter(data: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < 4 ? 0 : (pixels[at - 4] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = column < 4 || row === 0 ? 0 : (pixels[at - stride - 4] ?? 0);
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
      pixels[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + (guesses[filter] ?? 0);
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [guess - left, guess - up, guess - corner].map(Math.abs);
  if (toLeft! <= toUp! && toLeft! <= toCorner!) return left;
  return toUp! <= toCorner! ? up : corner;
}

/** How many pixels are darker than the middle grey. */
export function countDark({ rgba }: Pixels): number {
  let dark = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if ((rgba[at] ?? 255) < 128 && (rgba[at + 3] ?? 0) > 128) dark += 1;
  }
  return dark;
}
