// The project as somebody has it who just cloned it and ran npm ci, and the program in it, started
// the way a person starts it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** The project itself, for starts that leave nothing in its folder. */
export const PROJECT = resolve(import.meta.dirname, '../..');
const READY = 'Ctrl-C stops everything.';
const START_WITHIN_MS = 60_000;

/** An ordinary user of the machine. */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Clone {
  readonly dir: string;
  remove(): Promise<void>;
}

/** What git keeps, and the packages. All but the packages belongs to the user. */
export async function cloneProject(user?: User): Promise<Clone> {
  const dir = await mkdtemp(join(tmpdir(), 'baqylau-clone-'));
  const ignored = (await readFile(join(PROJECT, '.gitignore'), 'utf8')).split('\n');
  const left = new Set(['.git', ...ignored.map((line) => line.replace(/\/$/, ''))]);
  for (const name of await readdir(PROJECT)) {
    if (left.has(name) || name.endsWith('.log')) continue;
    await cp(join(PROJECT, name), join(dir, name), { recursive: true });
  }
  await copyPackages(join(dir, 'node_modules'));
  if (user !== undefined) await giveTo(user, dir);
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 20 }) };
}

async function copyPackages(target: string) {
  const source = join(PROJECT, 'node_modules');
  // Links in place of copies save half a gigabyte, where the file system allows them.
  await execute('cp', ['-al', source, target]).catch(async () => {
    await rm(target, { recursive: true, force: true });
    await cp(source, target, { recursive: true, verbatimSymlinks: true });
  });
}

async function giveTo({ uid, gid }: User, dir: string) {
  await chown(dir, uid, gid);
  for (const name of await readdir(dir)) {
    if (name !== 'node_modules') await execute('chown', ['-R', `${uid}:${gid}`, join(dir, name)]);
  }
}

/** A new ordinary user; `undefined` where we may not make one. */
export async function addUser(): Promise<(User & { remove(): Promise<void> }) | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const name = `baqylau-t${process.pid}`;
  const made = await execute('useradd', ['--no-create-home', '--shell', '/bin/sh', name]).catch(
    () => undefined,
  );
  if (made === undefined) return undefined;
  const idOf = async (option: string) => Number((await execute('id', [option, name])).stdout);
  const remove = async () => void (await execute('userdel', [name]));
  return { name, uid: await idOf('-u'), gid: await idOf('-g'), remove };
}

export interface StartOptions {
  readonly dir: string;
  readonly user?: User | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** `npm start` when absent, else the program itself in this role. */
  readonly role?: string;
}

export interface Started {
  /** Resolves with the milliseconds that it took; rejects when it ends before. */
  readonly ready: Promise<number>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  output(): string;
  /** What Ctrl-C in a terminal does: SIGINT to the whole process group. */
  interrupt(): void;
  /** SIGTERM to the process alone, as a supervisor sends it. */
  terminate(): void;
  /** SIGKILL to the process alone, as a system without memory sends it. */
  kill(): void;
}

/** Starts it with nothing in its environment but HOME and PATH, and what is given. */
export function start({ dir, user, env = {}, role }: StartOptions): Started {
  const [command, ...args] =
    role === undefined
      ? ['npm', 'start']
      : [process.execPath, '--import', 'tsx', 'src/main.ts', role];
  const child = spawn(command ?? '', args, {
    cwd: dir,
    env: {
      HOME: user === undefined ? (process.env['HOME'] ?? dir) : dir,
      PATH: process.env['PATH'],
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  }
  const signal = (pid: number | undefined, name: NodeJS.Signals) => {
    if (pid !== undefined && isRunning(child)) process.kill(pid, name);
  };
  const group = () => child.pid && -child.pid;
  const killWithUs = () => signal(group(), 'SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const ready = untilReady(child, () => output);
  // Some are meant to fail, and are not waited for.
  ready.catch(() => undefined);
  return {
    ready,
    ended: once(child, 'close').then(() => child.exitCode),
    output: () => output,
    interrupt: () => signal(group(), 'SIGINT'),
    terminate: () => signal(child.pid, 'SIGTERM'),
    kill: () => signal(child.pid, 'SIGKILL'),
  };
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode === null && signalCode === null;

function untilReady(child: ChildProcess, output: () => string): Promise<number> {
  const startedAt = performance.now();
  return new Promise((done, failed) => {
    const fail = (why: string) => failed(new Error(`${why}:\n${output()}`));
    const timer = setTimeout(() => fail('not ready in time'), START_WITHIN_MS);
    child.stdout?.on('data', () => {
      if (output().includes(READY)) done(Math.round(performance.now() - startedAt));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

/** Address of the sandbox, as the terminal prints it. */
export function sandboxAddress(program: Pick<Started, 'output'>): string {
  const output = program.output();
  const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
  if (found === null) throw new Error(`no address in:\n${output}`);
  return found[0];
}

/** Processes that run in this folder or on data in it. */
export async function listProcesses(dir: string): Promise<readonly string[]> {
  const { stdout } = await execute('ps', ['-eo', 'pid,args']);
  return stdout.split('\n').filter((line) => line.includes(dir));
}

/** Takes these ports where nobody has them yet. */
export async function takePorts(ports: readonly number[]): Promise<() => void> {
  const servers = await Promise.all(ports.map(takePort));
  return () => {
    for (const server of servers) server.close();
  };
}

function takePort(port: number): Promise<Server> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => done(server));
    server.listen(port, () => done(server));
  });
}
