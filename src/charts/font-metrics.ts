// How wide a text will be, read from the font's own tables. Kerning is left out: it moves a line
// by less than a hundredth.
import { readFileSync } from 'node:fs';
import { fontFiles } from './font-files.ts';
import type { TypeStyle } from './style.ts';

interface Advances {
  /** By code point, in font sizes. */
  readonly widths: ReadonlyMap<number, number>;
  /** Of the box that stands for a missing letter. */
  readonly missing: number;
}

const advances: Readonly<Record<TypeStyle['weight'], Advances>> = {
  400: readAdvances(readFileSync(fontFiles[400])),
  600: readAdvances(readFileSync(fontFiles[600])),
};

/** The width of one line of text. */
export function measureText(text: string, { size, weight }: TypeStyle): number {
  const { widths, missing } = advances[weight];
  let width = 0;
  for (const letter of text) width += widths.get(letter.codePointAt(0) ?? 0) ?? missing;
  return width * size;
}

/** Reads the advance widths from a TTF: table names and offsets are those of OpenType 1.9. */
function readAdvances(font: Buffer): Advances {
  const unitsPerEm = font.readUInt16BE(tableAt(font, 'head') + 18);
  const metricCount = font.readUInt16BE(tableAt(font, 'hhea') + 34);
  const metrics = tableAt(font, 'hmtx');
  // The last width also holds for all glyphs after it.
  const advanceOf = (glyph: number): number =>
    font.readUInt16BE(metrics + 4 * Math.min(glyph, metricCount - 1)) / unitsPerEm;
  const widths = new Map<number, number>();
  for (const [codePoint, glyph] of glyphsOf(font)) widths.set(codePoint, advanceOf(glyph));
  return { widths, missing: advanceOf(0) };
}

function tableAt(font: Buffer, name: string): number {
  const tableCount = font.readUInt16BE(4);
  for (let record = 12; record < 12 + 16 * tableCount; record += 16) {
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

/** Pairs of code point and glyph from the first map of format 4: all of the first 65536. */
function* glyphsOf(font: Buffer): Generator<readonly [number, number]> {
  const map = mapAt(font);
  const doubledCount = font.readUInt16BE(map + 6);
  for (let index = 0; index < doubledCount; index += 2) {
    const ends = map + 14 + index;
    const starts = ends + doubledCount + 2;
    const deltas = starts + doubledCount;
    const ranges = deltas + doubledCount;
    const start = font.readUInt16BE(starts);
    const end = Math.min(font.readUInt16BE(ends), 0xfffe);
    const delta = font.readUInt16BE(deltas);
    const range = font.readUInt16BE(ranges);
    for (let code = start; code <= end; code += 1) {
      // A range offset counts from the place where it is written.
      const listed = range === 0 ? code : font.readUInt16BE(ranges + range + 2 * (code - start));
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

function mapAt(font: Buffer): number {
  const table = tableAt(font, 'cmap');
  const mapCount = font.readUInt16BE(table + 2);
  for (let record = table + 4; record < table + 4 + 8 * mapCount; record += 8) {
    const map = table + font.readUInt32BE(record + 4);
    if (font.readUInt16BE(map) === 4) return map;
  }
  throw new Error('the font has no character map of format 4');
}
