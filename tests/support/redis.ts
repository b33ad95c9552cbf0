// A Redis for tests: the one of REDIS_URL, or a redis-server from the PATH on a free port.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface TestRedis {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server of the test's own, which may be lost. */
export interface OwnRedis extends TestRedis {
  /** SIGKILL: nothing is said to anybody and nothing is saved. */
  readonly kill: () => Promise<void>;
  /** SIGSTOP: connections stay, and nobody answers. */
  readonly freeze: () => void;
  readonly restart: () => Promise<void>;
}

export const hasRedisServer =
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

export const hasRedis = process.env['REDIS_URL'] !== undefined || hasRedisServer;

/** Says loudly that half of the queue tests does not run. In CI that is a failure. */
export function warnWithoutRedis(): void {
  if (hasRedis) return;
  const message = 'REDIS TESTS SKIPPED: there is neither REDIS_URL nor a redis-server on the PATH';
  if (process.env['CI']) throw new Error(message);
  console.warn(message);
}

export async function startRedis(): Promise<TestRedis | undefined> {
  const url = process.env['REDIS_URL'];
  if (url !== undefined) return { url, stop: () => Promise.resolve() };
  return hasRedisServer ? startOwnRedis() : undefined;
}

export async function startOwnRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let server = await startServer(port);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: kill,
    kill,
    freeze: () => void server.kill('SIGSTOP'),
    restart: async () => {
      await kill();
      server = await startServer(port);
    },
  };
}

async function startServer(port: number): Promise<ChildProcess> {
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/tmp' },
  );
  // A test that is interrupted must not leave a server behind.
  const stopWithUs = () => server.kill('SIGKILL');
  process.once('exit', stopWithUs);
  server.once('exit', () => process.off('exit', stopWithUs));
  let output = '';
  for await (const chunk of server.stdout) {
    output += String(chunk);
    if (output.includes('Ready to accept connections')) return server;
  }
  throw new Error(`redis-server did not start: ${output}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
