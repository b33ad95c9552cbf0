import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { furnish, sandboxPeople } from '../../../src/sandbox/people.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'baqylau-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { id } = sandboxPeople.reporter;

async function open(memory: string) {
  const sandbox = await startSandbox({ memory });
  furnish(sandbox);
  return sandbox;
}

it('a restarted sandbox shows the same chats and still delivers what was not confirmed', async () => {
  const memory = join(folder, 'state');
  const before = await open(memory);
  await before.phone(id).says('сәлем');
  await before.close();
  const after = await open(memory);
  expect(
    after
      .phone(id)
      .messages()
      .map((message) => message.text),
  ).toEqual(['сәлем']);
  const answer = await fetch(`${after.url}/bot${after.token}/getUpdates`);
  const { result } = (await answer.json()) as { result: { message: { text: string } }[] };
  expect(result.map((update) => update.message.text)).toEqual(['сәлем']);
  await after.close();
});

it('a file that was cut off does not keep the sandbox from starting', async () => {
  const memory = join(folder, 'broken');
  writeFileSync(memory, 'half');
  const sandbox = await open(memory);
  expect(sandbox.phone(id).messages()).toEqual([]);
  await sandbox.close();
});
