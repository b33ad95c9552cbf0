// Pictures to PNG, kept by their content: the same figures are drawn once.
import { createHash } from 'node:crypto';
import type { Picture } from '../messenger.ts';
import { drawBars } from './bars.ts';
import { drawColumns } from './columns.ts';
import { drawMap } from './map.ts';
import { createRasterThread, type ThreadOptions } from './raster-thread.ts';
import { drawStacked } from './stacked.ts';
import { styleVersion } from './style.ts';

interface Painting {
  readonly png: Uint8Array;
  /** Names the content: equal pictures have equal hashes, on every machine. */
  readonly hash: string;
}

export interface Painter {
  /** Draws in a worker thread; rejects with a `PaintingError`. */
  readonly draw: (picture: Picture) => Promise<Painting>;
  /** Names the content without drawing it. */
  readonly hashOf: (picture: Picture) => string;
  readonly close: () => Promise<void>;
}

/** Up to 100 kB each. */
const maxKept = 64;

const defaults: ThreadOptions = {
  boot: new URL('./raster-boot.mjs', import.meta.url),
  timeoutMs: 10_000,
  maxWaiting: 100,
};

export function createPainter(options: Partial<ThreadOptions> = {}): Painter {
  const thread = createRasterThread({ ...defaults, ...options });
  // Promises rather than paintings, so that whoever asks meanwhile shares the rendering.
  const kept = new Map<string, Promise<Painting>>();

  async function paint(svg: string, hash: string): Promise<Painting> {
    try {
      return { png: await thread.rasterise(svg), hash };
    } catch (error) {
      kept.delete(hash);
      throw error;
    }
  }

  function draw(picture: Picture): Promise<Painting> {
    const svg = drawPicture(picture);
    const hash = hashOf(svg);
    const painting = kept.get(hash) ?? paint(svg, hash);
    keepAsNewest(kept, hash, painting);
    return painting;
  }

  return { draw, hashOf: (picture) => hashOf(drawPicture(picture)), close: () => thread.close() };
}

/** The SVG of a picture. */
export function drawPicture(picture: Picture): string {
  switch (picture.chart) {
    case 'bars':
      return drawBars(picture.spec);
    case 'stacked':
      return drawStacked(picture.spec);
    case 'columns':
      return drawColumns(picture.spec);
    case 'map':
      return drawMap(picture.spec);
    default:
      return picture satisfies never;
  }
}

function hashOf(svg: string): string {
  return createHash('sha256').update(`${styleVersion}\n${svg}`).digest('hex').slice(0, 32);
}

/** A map remembers the order of insertion: the first key is the one unused for longest. */
function keepAsNewest(
  kept: Map<string, Promise<Painting>>,
  hash: string,
  painting: Promise<Painting>,
): void {
  kept.delete(hash);
  kept.set(hash, painting);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
}
