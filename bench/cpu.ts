// CPU time that processes have used so far: it says what an update costs, also where the machine
// is too busy for rates to mean anything.
import { readdirSync, readFileSync } from 'node:fs';

const MS_PER_TICK = 10;

/** User and system time of one process, and its parent. */
function readStat(pid: number): { readonly parent: number; readonly ms: number } | undefined {
  try {
    // The name, which may hold spaces, ends at the last bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { parent: Number(fields[1]), ms: ticks * MS_PER_TICK };
  } catch {
    return undefined;
  }
}

/** CPU milliseconds of a process and its children. */
export function cpuMsOf(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat?.parent === pid);
  return [readStat(pid), ...children].reduce((sum, stat) => sum + (stat?.ms ?? 0), 0);
}
