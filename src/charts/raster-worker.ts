// The worker thread's side: draws one SVG after another and answers each.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { rasterise } from './raster.ts';

export type RasterAnswer =
  | { readonly status: 'drawn'; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly status: 'unreadable'; readonly reason: string };

// The rasteriser holds 5 MB of pixels behind an object that V8 believes to be small, and V8
// would let a hundred of them wait. Only a collection that is asked for frees them in time.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

parentPort?.on('message', (svg: string) => {
  const answer = answerTo(svg);
  parentPort?.postMessage(answer, answer.status === 'drawn' ? [answer.png.buffer] : []);
  collectGarbage({ type: 'minor' });
});

function answerTo(svg: string): RasterAnswer {
  try {
    // A copy, because a buffer that the native library owns cannot move to another thread.
    return { status: 'drawn', png: new Uint8Array(rasterise(svg)) };
  } catch (error) {
    return { status: 'unreadable', reason: String(error) };
  }
}
