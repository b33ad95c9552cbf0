import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Gate, GateClosed, type GateRequest } from '../../../src/gate.ts';
import type { Delivery, Screen, Showing } from '../../../src/messenger.ts';
import { openPress } from '../../../src/telegram/callback.ts';
import { createTelegramClient } from '../../../src/telegram/client.ts';
import { createTelegramMessenger } from '../../../src/telegram/messenger.ts';
import { type BotApi, type Reply, startBotApi } from './bot-api.ts';

let api: BotApi;
beforeAll(async () => {
  api = await startBotApi();
});
afterAll(() => api.close());

const NOW = new Date('2026-11-22T10:00:00Z');
const asked: GateRequest[] = [];
const pauses: [ms: number, chatId: number | undefined][] = [];
const fileIds = new Map<string, string>();
const drawn: string[] = [];
let isClosed = false;
beforeEach(() => {
  asked.length = 0;
  pauses.length = 0;
  fileIds.clear();
  isClosed = false;
});

const gate: Gate = {
  pass: (request) => {
    asked.push(request);
    return isClosed ? Promise.reject(new GateClosed()) : Promise.resolve();
  },
  pauseFor: (ms, chatId) => void pauses.push([ms, chatId]),
  close: () => undefined,
};

const show = (showing: Showing, old?: { messageId: number; hasKeyboard: boolean }, chatId = 5) =>
  createTelegramMessenger({
    client: createTelegramClient({ token: api.token, apiRoot: api.apiRoot }),
    gate,
    callbackSecret: 'secret',
    chatKeyOf: (id) => `chat-${id}`,
    documents: { make: () => Promise.resolve('later') },
    pictures: {
      draw: (picture) => {
        drawn.push(picture.spec.title);
        return Promise.resolve({ png: new Uint8Array([1]), hash: picture.spec.title });
      },
      hashOf: (picture) => picture.spec.title,
      findFileId: (hash) => Promise.resolve(fileIds.get(hash)),
      keepFileId: (hash, fileId) => Promise.resolve(void fileIds.set(hash, fileId)),
    },
    clock: { now: () => NOW },
  }).show({ chatId, lane: 'interactive' }, showing, old);

const old = { messageId: 41, hasKeyboard: false };
const screen: Screen = {
  paragraphs: [{ style: 'plain', text: 'Қайда & қашан?' }],
  buttons: [[{ text: 'Send', press: { do: 'send', rev: 3 } }]],
};
const spec = { title: 'hash-1', subtitle: '', bars: [], footnote: '' };
const withPicture: Screen = { ...screen, picture: { chart: 'bars', spec } };
const withKeyboard: Screen = {
  paragraphs: screen.paragraphs,
  keyboard: [[{ text: 'Use my location', asksLocation: true }]],
};
const message = (id: number, extra: object = {}): Reply => ({
  result: { message_id: id, date: 1_700_000_000, ...extra },
});
const refused = (code: number, description: string): Reply => ({ error: [code, description] });
const photo = [{ file_id: 'small' }, { file_id: 'large' }];
const shown = (messageId: number, seconds = 1_700_000_000): Delivery => ({
  outcome: 'shown',
  messageId,
  shownAt: new Date(seconds * 1_000),
});
const methods = () => api.calls.map(({ method }) => method);

