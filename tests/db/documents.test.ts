// Files for a chat are made in a thread: they come, they are thrown away, and what goes wrong there is
// a value.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createDocumentMaker, type MakerOptions } from '../../src/documents/maker.ts';
import type { Document } from '../../src/messenger.ts';
import { recordingLog } from '../support/queue-backends.ts';
import { now, useDatabase } from './rows.ts';

const database = useDatabase();
const document: Document = {
  format: 'csv',
  area: 'all',
  period: 'all',
  language: 'en',
  fileName: 'records.csv',
};

function makerWith(options: Partial<MakerOptions> = {}) {
  const { log, lines } = recordingLog();
  const clock = { now: () => now };
  const maker = createDocumentMaker({ databaseUrl: database.url(), clock, log, ...options });
  return { maker, lines };
}

async function bootOf(code: string): Promise<URL> {
  const file = join(await mkdtemp(join(tmpdir(), 'boot-')), 'boot.mjs');
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return pathToFileURL(file);
}

it('makes one file after another, and throws them away', async () => {
  const { maker } = makerWith();
  const made = await Promise.all([maker.make(document), maker.make(document)]);
  for (const file of made) {
    if (typeof file === 'string') throw new Error(file);
    expect((await readFile(file.path, 'utf8')).startsWith('\uFEFFid,number')).toBe(true);
    expect(file.bytes).toBeGreaterThan(100);
    await file.discard();
    expect(existsSync(file.path)).toBe(false);
  }
  await maker.close();
  expect(await maker.make(document)).toBe('later');
});

it('is worth trying again while the database is away, or too many wait', async () => {
  const away = makerWith({ databaseUrl: 'postgres://a:b@127.0.0.1:1/c' });
  expect(await away.maker.make(document)).toBe('later');
  await away.maker.close();
  const { maker } = makerWith({ maxWaiting: 1 });
  const first = maker.make(document);
  expect(await maker.make(document)).toBe('later');
  expect(await first).toMatchObject({ path: expect.any(String) });
  await maker.close();
});

it.each([
  ['dies', "parentPort.on('message', () => process.exit(1));", 'thread_died'],
  ['throws', "parentPort.on('message', () => { throw new Error('secret'); });", 'thread_died'],
  ['hangs', "parentPort.on('message', () => { for (;;); });", 'timed_out'],
])('fails in words without a secret when the thread %s', async (_, code, why) => {
  const { maker, lines } = makerWith({ boot: await bootOf(code), timeoutMs: 2_000 });
  expect(await maker.make(document)).toBe('failed');
  expect(await maker.make(document)).toBe('failed');
  await maker.close();
  expect(JSON.stringify(lines)).toContain(why);
  expect(JSON.stringify(lines)).not.toContain('secret');
});
