// The worker thread's side: draws one SVG after another and answers each.
import { parentPort } from 'node:worker_threads';
import { rasterise } from './raster.ts';

export type RasterAnswer =
  | { readonly status: 'drawn'; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly status: 'unreadable'; readonly reason: string };

parentPort?.on('message', (svg: string) => {
  const answer = answerTo(svg);
  parentPort?.postMessage(answer, answer.status === 'drawn' ? [answer.png.buffer] : []);
});

function answerTo(svg: string): RasterAnswer {
  try {
    // A copy, because a buffer that the native library owns cannot move to another thread.
    return { status: 'drawn', png: new Uint8Array(rasterise(svg)) };
  } catch (error) {
    return { status: 'unreadable', reason: String(error) };
  }
}