describe('a first showing', () => {
  test('sends a message and says when Telegram showed it', async () => {
    api.reply(message(42));
    expect(await show({ screen })).toEqual(shown(42));
    expect(methods()).toEqual(['sendMessage']);
    expect(api.calls[0]?.params).toMatchObject({
      chat_id: 5,
      text: 'Қайда &amp; қашан?',
      parse_mode: 'HTML',
      protect_content: false,
      link_preview_options: { is_disabled: true },
    });
    expect(asked).toEqual([{ chatId: 5, isGroup: false, lane: 'interactive', kind: 'send' }]);
  });

  test('seals its buttons for the chat that it goes to', async () => {
    api.reply(message(42));
    await show({ screen }, undefined, -77);
    const markup = api.calls[0]?.params['reply_markup'] as {
      inline_keyboard: { callback_data: string }[][];
    };
    const data = markup.inline_keyboard[0]?.[0]?.callback_data ?? '';
    expect(openPress(data, 'chat--77', 'secret')).toEqual({ do: 'send', rev: 3 });
    expect(asked[0]).toMatchObject({ chatId: -77, isGroup: true });
  });

  test('uploads a picture once and then sends its id', async () => {
    api.reply(message(42, { photo }));
    await show({ screen: withPicture });
    expect(api.calls[0]?.contentType).toContain('multipart');
    await show({ screen: withPicture });
    expect(methods()).toEqual(['sendPhoto', 'sendPhoto']);
    expect(api.calls[1]?.params).toMatchObject({ photo: 'large', caption: 'Қайда &amp; қашан?' });
  });

  test('draws nothing that Telegram has already', async () => {
    fileIds.set('hash-1', 'kept');
    drawn.length = 0;
    api.reply(message(7, { photo }));
    await show({ screen: withPicture });
    expect(drawn).toEqual([]);
  });

  test('uploads a picture anew when its id has gone stale', async () => {
    fileIds.set('hash-1', 'stale');
    api.reply(
      refused(400, 'Bad Request: wrong file identifier/HTTP URL specified'),
      message(42, { photo }),
    );
    expect(await show({ screen: withPicture })).toEqual(shown(42));
    expect(api.calls[1]?.contentType).toContain('multipart');
    expect(fileIds.get('hash-1')).toBe('large');
  });

  test('sends plain text when Telegram cannot read the markup, once', async () => {
    const unreadable = refused(400, "Bad Request: can't parse entities: Unexpected end tag");
    api.reply(unreadable, message(42));
    expect(await show({ screen })).toEqual(shown(42));
    expect(api.calls[1]?.params).toMatchObject({ text: 'Қайда & қашан?' });
    expect(api.calls[1]?.params).not.toHaveProperty('parse_mode');
    api.reply(unreadable);
    expect(await show({ screen })).toEqual({ outcome: 'dead', reason: 'bad_request' });
    expect(api.calls).toHaveLength(2);
  });
});

describe('a further showing', () => {
  test('edits the message', async () => {
    api.reply(message(41, { edit_date: 1_700_000_009 }));
    expect(await show({ screen }, old)).toEqual(shown(41, 1_700_000_009));
    expect(methods()).toEqual(['editMessageText']);
    expect(api.calls[0]?.params).toMatchObject({ message_id: 41, parse_mode: 'HTML' });
    expect(asked[0]).toMatchObject({ kind: 'edit' });
  });

  test('edits a picture', async () => {
    fileIds.set('hash-1', 'kept');
    api.reply(message(41, { photo }));
    expect(await show({ screen: withPicture }, old)).toEqual(shown(41));
    expect(methods()).toEqual(['editMessageMedia']);
    expect(api.calls[0]?.params['media']).toMatchObject({ type: 'photo', media: 'kept' });
  });

  test('counts as shown when nothing changed', async () => {
    api.reply(refused(400, 'Bad Request: message is not modified: specified new message content'));
    const delivery = await show({ screen }, old);
    expect(delivery).toEqual({ outcome: 'shown', messageId: 41, shownAt: NOW });
  });

  test.each([
    'Bad Request: message to edit not found',
    "Bad Request: message can't be edited",
    'Bad Request: there is no text in the message to edit',
  ])('sends anew after "%s"', async (description) => {
    api.reply(refused(400, description), message(42), { result: true });
    expect(await show({ screen }, old)).toEqual(shown(42));
    expect(methods()).toEqual(['editMessageText', 'sendMessage', 'deleteMessage']);
    expect(asked.map(({ kind }) => kind)).toEqual(['edit', 'send']);
  });

  test.each([
    ['it moves', { screen, move: true }, old],
    ['the old one brought a keyboard', { screen }, { ...old, hasKeyboard: true }],
    ['the new one brings a keyboard', { screen: withKeyboard }, old],
  ])('is sent anew, then the old one deleted, when %s', async (_why, showing, before) => {
    api.reply(message(42), { result: true });
    expect(await show(showing, before)).toEqual(shown(42));
    expect(methods()).toEqual(['sendMessage', 'deleteMessage']);
    expect(api.calls[1]?.params).toEqual({ chat_id: 5, message_id: 41 });
  });

  test('is shown although the old one cannot be deleted', async () => {
    api.reply(message(42), refused(400, "Bad Request: message can't be deleted for everyone"));
    expect(await show({ screen, move: true }, old)).toEqual(shown(42));
  });

  test('keeps the old one when the new one was not shown', async () => {
    api.reply(refused(403, 'Forbidden: bot was blocked by the user'));
    const delivery = await show({ screen, move: true }, old);
    expect(delivery).toEqual({ outcome: 'dead', reason: 'blocked' });
    expect(methods()).toEqual(['sendMessage']);
  });

  test("takes the phone's keyboard away when nothing replaces it", async () => {
    api.reply(message(42), { result: true });
    const done: Screen = { paragraphs: screen.paragraphs };
    await show({ screen: done }, { ...old, hasKeyboard: true });
    expect(api.calls[0]?.params['reply_markup']).toEqual({ remove_keyboard: true });
  });
});

