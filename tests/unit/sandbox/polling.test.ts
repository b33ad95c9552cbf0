import { expect, test } from 'vitest';
import { movableClock, tryout } from './tryout.ts';

test('a waiting long poll is answered as soon as somebody writes', async () => {
  const { sandbox, bot } = await tryout();
  const poll = bot('getUpdates', { timeout: 30 });
  const id = await sandbox.phone(501).says('/start hello');
  const { result } = await poll;
  expect(result[0].message).toMatchObject({
    message_id: id,
    text: '/start hello',
    from: { id: 501, is_bot: false, first_name: 'Aigerim', language_code: 'kk' },
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
});

test('an update comes again until a higher offset confirms it', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('one');
  await sandbox.phone(501).says('two');
  const first = await bot('getUpdates');
  const again = await bot('getUpdates', { limit: 1 });
  expect(again.result[0].update_id).toBe(first.result[0].update_id);
  const rest = await bot('getUpdates', { offset: first.result[0].update_id + 1 });
  expect(rest.result.map(({ message }: { message: { text: string } }) => message.text)).toEqual([
    'two',
  ]);
});

test('settled waits for the confirmation of the last update', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('one');
  const { result } = await bot('getUpdates');
  const settled = sandbox.settled();
  const soon = new Promise((resolve) => setImmediate(resolve, 'not yet'));
  expect(await Promise.race([settled, soon])).toBe('not yet');
  const poll = bot('getUpdates', { offset: result[0].update_id + 1, timeout: 20 }).catch(
    () => undefined,
  );
  await settled;
  await sandbox.close();
  await poll;
});

test('a negative offset forgets all but the newest updates', async () => {
  const { sandbox, bot } = await tryout();
  for (const text of ['one', 'two', 'three']) await sandbox.phone(501).says(text);
  const { result } = await bot('getUpdates', { offset: -1 });
  expect(result).toHaveLength(1);
  expect(result[0].message.text).toBe('three');
  expect((await bot('getWebhookInfo')).result.pending_update_count).toBe(1);
});

test('a second long poll ends the first one with a conflict', async () => {
  const { bot } = await tryout();
  const first = bot('getUpdates', { timeout: 30 });
  await new Promise(setImmediate);
  const second = bot('getUpdates', { timeout: 30 }).catch(() => undefined);
  expect(await Promise.race([first, second])).toMatchObject({
    error_code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
});

test('getUpdates is refused while a webhook is set', async () => {
  const { bot } = await tryout();
  await bot('setWebhook', { url: 'http://127.0.0.1:9/hook' });
  expect(await bot('getUpdates')).toMatchObject({
    error_code: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
});

test('only allowed kinds of update are kept, and chat_member only when it is asked for', async () => {
  const { sandbox, bot } = await tryout();
  await bot('getUpdates', { allowed_updates: ['chat_member'], offset: -1 });
  sandbox.removeMember(-1_001_000_000_001, 602);
  await sandbox.phone(501).says('unheard');
  const { result } = await bot('getUpdates', { offset: 1 });
  expect(result).toHaveLength(1);
  expect(result[0].chat_member.new_chat_member).toMatchObject({
    status: 'left',
    user: { id: 602 },
  });
});

test('a tap is forgotten after 150 seconds and a message after a day', async () => {
  const clock = movableClock();
  const { sandbox, bot } = await tryout({ clock });
  const phone = sandbox.phone(501);
  const id = await phone.says('hello');
  void phone.tapsOn(id, 'x');
  clock.forward(151_000);
  const late = await bot('getUpdates');
  expect(late.result.map((update: object) => Object.keys(update)[1])).toEqual(['message']);
  clock.forward(86_400_000);
  expect((await bot('getUpdates', { offset: 1 })).result).toEqual([]);
});
