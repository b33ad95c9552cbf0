// The program as its user starts it, in a process of its own that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const READY = 'Ctrl-C stops everything.';
const START_WITHIN_MS = 60_000;

export interface Program {
  /** Starts it; resolves at once. */
  start(): Run;
  /** Address of its embedded database while it runs. */
  databaseUrl(): Promise<string>;
  /** Ends what still runs, and deletes its data. */
  remove(): Promise<void>;
}

export interface Run {
  /** Resolves when everything runs; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** SIGKILL to the process and its threads and children, but not to PostgreSQL. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** What it printed so far. */
  output(): string;
}

/** @param env what it finds in its environment beside DATA_DIR */
export async function installProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baqylau-program-'));
  const runs: Run[] = [];
  return {
    start() {
      const run = startRun({ ...env, DATA_DIR: dataDir });
      runs.push(run);
      return run;
    },
    async databaseUrl() {
      const pidFile = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8');
      const password = await readFile(join(dataDir, 'postgres.password'), 'utf8');
      const port = pidFile.split('\n')[3];
      return `postgres://baqylau:${password.trim()}@127.0.0.1:${port}/baqylau`;
    },
    async remove() {
      await runs.at(-1)?.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

function startRun(env: Readonly<Record<string, string>>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that a kill reaches all of it and nothing else.
    detached: true,
  });
  const killWithUs = () => killGroup(child);
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  let output = '';
  const ready = new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`not ready:\n${output}`)), START_WITHIN_MS);
    const read = (chunk: Buffer) => {
      output += String(chunk);
      if (output.includes(READY)) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`ended with ${code}:\n${output}`));
    });
  });
  // Whoever kills it before it is ready does not wait for that.
  ready.catch(() => undefined);
  return {
    ready,
    output: () => output,
    async kill() {
      killGroup(child);
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      return child.exitCode;
    },
  };
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess) {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, 'SIGKILL');
}

async function ended(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
