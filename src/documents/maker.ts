// The main thread's side: files are made one after the other in a thread of their own, so that
// nobody's export holds up an answer, and whatever goes wrong there stays there.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Document } from '../messenger.ts';
import { createDocumentThread } from './thread.ts';

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

export function createDocumentMaker(options: MakerOptions): DocumentMaker {
  const { databaseUrl, clock, log, maxWaiting = MAX_WAITING } = options;
  const { boot = BOOT, timeoutMs = TIMEOUT_MS } = options;
  const thread = createDocumentThread({ boot, timeoutMs });
  let folder: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;

  async function inTurn(document: Document): Promise<MadeFile | 'later' | 'failed'> {
    if (isClosed) return 'later';
    folder ??= mkdtempSync(join(tmpdir(), 'baqylau-'));
    const path = join(folder, randomUUID());
    const discard = () => rm(path, { force: true });
    const answer = await thread.run({ databaseUrl, document, now: clock.now(), out: path });
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
      await thread.close();
      await last;
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
