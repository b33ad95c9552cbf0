// Runs the server process: starts it, waits until it answers, tells when it dies, stops it.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dataDirArgument, overlooking, type Programs, startProgram } from './programs.ts';
import { settingFlags, type Tuning } from './settings.ts';

/** A fast shutdown ends connections and writes a checkpoint; after this it is cut short, which loses nothing. */
const FAST_SHUTDOWN_MS = 8000;
const IMMEDIATE_SHUTDOWN_MS = 5000;

const READY = 'database system is ready to accept connections';
const WORTH_TELLING = /^(?<process>[^|]*)\|(?<severity>WARNING|ERROR|FATAL|PANIC): /;
const KEPT_LINES = 20;

export interface Server {
  readonly pid: number;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  readonly clusterDir: string;
  readonly programs: Programs;
  readonly port: number;
  readonly tuning: Tuning;
  /** A process number in postmaster.pid that surely is not a server of this cluster. */
  readonly stalePid: number | undefined;
  readonly log: (line: string) => void;
  readonly onExit: ((code: number | null) => void) | undefined;
}

/** The server ended before it was ready; `lines` are its last words. */
export class ServerDidNotStart extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(`The embedded PostgreSQL did not start: ${lines.join(' / ') || 'it said nothing'}`);
    this.name = 'ServerDidNotStart';
    this.lines = lines;
  }
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawnServer(options);
  const { pid, stderr } = child;
  if (pid === undefined || stderr === null) throw (await once(child, 'error'))[0];
  child.on('exit', startWatchdog(options.programs, pid));
  const lines = createInterface({ input: stderr });
  let isClosing = false;
  const tell = (line: string) => {
    if (!isClosing && isWorthTelling(line)) options.log(withoutPrefix(line));
  };
  (await untilReady(child, lines)).forEach(tell);
  lines.on('line', tell);
  child.on('exit', (code) => {
    if (!isClosing) options.onExit?.(code);
  });
  const close = async () => {
    isClosing = true;
    await stopServer(child);
  };
  return { pid, close };
}

function spawnServer(options: ServerOptions): ChildProcess {
  const { clusterDir, programs, port, tuning, stalePid } = options;
  const flags = ['-D', dataDirArgument(clusterDir, programs), '-p', String(port)];
  return startProgram(programs, ['postgres', ...flags, ...settingFlags(tuning)], {
    cwd: clusterDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own: Ctrl-C reaches only us, and we stop the server when nothing needs it any more.
    detached: true,
    env: overlooking(stalePid),
  });
}

/** A tiny shell that outlives us: when our end of its input closes without a word, it stops the server. */
function startWatchdog(programs: Programs, serverPid: number): () => void {
  const script = 'read -r word || kill -INT "$1"';
  const command = ['/bin/sh', '-c', script, 'watchdog', String(serverPid)] as const;
  const watchdog = startProgram(programs, command, {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a watchdog the next start stops an orphan all the same.
  watchdog.on('error', () => undefined);
  watchdog.stdin?.on('error', () => undefined);
  return () => watchdog.stdin?.end('done\n');
}

/** Returns what the server said until then. */
function untilReady(
  child: ChildProcess,
  lines: ReturnType<typeof createInterface>,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    lines.on('line', function listen(line) {
      said.push(line);
      if (said.length > KEPT_LINES) said.shift();
      if (!line.includes(READY)) return;
      lines.off('line', listen);
      resolve(said);
    });
    // 'close' comes after the last line, 'exit' may come before it.
    child.on('close', () => reject(new ServerDidNotStart(said.map(withoutPrefix))));
    child.on('error', reject);
  });
}

function withoutPrefix(line: string): string {
  return line.slice(line.indexOf('|') + 1);
}

/** An error of a query goes to whoever asked, and may quote what a person wrote: it is not for our log. */
function isWorthTelling(line: string): boolean {
  const found = WORTH_TELLING.exec(line)?.groups;
  if (found === undefined) return false;
  return (
    found['severity'] !== 'ERROR' ||
    !['client backend', 'parallel worker'].includes(found['process'] ?? '')
  );
}

async function stopServer(child: ChildProcess): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
    ['SIGKILL', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    if (hasEnded(child)) return;
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(patienceMs) });
    child.kill(signal);
    await ended.catch(() => undefined);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
