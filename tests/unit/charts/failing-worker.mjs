// Stands in for the rasteriser, and does what the title in the SVG asks for.
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (svg) => {
  const [, deathCertificate] = /die once, (\S+)</.exec(svg) ?? [];
  if (deathCertificate !== undefined && !existsSync(deathCertificate)) {
    writeFileSync(deathCertificate, '');
    process.exit(1);
  }
  if (svg.includes('die always')) process.exit(1);
  if (svg.includes('throw')) throw new Error('the worker threw');
  if (svg.includes('hang')) for (;;);
  if (svg.includes('refuse')) parentPort.postMessage({ status: 'unreadable', reason: 'no' });
  else parentPort.postMessage({ status: 'drawn', png: new Uint8Array(1) });
});
