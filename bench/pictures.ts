// Benchmark: how long a picture takes that nobody has seen, one that is kept, and for how long
// the main loop stands still meanwhile. See docs/benchmarks.md.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createPainter, drawPicture, type Painter } from '../src/charts/render.ts';
import { languages } from '../src/locales/translate.ts';
import type { Picture } from '../src/messenger.ts';
import { chartKinds } from './chart-recipes.ts';
import { inMs, percentile, table } from './figures.ts';
import { describeMachine } from './machine.ts';

const { values: asked } = parseArgs({ options: { pictures: { type: 'string', default: '40' } } });
const COLD_P50_LIMIT_MS = 60;
const WARM_UP = 5;

/** The same numbers at every run. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * Math.max(1, limit));
  };
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function measure(painter: Painter, pictures: readonly Picture[]) {
  const [svg, cold, kept]: number[][] = [[], [], []];
  for (const picture of pictures) {
    svg?.push(await timed(() => drawPicture(picture)));
    cold?.push(await timed(() => painter.draw(picture)));
    kept?.push(await timed(() => painter.draw(picture)));
  }
  return { svg: svg ?? [], cold: cold ?? [], kept: kept ?? [] };
}

const below = seeded(7);
const painter = createPainter();
const lines = [['', 'cold p50', 'p95', 'kept p50', 'p95', 'loop blocked p50', 'p95', 'PNG kB']];
const slow: string[] = [];
for (const [kind, make] of Object.entries(chartKinds)) {
  const next = (_: unknown, index: number): Picture =>
    make({ language: languages[index % languages.length] ?? 'kk', below });
  const pictures = Array.from({ length: WARM_UP + Number(asked.pictures) }, next);
  await measure(painter, pictures.slice(0, WARM_UP));
  const { svg, cold, kept } = await measure(painter, pictures.slice(WARM_UP));
  const [last] = pictures.slice(-1);
  const { png } = await painter.draw(last as Picture);
  const both = (all: readonly number[]) => [0.5, 0.95].map((share) => percentile(all, share));
  if (percentile(cold, 0.5) > COLD_P50_LIMIT_MS) slow.push(kind);
  const figures = [...both(cold), ...both(kept), ...both(svg)].map(inMs);
  lines.push([kind, ...figures, (png.length / 1000).toFixed(0)]);
}

// All kinds at once, as when many ask: the longest that anything else has to wait.
const delay = monitorEventLoopDelay({ resolution: 1 });
const crowd = Object.values(chartKinds).flatMap((make) =>
  languages.map((language) => make({ language, below })),
);
delay.enable();
await Promise.all(crowd.map(async (picture) => painter.draw(picture)));
delay.disable();
await painter.close();

console.log(describeMachine());
console.log(table(lines));
console.log(
  `${crowd.length} at once: the loop is late by ${inMs(delay.percentile(50) / 1e6)} (p50), ` +
    `${inMs(delay.percentile(99) / 1e6)} (p99), ${inMs(delay.max / 1e6)} (max)`,
);
console.log(
  slow.length === 0
    ? `every kind is within ${COLD_P50_LIMIT_MS} ms cold`
    : `too slow: ${slow.join('; ')}`,
);
