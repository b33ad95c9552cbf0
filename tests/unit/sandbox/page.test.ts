import { request } from 'node:http';
import { expect, test } from 'vitest';
import { tryout } from './tryout.ts';

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('the page sees all chats, sends, taps and changes the language', async () => {
  const { sandbox, bot } = await tryout();
  await post(`${sandbox.url}/phone/language`, { personId: 501, languageCode: 'en' });
  await post(`${sandbox.url}/phone/send`, { personId: 501, chatId: 501, text: '/start' });
  const reply_markup = {
    inline_keyboard: [[{ text: 'Go', callback_data: 'go', style: 'success' }]],
  };
  const { result } = await bot('sendMessage', {
    chat_id: 501,
    text: '<b>Hi</b>',
    parse_mode: 'HTML',
    reply_markup,
  });
  const answer = await fetch(`${sandbox.url}/phone/state`);
  const state = (await answer.json()) as { chats: { id: number; messages: object[] }[] };
  const chat = state.chats.find(({ id }) => id === 501);
  expect(chat?.messages[1]).toMatchObject({
    html: '<b>Hi</b>',
    from: { name: 'Baqylau' },
    buttons: [[{ text: 'Go', kind: 'callback', style: 'success' }]],
  });
  const place = { personId: 501, chatId: 501, messageId: result.message_id, row: 0, column: 0 };
  const tapped = post(`${sandbox.url}/phone/tap`, place);
  let updates = await bot('getUpdates');
  updates = await bot('getUpdates', { offset: updates.result[0].update_id + 1, timeout: 10 });
  const query = updates.result.at(-1).callback_query;
  expect(query.from.language_code).toBe('en');
  await bot('answerCallbackQuery', { callback_query_id: query.id, text: 'Gone' });
  expect(await (await tapped).json()).toEqual({ toast: 'Gone' });
});

test('the event stream tells the state at once and after a change', async () => {
  const { sandbox } = await tryout();
  const { body } = await fetch(`${sandbox.url}/phone/events`);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^event: state\ndata: \{/);
  await sandbox.phone(501).says('news');
  expect((await reader?.read())?.value).toContain('"text":"news"');
});

test('foreign pages and foreign names for this machine are turned away', async () => {
  const { sandbox } = await tryout();
  const body = { personId: 501, chatId: 501, text: 'x' };
  const foreign = await post(`${sandbox.url}/phone/send`, body, { origin: 'http://evil.example' });
  expect(foreign.status).toBe(403);
  const rebound = await new Promise<number | undefined>((resolve) => {
    const asked = request(`${sandbox.url}/phone/state`, { headers: { host: 'evil.example' } });
    asked.on('response', (response) => resolve(response.resume().statusCode));
    asked.end();
  });
  expect(rebound).toBe(403);
  const stranger = await post(`${sandbox.url}/phone/send`, { ...body, chatId: -1_001_000_000_001 });
  expect(stranger.status).toBe(400);
});

test('a taken port is replaced by a free one', async () => {
  const { sandbox } = await tryout();
  const { sandbox: other } = await tryout({ port: Number(new URL(sandbox.url).port) });
  expect(other.url).not.toBe(sandbox.url);
  expect((await fetch(`${other.url}/phone/state`)).status).toBe(200);
});
