// The main thread's side: files are made one after the other, each in a thread of its own that ends
// with it, so that nobody's export holds up an answer, and whatever goes wrong there stays there.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Document } from '../messenger.ts';
import type { Answer, Task } from './document-worker.ts';

export interface MadeFile {
  readonly path: string;
  readonly bytes: number;
  readonly discard: () => Promise<void>;
}

export interface DocumentMaker {
  /** The file; `later` when it is worth trying again, `failed` when it is not. */
  make(document: Document): Promise<MadeFile | 'later' | 'failed'>;
  close(): Promise<void>;
}

export interface MakerOptions {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** In tests: another first file of the thread. */
  readonly boot?: URL;
  readonly timeoutMs?: number;
  readonly maxWaiting?: number;
}

const BOOT = new URL('./document-boot.mjs', import.meta.url);

/** 50,000 records take a few seconds; the rest is for a machine in trouble. */
const TIMEOUT_MS = 120_000;

/** Who comes when so many wait tries again later. */
const MAX_WAITING = 20;

/** An export holds few records at a time; what needs more is something else. */
const MAX_MEMORY_MB = 256;

export function createDocumentMaker(options: MakerOptions): DocumentMaker {
  const { boot = BOOT, timeoutMs = TIMEOUT_MS, maxWaiting = MAX_WAITING } = options;
  let folder: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;
  let running: Worker | undefined;

  async function inTurn(document: Document): Promise<MadeFile | 'later' | 'failed'> {
    if (isClosed) return 'later';
    folder ??= mkdtempSync(join(tmpdir(), 'baqylau-'));
    const path = join(folder, randomUUID());
    const discard = () => rm(path, { force: true });
    const { databaseUrl, clock, log } = options;
    const task: Task = { databaseUrl, document, now: clock.now(), out: path };
    // No inherited flags: the loader of the main thread would be loaded here in vain.
    running = new Worker(boot, {
      name: 'documents',
      execArgv: [],
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    });
    const answer = await answerOf(running, timeoutMs);
    running = undefined;
    if (answer.status === 'made') return { path, bytes: (await stat(path)).size, discard };
    await discard();
    if (isClosed || answer.isOutage) return 'later';
    log.error({ code: answer.code }, 'a file could not be made');
    return 'failed';
  }

  return {
    make(document) {
      if (isClosed || waiting >= maxWaiting) return Promise.resolve('later');
      waiting += 1;
      const made = last.then(() => inTurn(document)).finally(() => (waiting -= 1));
      last = made.catch(() => undefined);
      return made;
    },
    async close() {
      isClosed = true;
      await running?.terminate();
      await last;
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the thread says; a thread that ends without a word, or never, has failed. */
function answerOf(worker: Worker, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const fail = (code: string) => resolve({ status: 'failed', isOutage: false, code });
    const timer = setTimeout(() => {
      fail('timed_out');
      void worker.terminate();
    }, timeoutMs);
    worker.on('message', (answer: Answer) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.on('error', () => fail('thread_died'));
    worker.on('exit', () => {
      clearTimeout(timer);
      fail('thread_died');
    });
  });
}
