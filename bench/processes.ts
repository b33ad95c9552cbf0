// Starts the processes of the benchmark and says on which port each of them listens.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  close(): Promise<void>;
}

/** @param nodeOptions for a look with a profiler */
export async function start(
  file: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<Started> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: [...process.execArgv, ...nodeOptions],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const port = await new Promise<number>((listening, failed) => {
    child.once('message', (message) => listening((message as { port: number }).port));
    child.once('exit', (code) => failed(new Error(`${file} ended with code ${code}`)));
  });
  return {
    child,
    port,
    close: () => {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}
