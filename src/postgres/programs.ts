// Starts the programs of PostgreSQL: with an empty environment, as the right user, in the right folder.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Where the programs of PostgreSQL are, and who runs them. */
export interface Programs {
  readonly nativeDir: string;
  /** `undefined`: the user we are. */
  readonly account: Account | undefined;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** A name in the folder of the programs, or a full path; then the arguments. */
type Command = readonly [name: string, ...rest: string[]];

/** Nothing of our own environment goes to the server: it holds the token of the bot. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The folder as the server is to name it. A folder under /root cannot be reached by another user through its
 * path, but it can as the working directory, which we enter before we change the user.
 */
export function dataDirArgument(clusterDir: string, { account }: Programs): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : clusterDir;
}

/**
 * PostgreSQL refuses to start when the process in postmaster.pid lives, although it may be any other that was
 * given the same number later. The number it finds in this variable does not worry it.
 */
export function overlooking(stalePid: number | undefined): NodeJS.ProcessEnv {
  return stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) };
}

export function startProgram(
  programs: Programs,
  command: Command,
  options: SpawnOptions & { readonly cwd: string },
): ChildProcess {
  const [name, ...rest] = command;
  const file = name.startsWith('/') ? name : join(programs.nativeDir, 'bin', name);
  return spawn(file, rest, {
    ...options,
    ...programs.account,
    env: { ...ENVIRONMENT, ...options.env },
  });
}

/** Runs a program to its end. A program that cannot be started at all rejects. */
export function runProgram(
  programs: Programs,
  command: Command,
  { cwd, env = {}, input = '' }: RunOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = startProgram(programs, command, { cwd, env, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    // A program that ends before it has read its input tells why on stderr.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