describe('a failure', () => {
  const blocked = 'Forbidden: bot was blocked by the user';
  test.each([
    [refused(403, blocked), { outcome: 'dead', reason: 'blocked' }],
    [refused(400, 'Bad Request: chat not found'), { outcome: 'dead', reason: 'gone' }],
    [refused(400, 'Bad Request: BUTTON_DATA_INVALID'), { outcome: 'dead', reason: 'bad_request' }],
    [refused(401, 'Unauthorized'), { outcome: 'later', ambiguous: false }],
    [refused(500, 'Internal Server Error: restart'), { outcome: 'later', ambiguous: false }],
    [refused(502, 'Bad Gateway'), { outcome: 'later', ambiguous: true }],
    [{ raw: (response) => response.destroy() }, { outcome: 'later', ambiguous: true }],
  ] satisfies [Reply, object][])('of a send is a delivery: %#', async (reply, delivery) => {
    api.reply(reply);
    expect(await show({ screen })).toMatchObject(delivery);
  });

  test('of an edit is never ambiguous, since an edit can be repeated', async () => {
    api.reply(refused(502, 'Bad Gateway'));
    expect(await show({ screen }, old)).toMatchObject({ outcome: 'later', ambiguous: false });
  });

  test('moves with a group that became a supergroup', async () => {
    api.reply({
      error: [400, 'Bad Request: group chat was upgraded to a supergroup chat'],
      parameters: { migrate_to_chat_id: -1_001 },
    });
    expect(await show({ screen }, undefined, -7)).toEqual({ outcome: 'moved', chatId: -1_001 });
  });

  test.each([
    [5, undefined],
    [-7, -7],
  ])('of flood in chat %i pauses the gate', async (chatId, paused) => {
    api.reply({
      error: [429, 'Too Many Requests: retry after 8'],
      parameters: { retry_after: 8 },
    });
    const delivery = await show({ screen }, undefined, chatId);
    expect(delivery).toEqual({ outcome: 'later', afterMs: 8_000, ambiguous: false });
    expect(pauses).toEqual([[8_000, paused]]);
  });

  test('of a gate that closed sends nothing and may be tried later', async () => {
    isClosed = true;
    api.reply(message(42));
    expect(await show({ screen })).toMatchObject({ outcome: 'later', ambiguous: false });
    expect(api.calls).toEqual([]);
  });
});
