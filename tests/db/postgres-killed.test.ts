// The embedded PostgreSQL when it, or we, are killed.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  codeToStart,
  kill,
  processName,
  startLastingProcess,
  trialServer,
  watchdogOf,
} from '../support/trial-server.ts';

const onLinux = test.runIf(process.platform === 'linux');

let trial: ReturnType<typeof trialServer>;

beforeAll(async () => {
  trial = trialServer(await mkdtemp(join(tmpdir(), 'baqylau-killed-')));
  await trial.start();
  await trial.query("create table kept as select 'Әділ' as word");
  await trial.stop();
});

afterAll(async () => {
  await trial.stop();
  await rm(trial.dataDir, { recursive: true, force: true, maxRetries: 20 });
});

const hasStopped = () => !existsSync(join(trial.dataDir, 'postgres/postmaster.pid'));
const untilStopped = () => vi.waitUntil(hasStopped, { timeout: 10_000, interval: 10 });

describe('a server that was killed', () => {
  test('is reported', async () => {
    const onExit = vi.fn<(code: number | null) => void>();
    await trial.start({ onExit });
    process.kill(await trial.pid(), 'SIGKILL');
    await vi.waitFor(() => expect(onExit).toHaveBeenCalledExactlyOnceWith(null));
  });

  test('has kept what was committed just before', async () => {
    await trial.start({ tuning: 'durable' });
    await trial.query("insert into kept values ('last')");
    process.kill(await trial.pid(), 'SIGKILL');
    await trial.start();
    expect(await trial.query("delete from kept where word = 'last' returning 1")).toHaveLength(1);
  });

  test('is followed by a new one even while it was at work', async () => {
    await trial.start();
    const work = trial.query('select pg_sleep(60)').catch(() => 'cut');
    const running = "select 1 from pg_stat_activity where query = 'select pg_sleep(60)'";
    await vi.waitFor(async () => expect(await trial.query(running)).toHaveLength(1), 10_000);
    process.kill(await trial.pid(), 'SIGKILL');
    await trial.start();
    expect(await work).toBe('cut');
  });
});

test('a server that was closed reports nothing', async () => {
  const onExit = vi.fn<(code: number | null) => void>();
  await trial.start({ onExit });
  await trial.stop();
  expect(onExit).not.toHaveBeenCalled();
});

describe('when our own process ends without closing the server', () => {
  beforeEach(() => trial.stop());

  test('the server stops by itself after a kill', async () => {
    const parent = await startLastingProcess(codeToStart(trial.dataDir));
    await kill(parent);
    await untilStopped();
    await trial.start();
    expect(await trial.query('select word from kept')).toHaveLength(1);
  });

  test('the server stops by itself after an exit', async () => {
    const leave = 'setTimeout(() => process.exit(0), 100)';
    const parent = await startLastingProcess(`${codeToStart(trial.dataDir)} ${leave}`);
    await once(parent, 'exit');
    await untilStopped();
  });

  onLinux('the next start stops a server that lives on', async () => {
    const parent = await startLastingProcess(codeToStart(trial.dataDir));
    const orphan = await trial.pid();
    process.kill(await watchdogOf(orphan), 'SIGKILL');
    await kill(parent);
    expect(await processName(orphan)).toBe('postgres');
    await trial.start();
    expect(await processName(orphan)).not.toBe('postgres');
    expect(await trial.query('select word from kept')).toHaveLength(1);
  });
});
