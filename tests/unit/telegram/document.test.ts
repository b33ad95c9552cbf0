// A screen with a file: made, uploaded under its name and thrown away; or a sentence in its place.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Screen } from '../../../src/messenger.ts';
import { createTelegramClient } from '../../../src/telegram/client.ts';
import { createTelegramMessenger, type MessengerOptions } from '../../../src/telegram/messenger.ts';
import { type BotApi, startBotApi } from './bot-api.ts';

let api: BotApi;
beforeAll(async () => {
  api = await startBotApi();
});
afterAll(() => api.close());

type Made = Awaited<ReturnType<MessengerOptions['documents']['make']>>;
let made: Made = 'later';

const nothingDrawn = () => Promise.reject(new Error('nothing is drawn here'));

const show = (screen: Screen) =>
  createTelegramMessenger({
    client: createTelegramClient({ token: api.token, apiRoot: api.apiRoot }),
    gate: { pass: () => Promise.resolve(), pauseFor: () => undefined, close: () => undefined },
    callbackSecret: 'secret',
    chatKeyOf: (id) => `chat-${id}`,
    documents: { make: () => Promise.resolve(made) },
    pictures: {
      draw: nothingDrawn,
      hashOf: () => '',
      findFileId: nothingDrawn,
      keepFileId: nothingDrawn,
    },
  }).show({ chatId: 5, lane: 'interactive' }, { screen }, undefined);

const message = (id: number) => ({ result: { message_id: id, date: 1_700_000_000 } });
const shown = (messageId: number) => ({
  outcome: 'shown',
  messageId,
  shownAt: new Date(1_700_000_000_000),
});
const methods = () => api.calls.map(({ method }) => method);

describe('a document', () => {
  const document = {
    format: 'csv',
    area: 'all',
    period: 'all',
    language: 'en',
    fileName: 'records.csv',
  } as const;
  const withDocument: Screen = { paragraphs: [{ style: 'plain', text: 'Almaty' }], document };
  const discarded: string[] = [];

  async function fileOf(text: string, bytes = text.length) {
    const path = join(await mkdtemp(join(tmpdir(), 'document-')), 'made');
    await writeFile(path, text);
    return { path, bytes, discard: () => Promise.resolve(void discarded.push(path)) };
  }

  test('is uploaded under its name, with its caption, and then thrown away', async () => {
    made = await fileOf('id,number');
    api.reply(message(42));
    expect(await show(withDocument)).toEqual(shown(42));
    expect(methods()).toEqual(['sendDocument']);
    expect(api.calls[0]?.contentType).toContain('multipart');
    expect(discarded).toEqual([made.path]);
  });

  test('that cannot be made yet is shown later, and nothing is sent', async () => {
    made = 'later';
    api.reply(message(42));
    expect(await show(withDocument)).toMatchObject({
      outcome: 'later',
      ambiguous: false,
    });
    expect(methods()).toEqual([]);
  });

  test('that cannot be made at all, or is too large, becomes a sentence', async () => {
    made = 'failed';
    api.reply(message(43));
    expect(await show(withDocument)).toEqual(shown(43));
    made = await fileOf('x', 51 * 1024 * 1024);
    api.reply(message(44));
    expect(await show(withDocument)).toEqual(shown(44));
    expect(methods()).toEqual(['sendMessage']);
    expect(api.calls[0]?.params['text']).toMatch(/^The file could not be made/);
    expect(discarded).toContain(made.path);
  });
});
