// Starts the processes of the benchmark and says on which port each of them listens.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly pid: number;
  readonly port: number;
  /** Gets what the process tells, until its result is called. */
  listen(heard: (message: unknown) => void): () => void;
  close(): Promise<void>;
}

export async function start(
  file: string,
  words: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<Started> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), words, {
    execArgv: [...process.execArgv, ...nodeOptions],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const port = await new Promise<number>((listening, failed) => {
    child.once('message', (message) => listening((message as { port: number }).port));
    child.once('exit', (code) => failed(new Error(`${file} ended with code ${code}`)));
  });
  return {
    pid: child.pid ?? 0,
    port,
    listen(heard) {
      child.on('message', heard);
      return () => child.off('message', heard);
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
