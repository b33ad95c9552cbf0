import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTelegramClient, type TelegramClient } from '../../../src/telegram/client.ts';
import { type BotApi, startBotApi } from './bot-api.ts';

let api: BotApi;
let client: TelegramClient;
beforeAll(async () => {
  api = await startBotApi();
  client = createTelegramClient({ token: api.token, apiRoot: api.apiRoot });
});
afterAll(() => api.close());
beforeEach(() => api.reply({ result: true }));

const secret = () => api.token.split(':')[1] as string;
const clientOf = (apiRoot: string, timeoutMs = 1_000) =>
  createTelegramClient({ token: api.token, apiRoot, timeoutMs });

/** A client whose machine cannot resolve the name; fetch tells the address in its message. */
function nameless() {
  const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  return createTelegramClient({
    token: api.token,
    apiRoot: api.apiRoot,
    fetch: (url) => Promise.reject(new TypeError(`fetch failed: ${url as string}`, { cause })),
  });
}

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a call', () => {
  test('posts JSON and returns the result', async () => {
    api.reply({ result: { message_id: 7, date: 1 } });
    const answer = await client.call('sendMessage', { chat_id: 5, text: 'Сәлем <&>' });
    expect(answer).toEqual({ ok: true, result: { message_id: 7, date: 1 } });
    expect(api.calls[0]).toMatchObject({
      url: `/bot${api.token}/sendMessage`,
      contentType: 'application/json',
      params: { chat_id: 5, text: 'Сәлем <&>' },
    });
  });

  test('uploads bytes as multipart, other fields beside them', async () => {
    const photo = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    const reply_markup = { inline_keyboard: [[{ text: 'Жоқ', url: 'https://a.kz' }]] };
    await client.call('sendPhoto', { chat_id: 5, photo, caption: 'Қала', reply_markup });
    const { contentType, body } = api.calls[0] as { contentType: string; body: string };
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain('name="photo"; filename="photo.png"\r\nContent-Type: image/png');
    expect(body).toContain('name="caption"\r\n\r\nҚала');
    expect(body).toContain(`name="reply_markup"\r\n\r\n${JSON.stringify(reply_markup)}`);
  });

  test.each([
    ['bytes', new Uint8Array([0x41, 0x42])],
    ['a Buffer, which has its own idea of JSON,', Buffer.from('AB')],
  ])('attaches %s inside media by name', async (_title, bytes) => {
    const media = { type: 'photo' as const, media: bytes, caption: 'x' };
    await client.call('editMessageMedia', { chat_id: 5, message_id: 6, media });
    const { body } = api.calls[0] as { body: string };
    expect(body).toContain('{"type":"photo","media":"attach://media_media","caption":"x"}');
    expect(body).toContain('name="media_media"; filename="media_media.png"');
    expect(body).toContain('\r\n\r\nAB\r\n');
  });

  test('returns what Telegram refuses as a failure', async () => {
    api.reply({
      error: [429, 'Too Many Requests: retry after 9'],
      parameters: { retry_after: 9 },
    });
    const answer = await client.call('sendMessage', { chat_id: 5, text: 'x' });
    expect(answer).toMatchObject({ failure: { kind: 'flood', retryAfterMs: 9_000 } });
  });
});

