// Starts raster-worker.ts in a worker thread. tsx registers itself in the main thread only, and
// under Vitest it is not there at all; so the worker asks for it, from any current directory.
import { register } from 'tsx/esm/api';

register();
await import('./raster-worker.ts');
