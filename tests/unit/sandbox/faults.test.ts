import { expect, test } from 'vitest';
import { tryout } from './tryout.ts';

test('a planned failure does nothing and is over after its times', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  sandbox.faults.failNext('sendMessage', { status: 429, retryAfter: 7 }, 2);
  const send = () => bot('sendMessage', { chat_id: 501, text: 'a' });
  expect(await send()).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  await send();
  expect((await send()).ok).toBe(true);
  expect(sandbox.ledger.map(({ method, status }) => `${method} ${status}`)).toEqual([
    'sendMessage 429',
    'sendMessage 429',
    'sendMessage 200',
  ]);
});

test('a dropped answer has done its work', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  sandbox.faults.dropAnswerOf('sendMessage');
  await expect(bot('sendMessage', { chat_id: 501, text: 'ghost' })).rejects.toThrow();
  await sandbox.phone(501).sees('ghost');
  expect(sandbox.ledger.at(-1)?.status).toBe(200);
});

test('repeated updates come twice under one id, cloned taps under two', async () => {
  const { sandbox, bot } = await tryout();
  sandbox.faults.repeatUpdates(1);
  const id = await sandbox.phone(501).says('hello');
  const { result: first } = await bot('getUpdates');
  const { result: again } = await bot('getUpdates', { offset: first[0].update_id + 1 });
  expect(again).toEqual(first);
  sandbox.faults.clear();
  sandbox.faults.cloneTaps(true);
  void sandbox.phone(501).tapsOn(id, 'x');
  const { result: updates } = await bot('getUpdates', { offset: first[0].update_id });
  const taps = updates.slice(-2);
  expect(taps[0].callback_query.id).toBe(taps[1].callback_query.id);
  expect(taps[0].update_id).not.toBe(taps[1].update_id);
});
