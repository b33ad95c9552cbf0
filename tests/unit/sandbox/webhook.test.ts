import { expect, test } from 'vitest';
import { type Arrival, deferred, movableClock, tryout, webhookServer } from './tryout.ts';

test('updates arrive with the secret and settled waits for the 2xx', async () => {
  const { sandbox, bot } = await tryout();
  const arrivals: Arrival[] = [];
  const url = await webhookServer((arrival) => {
    arrivals.push(arrival);
    return 200;
  });
  await bot('setWebhook', { url, secret_token: 'abc-123' });
  await sandbox.phone(501).says('hello');
  await sandbox.settled();
  expect(arrivals[0]?.headers['x-telegram-bot-api-secret-token']).toBe('abc-123');
  expect(arrivals[0]?.update.message.text).toBe('hello');
});

test('messages of one chat come one after the other, other chats and taps go beside them', async () => {
  const { sandbox, bot } = await tryout();
  const gate = deferred();
  const begun: string[] = [];
  const url = await webhookServer(async ({ update }) => {
    const name = update.message?.text ?? update.callback_query.data;
    begun.push(name);
    if (name === 'first') await gate.promise;
    if (name === 'other') gate.resolve();
    return 200;
  });
  await bot('setWebhook', { url });
  const id = await sandbox.phone(501).says('first');
  await sandbox.phone(501).says('second');
  void sandbox.phone(501).tapsOn(id, 'tap');
  await sandbox.phone(701).says('other');
  await sandbox.settled();
  expect(begun.slice(0, 3).sort()).toEqual(['first', 'other', 'tap']);
  expect(begun[3]).toBe('second');
});

test('an update that is not accepted comes again at once, with the same id', async () => {
  const { sandbox, bot } = await tryout();
  const ids: number[] = [];
  const url = await webhookServer(({ update }) => {
    ids.push(update.update_id);
    return ids.length === 1 ? 503 : 200;
  });
  await bot('setWebhook', { url });
  await sandbox.phone(501).says('hello');
  await sandbox.settled();
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  const info = (await bot('getWebhookInfo')).result;
  expect(info.last_error_message).toBe('Wrong response from the webhook: 503 Service Unavailable');
});

test('deliveries go round several processes', async () => {
  const counts = [0, 0];
  const count = (index: number) => () => {
    counts[index] = (counts[index] ?? 0) + 1;
    return 200;
  };
  const urls = [await webhookServer(count(0)), await webhookServer(count(1))];
  const { sandbox, bot } = await tryout({ webhookUrls: urls });
  await bot('setWebhook', { url: 'https://bot.example.org/hook' });
  for (const text of ['a', 'b', 'c', 'd']) await sandbox.phone(501).says(text);
  await sandbox.settled();
  expect(counts).toEqual([2, 2]);
});

test('a call in the body of the answer is carried out', async () => {
  const { sandbox, bot } = await tryout();
  const url = await webhookServer(() => ({
    method: 'sendMessage',
    chat_id: 501,
    text: 'from the answer',
  }));
  await bot('setWebhook', { url });
  await sandbox.phone(501).says('hello');
  expect((await sandbox.phone(501).sees('from the answer')).fromBot).toBe(true);
});

test('at most max_connections requests run side by side', async () => {
  const { sandbox, bot } = await tryout();
  let running = 0;
  let most = 0;
  const url = await webhookServer(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return 200;
  });
  await bot('setWebhook', { url, max_connections: 2 });
  for (const person of [501, 601, 602, 701]) await sandbox.phone(person).says('hello');
  await sandbox.settled();
  expect(most).toBeLessThanOrEqual(2);
});

test('an update that grew too old during an outage is dropped', async () => {
  const clock = movableClock();
  const { sandbox, bot } = await tryout({ clock });
  const seen: string[] = [];
  const url = await webhookServer(({ update }) => {
    seen.push(Object.keys(update)[1] ?? '');
    clock.forward(151_000);
    return 500;
  });
  await bot('setWebhook', { url, allowed_updates: ['callback_query'] });
  void sandbox.phone(501).tapsOn(1, 'x');
  await sandbox.settled();
  expect(seen).toEqual(['callback_query']);
});

test('setting the webhook is limited, compared and checked', async () => {
  const { bot } = await tryout();
  const url = 'http://127.0.0.1:9/hook';
  expect(await bot('setWebhook', { url })).toMatchObject({
    ok: true,
    description: 'Webhook was set',
  });
  expect(await bot('setWebhook', { url })).toMatchObject({
    error_code: 429,
    parameters: { retry_after: 1 },
  });
  expect((await bot('deleteWebhook')).description).toBe('Webhook was deleted');
  const secret = await bot('setWebhook', { url, secret_token: 'not allowed' });
  expect(secret.description).toBe('Bad Request: secret token contains unallowed characters');
});
