// The machine that the figures belong to, and whether it is quiet enough to measure on.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Above this, somebody else is working on the machine and nothing is claimed. */
const QUIET_LOAD = 1;
const BYTES_PER_GB = 2 ** 30;

export function describeMachine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / BYTES_PER_GB);
  return `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${memory} GB, Linux ${kernel()}, Node ${process.versions.node}`;
}

function kernel(): string {
  return readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
}

export function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Load of the last minute, and whether it is too much to compare anything. */
export function readLoad(): { readonly load: number; readonly isLoaded: boolean } {
  const load = loadavg()[0] ?? 0;
  return { load, isLoaded: load > QUIET_LOAD };
}
