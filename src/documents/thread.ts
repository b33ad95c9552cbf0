// The thread in which files are made: started when first needed, again after it died or hung, and
// ended when nobody wants a file for a while. One file at a time.
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './document-worker.ts';

export interface DocumentThread {
  run(task: Task): Promise<Answer>;
  close(): Promise<void>;
}

interface ThreadOptions {
  readonly boot: URL;
  readonly timeoutMs: number;
}

/** An export holds few records at a time; what needs more is something else. */
const MAX_MEMORY_MB = 256;

/** Its memory is given back then; a start takes a second. */
const IDLE_MS = 60_000;

export function createDocumentThread({ boot, timeoutMs }: ThreadOptions): DocumentThread {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  async function end() {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  return {
    async run(task) {
      clearTimeout(idle);
      worker ??= start(boot);
      const answer = await answerOf(worker, task, timeoutMs);
      // After a failure of the thread itself nobody knows what is left of it.
      if (answer.status === 'failed' && !answer.isOutage) await end();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
      return answer;
    },
    close() {
      clearTimeout(idle);
      return end();
    },
  };
}

function start(boot: URL): Worker {
  // No inherited flags: the loader of the main thread would be loaded here in vain.
  const resourceLimits = { maxOldGenerationSizeMb: MAX_MEMORY_MB };
  const worker = new Worker(boot, { name: 'documents', execArgv: [], resourceLimits });
  // An error that comes when nobody waits for the thread is nobody's.
  return worker.on('error', () => undefined);
}

/** What the thread says; one that ends without a word, or says nothing for long, has failed. */
function answerOf(worker: Worker, task: Task, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => fail('timed_out'), timeoutMs);
    const died = () => fail('thread_died');
    worker.ref();
    worker.on('message', settle).on('error', died).on('exit', died);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a browser window
    worker.postMessage(task);

    function fail(code: string) {
      settle({ status: 'failed', isOutage: false, code });
    }

    function settle(answer: Answer) {
      clearTimeout(timer);
      worker.off('message', settle).off('error', died).off('exit', died);
      // An idle thread holds no process.
      worker.unref();
      resolve(answer);
    }
  });
}