describe('what the network does', () => {
  test('a refused connection surely sent nothing', async () => {
    const lost = clientOf(`http://127.0.0.1:${await closedPort()}`);
    expect(await lost.call('getMe', {})).toEqual({
      ok: false,
      failure: { kind: 'network', description: 'ECONNREFUSED', ambiguous: false },
    });
  });

  test('a name that does not resolve surely sent nothing', async () => {
    const answer = await nameless().call('getMe', {});
    expect(answer).toMatchObject({ failure: { kind: 'network', ambiguous: false } });
  });

  test('a connection lost after the request is ambiguous', async () => {
    api.reply({ raw: (response) => response.destroy() });
    const answer = await client.call('sendMessage', { chat_id: 5, text: 'x' });
    expect(answer).toMatchObject({ failure: { kind: 'network', ambiguous: true } });
  });

  test('silence until the timeout is ambiguous', async () => {
    api.reply({ raw: () => undefined });
    const answer = await client.call('sendMessage', { chat_id: 5, text: 'x' }, { timeoutMs: 20 });
    expect(answer).toMatchObject({ failure: { description: 'timeout', ambiguous: true } });
  });

  test('a body that never ends meets the same timeout', async () => {
    api.reply({ raw: (response) => response.writeHead(200).write('{"ok":') });
    const answer = await client.call('sendMessage', { chat_id: 5, text: 'x' }, { timeoutMs: 20 });
    expect(answer).toMatchObject({ failure: { description: 'timeout', ambiguous: true } });
  });

  test('a long poll waits longer than other calls', async () => {
    api.reply({ raw: (response) => setTimeout(() => response.end('{"ok":true,"result":[]}'), 60) });
    const hasty = clientOf(api.apiRoot, 20);
    expect(await hasty.call('getMe', {})).toMatchObject({ ok: false });
    expect(await hasty.call('getUpdates', { timeout: 1 })).toEqual({ ok: true, result: [] });
  });

  test('a stopped call is ambiguous once it was made, and certain before', async () => {
    api.reply({ raw: () => undefined });
    const stop = new AbortController();
    const call = client.call('sendMessage', { chat_id: 5, text: 'x' }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 10);
    expect(await call).toMatchObject({ failure: { description: 'stopped', ambiguous: true } });
    const again = await client.call('getMe', {}, { signal: stop.signal });
    expect(again).toMatchObject({ failure: { description: 'stopped', ambiguous: false } });
  });

  test.each([
    [502, '<html>Bad Gateway</html>', 'server', true],
    [403, '<html>Forbidden by proxy</html>', 'unknown', false],
    [200, '{"ok":tr', 'unknown', true],
    [302, '', 'unknown', false],
  ])(
    'a page of a proxy with status %i is no word of Telegram',
    async (code, page, kind, unsure) => {
      api.reply({ raw: (response) => response.writeHead(code, { location: '/x' }).end(page) });
      // What an earlier test gave up may still be on its way to the server.
      const text = `page ${code}`;
      const answer = await client.call('sendMessage', { chat_id: 5, text });
      expect(answer).toMatchObject({ failure: { kind, ambiguous: unsure } });
      expect(api.calls.filter(({ params }) => params.text === text)).toHaveLength(1);
    },
  );
});

describe('the token', () => {
  const leaky = async (): Promise<unknown[]> => {
    const results: unknown[] = [client, clientOf('http://127.0.0.1:1')];
    api.reply({ error: [404, `Not Found: /bot${api.token}/sendMessage and ${secret()}`] });
    results.push(await client.call('getMe', {}));
    api.reply({ raw: (response) => response.writeHead(502).end(`no route to ${api.token}`) });
    results.push(await client.call('getMe', {}));
    api.reply({ raw: (response) => response.destroy() });
    results.push(await client.call('getMe', {}));
    results.push(await nameless().call('getMe', {}));
    results.push(await clientOf('no address at all').call('getMe', {}));
    results.push(await clientOf('http://127.0.0.1:1').call('getMe', {}));
    api.reply({ raw: () => undefined });
    results.push(await client.call('getMe', {}, { timeoutMs: 5 }));
    return results;
  };

  test('is in no failure and no inspection', async () => {
    const shown = inspect(await leaky(), { depth: 10, showHidden: true });
    expect(shown).toContain('Not Found');
    expect(shown).not.toContain(secret());
    expect(shown).not.toContain(encodeURIComponent(api.token));
  });

  test('is not in the error about a wrong one', () => {
    const make = () => createTelegramClient({ token: '1:abc/../x', apiRoot: api.apiRoot });
    expect(make).toThrow('The bot token has characters that no token has.');
  });
});
