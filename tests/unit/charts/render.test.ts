import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { PaintingError } from '../../../src/charts/raster-thread.ts';
import { createPainter, type Painter } from '../../../src/charts/render.ts';
import { picture } from './pictures.ts';
import { countDark, readPng } from './pixels.ts';

const open: Painter[] = [];

function painter(...options: Parameters<typeof createPainter>): Painter {
  const created = createPainter(...options);
  open.push(created);
  return created;
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

describe('a painter', () => {
  test('draws a picture 1000 wide with ink on it', async () => {
    const { png } = await painter().draw(picture());
    const pixels = readPng(png);
    expect(pixels.width).toBe(1000);
    expect(countDark(pixels)).toBeGreaterThan(5000);
  });

  test('lets the main thread go on while it draws', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    await painter().draw(picture());
    clearImmediate(next);
    expect(turns).toBeGreaterThan(20);
  });

  test('gives the same object for the same picture', async () => {
    const { draw } = painter(failing);
    expect(await draw(picture())).toBe(await draw(picture()));
  });

  test('draws once what is asked for twice at the same time', async () => {
    const { draw } = painter({ ...failing, maxWaiting: 1 });
    const [first, second] = await Promise.all([draw(picture()), draw(picture())]);
    expect(first).toBe(second);
  });

  test('names different pictures by different hashes', async () => {
    const { draw } = painter(failing);
    const first = await draw(picture({ title: 'A' }));
    const second = await draw(picture({ title: 'B' }));
    expect(first.hash).toMatch(/^[0-9a-f]{32}$/);
    expect(second.hash).not.toBe(first.hash);
  });

  test('forgets the picture that was not asked for longest', async () => {
    const { draw } = painter(failing);
    const titled = (title: string) => draw(picture({ title }));
    const [old, used] = [await titled('old'), await titled('used')];
    for (let more = 0; more < 62; more += 1) await titled(`more ${more}`);
    await titled('used');
    await titled('one too many');
    expect(await titled('used')).toBe(used);
    expect(await titled('old')).not.toBe(old);
  });
});

const failing = { boot: new URL('./failing-worker.mjs', import.meta.url) };

describe('a painter in trouble', () => {
  test('tries again when the thread dies under a picture', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'charts-'));
    const title = `die once, ${join(folder, 'dead')}`;
    await expect(painter(failing).draw(picture({ title }))).resolves.toHaveProperty('png');
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['die always', 'thread_died', /exit code 1/],
    ['throw', 'thread_died', /the worker threw/],
    ['refuse', 'unreadable', /no/],
  ])('survives a picture that makes the thread %s', async (title, why, message) => {
    const { draw } = painter(failing);
    const bad = draw(picture({ title }));
    const good = draw(picture());
    await expect(bad).rejects.toMatchObject({ why, message: expect.stringMatching(message) });
    await expect(good).resolves.toHaveProperty('png');
  });

  test('ends a thread that does not answer, and goes on with the next picture', async () => {
    const { draw } = painter({ ...failing, timeoutMs: 1_500 });
    const stuck = draw(picture({ title: 'hang' }));
    const good = draw(picture());
    await expect(stuck).rejects.toMatchObject({ why: 'timed_out' });
    await expect(good).resolves.toHaveProperty('png');
  });

  test('does not remember a failure', async () => {
    const { draw } = painter({ ...failing, timeoutMs: 1_500 });
    const stuck = picture({ title: 'refuse' });
    const first = draw(stuck);
    await expect(first).rejects.toMatchObject({ why: 'unreadable' });
    const second = draw(stuck);
    expect(second).not.toBe(first);
    await expect(second).rejects.toMatchObject({ why: 'unreadable' });
  });

  test('turns pictures away when too many wait', async () => {
    const { draw } = painter({ ...failing, maxWaiting: 1 });
    const drawn = [draw(picture({ title: 'A' })), draw(picture({ title: 'B' }))];
    await expect(draw(picture({ title: 'C' }))).rejects.toEqual(new PaintingError('queue_full'));
    await Promise.all(drawn);
  });

  test('says so when it is closed', async () => {
    const closing = painter(failing);
    const unfinished = closing.draw(picture({ title: 'hang' }));
    const refused = expect(unfinished).rejects.toMatchObject({ why: 'closed' });
    await closing.close();
    await refused;
    await expect(closing.draw(picture())).rejects.toMatchObject({ why: 'closed' });
  });
});

test('a program under tsx draws from any current directory and then ends by itself', async () => {
  const tsx = fileURLToPath(import.meta.resolve('tsx'));
  const program = fileURLToPath(new URL('./draw-one.ts', import.meta.url));
  const options = { cwd: tmpdir(), timeout: 20_000 };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', tsx, program],
    options,
  );
  expect(stdout).toMatch(/^drawn \d{4,}$/);
});
