// SVG to PNG. The only file that knows the rasteriser; it computes for 15 to 60 ms without
// letting go of the thread, therefore it is called in a worker thread.
import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from './font-files.ts';
import { fontFamily } from './style.ts';

/** The PNG of an SVG at its own size. Throws when the SVG cannot be read. */
export function rasterise(svg: string): Uint8Array {
  const font = {
    loadSystemFonts: false,
    fontFiles: Object.values(fontFiles),
    defaultFontFamily: fontFamily,
  };
  return new Resvg(svg, { font }).render().asPng();
}
