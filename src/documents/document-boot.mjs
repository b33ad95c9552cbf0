// Starts document-worker.ts in a worker thread; see charts/raster-boot.mjs.
import { register } from 'tsx/esm/api';

register();
await import('./document-worker.ts');
