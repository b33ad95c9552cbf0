// The webhook endpoint: who is let in, what is read of them, and when Telegram is told "done".
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Outage } from '../../src/actions/intake.ts';
import { type HttpServer, startHttp } from '../../src/server/http.ts';
import { recordingLog } from '../support/queue-backends.ts';

const SECRET = 'a-secret-of-the-webhook_0123456789';
const HEADER = 'x-telegram-bot-api-secret-token';

let server: HttpServer;
let handled: unknown[];
let handle: (update: unknown) => Promise<void>;
const { log, lines } = recordingLog();

beforeAll(async () => {
  server = await startHttp({
    host: '127.0.0.1',
    port: 0,
    log,
    webhook: { path: '/telegram', secret: SECRET, handle: (update) => handle(update) },
    isHealthy: async () => true,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  handled = [];
  handle = async (update) => void handled.push(update);
});

const url = (path = '/telegram') => `http://127.0.0.1:${server.port}${path}`;

function post(body: string, headers: Readonly<Record<string, string>> = { [HEADER]: SECRET }) {
  return fetch(url(), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const update = JSON.stringify({ update_id: 1, message: { text: 'x' } });

describe('the webhook refuses', () => {
  it.each<[string, Record<string, string>]>([
    ['no secret', {}],
    ['an empty one', { [HEADER]: '' }],
    ['a wrong one of the same length', { [HEADER]: SECRET.replace(/.$/, '0') }],
    ['the beginning of it', { [HEADER]: SECRET.slice(0, -1) }],
    ['more than it', { [HEADER]: `${SECRET}0` }],
    ['it in another header', { authorization: SECRET }],
  ])('%s with 401', async (_, headers) => {
    const answer = await post(update, headers);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    expect(handled).toEqual([]);
  });

  it('the secret in the address with 401', async () => {
    const answer = await fetch(url(`/telegram?secret_token=${SECRET}`), {
      method: 'POST',
      body: update,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
  });

  it('a stranger before their body is there', async () => {
    const socket = connect(server.port, '127.0.0.1');
    // The body is announced and never sent: whoever waited for it would not answer.
    socket.write(
      'POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n' +
        'content-length: 500000\r\n\r\n{"update_id":',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  it('a stranger with broken JSON by 401, not by 400', async () => {
    expect((await post('{', {})).status).toBe(401);
    expect((await post('x'.repeat(2_000_000), {}).catch(() => ({ status: 401 }))).status).toBe(401);
  });

  it.each([
    ['broken JSON', '{"update_id":', 400],
    ['nothing', '', 400],
    ['no object', '17', 400],
    ['a list', '[]', 400],
    ['no update_id', '{"message":{"text":"x"}}', 400],
    ['an update_id in words', '{"update_id":"1"}', 400],
    ['half an update_id', '{"update_id":1.5}', 400],
    ['a poisoned prototype', '{"update_id":1,"__proto__":{"x":1}}', 400],
  ])('%s', async (_, body, status) => {
    expect((await post(body)).status).toBe(status);
    expect(handled).toEqual([]);
  });

  it.each([
    ['text/plain', 400],
    ['application/xml', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('content of the type %s', async (type, status) => {
    const answer = await post(update, { [HEADER]: SECRET, 'content-type': type });
    expect(answer.status).toBe(status);
    expect(handled).toEqual([]);
  });

  it('more than a megabyte, announced or not', async () => {
    const big = JSON.stringify({ update_id: 1, text: 'x'.repeat(1_000_001) });
    expect((await post(big)).status).toBe(413);
    expect(await postInChunks(big)).toBe(413);
    expect(handled).toEqual([]);
  });

  it('another method and another path', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(url(), { method, headers: { [HEADER]: SECRET } });
      expect([404, 405]).toContain(answer.status);
    }
    const elsewhere = await fetch(url('/telegram/x'), { method: 'POST', body: update });
    expect(elsewhere.status).toBe(404);
  });
});

describe('the webhook', () => {
  it('says 200 only when the update is handled', async () => {
    const events = new EventTarget();
    const isHandling = once(events, 'begin');
    handle = async (given) => {
      handled.push(given);
      const isReleased = once(events, 'release');
      events.dispatchEvent(new Event('begin'));
      await isReleased;
    };
    const order: string[] = [];
    const answer = post(update).finally(() => order.push('answered'));
    await isHandling;
    // Were it answered before the end, the answer would be there by now.
    await fetch(url('/health'));
    order.push('released');
    events.dispatchEvent(new Event('release'));
    expect((await answer).status).toBe(200);
    expect(order).toEqual(['released', 'answered']);
    expect(handled).toEqual([JSON.parse(update)]);
  });

  it('says "come again" while the database is away', async () => {
    handle = () => Promise.reject(new Outage());
    const answer = await post(update);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('says 500, and not why, when the bot has a mistake', async () => {
    handle = () => Promise.reject(new Error('the text of a person'));
    const answer = await post(update);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('');
    expect(JSON.stringify(lines)).not.toContain('the text of a person');
  });

  it('lets fields through that Telegram may bring one day', async () => {
    const news = { update_id: 2, telepathy: { thought: '?' } };
    expect((await post(JSON.stringify(news))).status).toBe(200);
    expect(handled).toEqual([news]);
  });

  it('bears ten thousand lists in one another', async () => {
    const deep = `{"update_id":3,"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect([200, 400]).toContain((await post(deep)).status);
    expect((await post(update)).status).toBe(200);
  });

  it('counts what it did, and says nothing of whom', async () => {
    const metrics = await (await fetch(url('/metrics'))).text();
    expect(metrics).toMatch(/baqylau_updates_total\{outcome="handled"\} [1-9]/);
    expect(metrics).toMatch(/baqylau_updates_total\{outcome="unauthorised"\} [1-9]/);
    expect(metrics).not.toContain(SECRET);
  });
});

describe('/health', () => {
  it.each([
    ['that answers', async () => true, 200],
    ['that does not', async () => false, 503],
    ['that breaks', () => Promise.reject(new Error('away')), 503],
  ])('is about the database: one %s', async (_, isHealthy, status) => {
    const one = await startHttp({ host: '127.0.0.1', port: 0, log, isHealthy });
    expect((await fetch(`http://127.0.0.1:${one.port}/health`)).status).toBe(status);
    await one.close();
  });
});

/** Without content-length. */
async function postInChunks(body: string): Promise<number | undefined> {
  const outgoing = request(url(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', [HEADER]: SECRET },
  });
  // The server hangs up on whoever sends on after the refusal.
  outgoing.on('error', () => undefined);
  for (let at = 0; at < body.length; at += 100_000) outgoing.write(body.slice(at, at + 100_000));
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [{ statusCode?: number }];
  return response.statusCode;
}
