// The main thread's side of the rasteriser: one worker thread, started when first needed and
// again after it died, one rendering at a time, the rest in a bounded queue.
import { Worker } from 'node:worker_threads';
import type { RasterAnswer } from './raster-worker.ts';

export class PaintingError extends Error {
  override readonly name = 'PaintingError';
  readonly why: 'queue_full' | 'timed_out' | 'thread_died' | 'unreadable' | 'closed';

  constructor(why: PaintingError['why'], detail = '') {
    super(detail === '' ? why : `${why}: ${detail}`);
    this.why = why;
  }
}

export interface RasterThread {
  /** The PNG of an SVG; rejects with a `PaintingError`. */
  rasterise(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** The worker's first file. */
  readonly boot: URL;
  /** A rendering takes 0.1 s and a cold start 0.5 s; the rest is for a machine in trouble. */
  readonly timeoutMs: number;
  /** Who comes when so many wait is turned away: they would wait for longer than a person does. */
  readonly maxWaiting: number;
}

interface Task {
  readonly svg: string;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: PaintingError) => void;
  /** How often it may still be tried after the thread died under it. */
  retriesLeft: number;
}

interface State {
  readonly options: ThreadOptions;
  readonly waiting: Task[];
  worker: Worker | undefined;
  current: { readonly task: Task; readonly timer: NodeJS.Timeout } | undefined;
  isClosed: boolean;
}

export function createRasterThread(options: ThreadOptions): RasterThread {
  const state: State = {
    options,
    waiting: [],
    worker: undefined,
    current: undefined,
    isClosed: false,
  };
  return {
    rasterise: (svg) =>
      new Promise((resolve, reject) => {
        accept(state, { svg, resolve, reject, retriesLeft: 1 });
      }),
    close: () => close(state),
  };
}

function accept(state: State, task: Task): void {
  if (state.isClosed) return task.reject(new PaintingError('closed'));
  if (state.waiting.length >= state.options.maxWaiting) {
    return task.reject(new PaintingError('queue_full'));
  }
  state.waiting.push(task);
  startNext(state);
}

function startNext(state: State): void {
  if (state.current !== undefined || state.isClosed) return;
  const task = state.waiting.shift();
  if (task === undefined) return;
  // The worker is unreferenced, so an idle one never holds the process; this timer does hold it
  // while a picture is being drawn, and not longer.
  const timer = setTimeout(() => giveUp(state), state.options.timeoutMs);
  state.current = { task, timer };
  state.worker ??= startWorker(state);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a browser window
  state.worker.postMessage(task.svg);
}

function startWorker(state: State): Worker {
  // No inherited flags: the loader of the main thread would be loaded here in vain.
  const worker = new Worker(state.options.boot, { name: 'charts', execArgv: [] });
  let reason: string | undefined;
  worker.on('message', (answer: RasterAnswer) => {
    if (worker === state.worker) finish(state, answer);
  });
  worker.on('error', (error) => {
    reason = String(error);
  });
  worker.on('exit', (code) => {
    if (worker === state.worker) recover(state, reason ?? `exit code ${code}`);
  });
  // After the listeners: listening for messages makes the process wait for the thread again.
  worker.unref();
  return worker;
}

function finish(state: State, answer: RasterAnswer): void {
  const task = takeCurrent(state);
  switch (answer.status) {
    case 'drawn':
      task?.resolve(answer.png);
      break;
    case 'unreadable':
      task?.reject(new PaintingError('unreadable', answer.reason));
      break;
    default:
      answer satisfies never;
  }
  startNext(state);
}

/** The thread died. Its picture gets one more try, unless it is what kills threads. */
function recover(state: State, reason: string): void {
  state.worker = undefined;
  const task = takeCurrent(state);
  if (task !== undefined && task.retriesLeft > 0) {
    task.retriesLeft -= 1;
    state.waiting.unshift(task);
  } else {
    task?.reject(new PaintingError('thread_died', reason));
  }
  startNext(state);
}

/** A stuck thread cannot be talked to: it is ended, and the next picture gets a new one. */
function giveUp(state: State): void {
  takeCurrent(state)?.reject(new PaintingError('timed_out'));
  void state.worker?.terminate();
  state.worker = undefined;
  startNext(state);
}

function takeCurrent(state: State): Task | undefined {
  const { current } = state;
  state.current = undefined;
  clearTimeout(current?.timer);
  return current?.task;
}

async function close(state: State): Promise<void> {
  state.isClosed = true;
  const { worker } = state;
  state.worker = undefined;
  const unfinished = [takeCurrent(state), ...state.waiting.splice(0)];
  for (const task of unfinished) task?.reject(new PaintingError('closed'));
  await worker?.terminate();
}
