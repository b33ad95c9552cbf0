// When we are killed, our server may outlive us. The next start stops it before it starts its own.
// Only who holds the lock on DATA_DIR may come here: otherwise the server is not an orphan.

import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode, whenAbsent } from './absent.ts';
import { type Programs, runProgram } from './programs.ts';

const POLL_MS = 10;
/** A fast shutdown writes a checkpoint; a slow disk needs a while for it. */
const FAST_SHUTDOWN_MS = 8000;
const IMMEDIATE_SHUTDOWN_MS = 5000;

/** Returns the process number in a stale postmaster.pid, which by now may belong to anyone. */
export async function stopOrphan(
  clusterDir: string,
  programs: Programs,
): Promise<number | undefined> {
  const pidFile = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(whenAbsent);
  const pid = Number.parseInt(pidFile ?? '', 10);
  if (!(pid > 0)) return undefined;
  const isRunning = () => isServerOf(clusterDir, pid, programs);
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
    ['SIGKILL', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    if (!(await isRunning())) return pid;
    sendSignal(pid, signal);
    for (let waitedMs = 0; waitedMs < patienceMs && (await isRunning()); waitedMs += POLL_MS) {
      await setTimeout(POLL_MS);
    }
  }
  if (await isRunning())
    throw new Error(`An old PostgreSQL (process ${pid}) on ${clusterDir} does not stop.`);
  return pid;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** Process numbers are used again, so a living process is not enough: it must work in this very folder. */
async function isServerOf(clusterDir: string, pid: number, programs: Programs): Promise<boolean> {
  if (process.platform !== 'linux') return isNamedInCommand(clusterDir, pid, programs);
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return (
    name.trim() === 'postgres' && (await workingDir(pid, programs)) === (await realpath(clusterDir))
  );
}

async function workingDir(pid: number, programs: Programs): Promise<string> {
  const link = `/proc/${pid}/cwd`;
  return readlink(link).catch(async (error: unknown) => {
    if (errorCode(error) !== 'EACCES' || programs.account === undefined) return '';
    // In a container root may look into the processes of another user only as that user.
    return (
      await runProgram(programs, ['/bin/sh', '-c', `readlink ${link}`], { cwd: '/' })
    ).stdout.trim();
  });
}

async function isNamedInCommand(
  clusterDir: string,
  pid: number,
  programs: Programs,
): Promise<boolean> {
  const ps = await runProgram(programs, ['/bin/ps', '-o', 'command=', '-p', String(pid)], {
    cwd: '/',
  });
  return ps.stdout.includes('postgres') && ps.stdout.includes(clusterDir);
}
