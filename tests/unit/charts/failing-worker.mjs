// Stands in for the rasteriser, and does what the title in the SVG asks for.
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (svg) => {
  const [, deathCertificate] = /die once, ([^<]+)/.exec(svg) ?? [];
  if (deathCertificate !== undefined && !existsSync(deathCertificate)) {
    writeFileSync(deathCertificate, '');
    process.exit(1);
  }
  if (svg.includes('die always')) process.exit(1);
  if (svg.includes('throw')) throw new Error('the worker threw');
  if (svg.includes('hang')) for (;;);
  const isRefused = svg.includes('refuse');
  const answer = isRefused
    ? { status: 'unreadable', reason: 'no' }
    : { status: 'drawn', png: new Uint8Array(1) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a browser window
  parentPort.postMessage(answer);
});
