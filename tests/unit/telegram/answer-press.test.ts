// A tap is answered by a line, and one that comes too late is no trouble.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPress } from '../../../src/telegram/answer-press.ts';
import { createTelegramClient } from '../../../src/telegram/client.ts';
import { type BotApi, type Reply, startBotApi } from './bot-api.ts';

let api: BotApi;
beforeAll(async () => {
  api = await startBotApi();
});
afterAll(() => api.close());

const refused = (code: number, description: string): Reply => ({ error: [code, description] });

describe('answering a press', () => {
  const answer = (toast?: string) =>
    answerPress(createTelegramClient({ token: api.token, apiRoot: api.apiRoot }), 'q1', toast);

  test('shows a line that fits', async () => {
    api.reply({ result: true });
    expect(await answer('я'.repeat(300))).toBeUndefined();
    expect(api.calls[0]?.params).toEqual({
      callback_query_id: 'q1',
      text: `${'я'.repeat(199)}…`,
    });
  });

  test('does not mind that the tap is too old', async () => {
    api.reply(refused(400, 'Bad Request: query is too old and response timeout expired'));
    expect(await answer()).toBeUndefined();
    api.reply(refused(401, 'Unauthorized'));
    expect(await answer()).toMatchObject({ kind: 'unauthorized' });
  });
});
