import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Queues } from '../../src/queues/backend.ts';
import {
  queues as definitions,
  type JobContext,
  type Workers,
} from '../../src/queues/definitions.ts';
import { queueBackends, type StartedQueues } from '../support/queue-backends.ts';

interface Run {
  readonly reportId: string;
  readonly job: JobContext;
}

/** Workers that remember what they were asked for and do what the test says. */
function recordingWorkers(act: (run: Run) => Promise<void> | void = () => undefined) {
  const runs: Run[] = [];
  const workers: Workers = {
    screening: async ({ reportId }, job) => {
      const run = { reportId, job };
      runs.push(run);
      await act(run);
    },
    upkeep: async () => undefined,
    followUps: async () => undefined,
    laying: async () => undefined,
    digests: async () => undefined,
    auditHead: async () => undefined,
    outcomes: async () => undefined,
  };
  return { runs, workers };
}

/** A moment that the test and a worker wait for. */
function moment() {
  let come = () => {};
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

// A queue whose worker is missing does not compile.
// @ts-expect-error -- upkeep has no worker here
const incomplete: Workers = { screening: async () => undefined };
// Nor does a payload of another queue.
const addWrong = (queues: Queues) =>
  // @ts-expect-error -- upkeep carries nothing
  queues.add('upkeep', 'upkeep-x', { reportId: randomUUID() });

test('the definitions above are checked by the compiler', () => {
  expect([incomplete, addWrong]).toHaveLength(2);
});

describe.each(queueBackends())('queues on $name', (backend) => {
  let started: StartedQueues;

  beforeEach(async () => {
    started = await backend.start();
  });
  afterEach(async () => {
    await started.stop();
  });

  const screen = (reportId: string) =>
    started.queues.add('screening', `screening-${reportId}`, { reportId });

  test('a job reaches its worker with its payload, its id and its attempt', async () => {
    const { runs, workers } = recordingWorkers();
    const reportId = randomUUID();
    await started.queues.work(workers);
    await screen(reportId);
    await started.queues.drain();
    expect(runs).toMatchObject([
      { reportId, job: { id: `screening-${reportId}`, attempt: 1, signal: { aborted: false } } },
    ]);
  });

  test('a finished job is forgotten', async () => {
    await started.queues.work(recordingWorkers().workers);
    await screen(randomUUID());
    await started.queues.drain();
    const counts = await started.queues.counts();
    expect(counts.screening).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  test('many jobs are added at once', async () => {
    const { runs, workers } = recordingWorkers();
    const ids = Array.from({ length: 450 }, () => randomUUID());
    await started.queues.addAll(
      ids.map((reportId) => ({
        queue: 'screening',
        id: `screening-${reportId}`,
        payload: { reportId },
      })),
    );
    await started.queues.work(workers);
    await started.queues.drain();
    expect(runs.map((run) => run.reportId).sort()).toEqual(ids.sort());
  });

  test('the same id twice is one job', async () => {
    const reportId = randomUUID();
    await Promise.all([screen(reportId), screen(reportId), screen(reportId)]);
    const counts = await started.queues.counts();
    expect(counts.screening.waiting).toBe(1);
  });

  test('an id whose job failed for good can be asked for again', async () => {
    let isBroken = true;
    const { runs, workers } = recordingWorkers(() => {
      if (isBroken) throw new Error('broken');
    });
    const reportId = randomUUID();
    await started.queues.work(workers);
    await screen(reportId);
    await failForGood();
    isBroken = false;
    await screen(reportId);
    await started.queues.drain();
    expect(runs).toHaveLength(definitions.screening.attempts + 1);
    expect((await started.queues.counts()).screening.failed).toBe(0);
  });

  /** Lets every retry come at once, until none is left. */
  async function failForGood() {
    for (;;) {
      await started.queues.drain();
      const { delayed } = (await started.queues.counts()).screening;
      if (delayed === 0) return;
      await started.queues.hasten();
    }
  }

  test('a failing job waits before it is tried again', async () => {
    const { runs, workers } = recordingWorkers(() => {
      throw new Error('broken');
    });
    await started.queues.work(workers);
    await screen(randomUUID());
    await started.queues.drain();
    expect(runs).toHaveLength(1);
    expect((await started.queues.counts()).screening).toMatchObject({ delayed: 1, failed: 0 });
  });

  test('a failing job is tried as often as its definition says', async () => {
    const { runs, workers } = recordingWorkers(() => {
      throw new Error('broken');
    });
    await started.queues.work(workers);
    await screen(randomUUID());
    await failForGood();
    expect(runs.map((run) => run.job.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await started.queues.counts()).screening.failed).toBe(1);
  });

  test('of a failure only the queue, the attempt and the code are logged and kept', async () => {
    const { workers } = recordingWorkers(({ reportId }) => {
      throw Object.assign(new Error(`duplicate key (${reportId})`), { code: '23505' });
    });
    const reportId = randomUUID();
    await started.queues.work(workers);
    await screen(reportId);
    await failForGood();
    expect(started.lines.at(-1)).toEqual({
      level: 'error',
      message: 'a job failed for good',
      queue: 'screening',
      attempt: 8,
      code: '23505',
    });
    const kept = await started.readJob('screening', `screening-${reportId}`);
    expect(kept).toMatchObject({ failedReason: '23505', stacktrace: [] });
  });

  test('an invalid payload is not accepted', async () => {
    const added = started.queues.add('screening', 'screening-x', { reportId: 'secret' });
    await expect(added).rejects.toThrow('queue screening: wrong payload at reportId');
    await expect(added).rejects.not.toThrow('secret');
    expect((await started.queues.counts()).screening.waiting).toBe(0);
  });

  test.each(['123', 'screening:1', ''])('the job id "%s" is not accepted', async (id) => {
    const added = started.queues.add('screening', id, { reportId: randomUUID() });
    await expect(added).rejects.toThrow('a job id is made of');
  });

  test('an invalid payload that a worker finds fails at once and is not tried again', async () => {
    const { runs, workers } = recordingWorkers();
    await started.addUnchecked('screening', 'screening-x', { reportId: 'secret', more: 1 });
    await started.queues.work(workers);
    await started.queues.drain();
    expect(runs).toEqual([]);
    expect((await started.queues.counts()).screening).toMatchObject({ delayed: 0, failed: 1 });
    const kept = await started.readJob('screening', 'screening-x');
    expect(kept).toMatchObject({
      failedReason:
        'queue screening: wrong payload at reportId (invalid_format), the top (unrecognized_keys)',
    });
  });

  test('the schedule set up twice, and by two processes at once, is one schedule', async () => {
    const other = await started.connect();
    await started.queues.schedule();
    await Promise.all([started.queues.schedule(), other.schedule(), other.schedule()]);
    expect((await started.queues.counts()).upkeep).toMatchObject({ delayed: 1, waiting: 0 });
  });

  test('a job that is not due does not keep drain waiting', async () => {
    await started.queues.work(recordingWorkers().workers);
    await started.queues.schedule();
    await started.queues.drain();
    expect((await started.queues.counts()).upkeep.delayed).toBe(1);
  });

  test('drain waits for the jobs that a job adds', async () => {
    const second = randomUUID();
    const first = randomUUID();
    const { runs, workers } = recordingWorkers(async ({ reportId }) => {
      if (reportId === first) await screen(second);
    });
    await started.queues.work(workers);
    await screen(first);
    await started.queues.drain();
    expect(runs.map((run) => run.reportId)).toEqual([first, second]);
  });

  test('close waits for the running job', async () => {
    const running = moment();
    const finish = moment();
    let isFinished = false;
    const { workers } = recordingWorkers(async () => {
      running.come();
      await finish.promise;
      isFinished = true;
    });
    const other = await started.connect();
    await other.work(workers);
    await screen(randomUUID());
    await running.promise;
    const closed = other.close();
    finish.come();
    await closed;
    expect(isFinished).toBe(true);
    expect((await started.queues.counts()).screening).toMatchObject({ active: 0, failed: 0 });
  });

  test('close asks a job that does not end to stop, and does not wait for ever', async () => {
    const running = moment();
    const { workers } = recordingWorkers(async ({ job }) => {
      running.come();
      await new Promise((_resolve, reject) => {
        job.signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
    });
    const other = await started.connect();
    await other.work(workers);
    await screen(randomUUID());
    await running.promise;
    await other.close();
    expect((await started.queues.counts()).screening).toMatchObject({ active: 0, delayed: 1 });
  });

  test('a process that closed its queues ends by itself', async () => {
    const program = new URL('../support/queue-process.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: { ...process.env, QUEUE_OPTIONS: JSON.stringify(started.options) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
