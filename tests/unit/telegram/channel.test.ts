// Who speaks for a channel or a group: the channel itself, its administrators, and nobody else.
import { describe, expect, it } from 'vitest';
import type { Received } from '../../../src/actions/intake.ts';
import { createEdge } from '../../../src/telegram/edge.ts';
import { createFloodGuard } from '../../../src/telegram/flood.ts';
import { createVault } from '../../../src/vault.ts';

const channel = { id: -1_001_234, type: 'channel', title: 'News' };
const group = { id: -1_005_678, type: 'supergroup', title: 'Neighbours' };
const person = { id: 77, is_bot: false, first_name: 'A' };
const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };

/** What the intake gets of an update, when Telegram says this about whoever is asked for. */
async function received(update: object, status = 'member'): Promise<Received | undefined> {
  let got: Received | undefined;
  const edge = createEdge({
    me: { id: 1, is_bot: true, first_name: 'B', username: 'baqylau_bot' } as never,
    client: { call: async () => ({ ok: true, result: { status } }) } as never,
    intake: {
      receive: async (one) => {
        got = one;
        return {};
      },
      settled: async () => undefined,
    },
    vault: createVault(Buffer.alloc(32, 1)),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    flood: createFloodGuard(),
    groupMoved: async () => undefined,
  });
  await edge.handle({ update_id: 1, ...update });
  await edge.settled();
  return got;
}

const post = (text: string) => ({
  channel_post: { message_id: 1, date: 1, chat: channel, sender_chat: channel, text },
});

describe('in a channel', () => {
  it.each([
    ['/subscribe', 'subscribe', ''],
    ['/subscribe@baqylau_bot Almaty', 'subscribe', 'Almaty'],
    ['/unsubscribe', 'unsubscribe', ''],
  ])('%s is what those who run it ask for', async (text, name, args) => {
    const got = await received(post(text));
    expect(got).toMatchObject({
      chatId: channel.id,
      incoming: { chatKind: 'channel', isAdmin: true, event: { kind: 'command', name, args } },
    });
  });

  it.each(['A rally was held today.', '/subscribe@other_bot', '/'])(
    'the post "%s" is left alone',
    async (text) => {
      expect(await received(post(text))).toBeUndefined();
    },
  );

  it.each([
    ['administrator', true],
    ['member', false],
  ])('a tap of a %s is asked about', async (status, isAdmin) => {
    const message = { message_id: 1, date: 1, chat: channel };
    const callback_query = { id: '1', from: person, message, chat_instance: '1', data: 'x' };
    expect(await received({ callback_query }, status)).toMatchObject({ incoming: { isAdmin } });
  });
});

describe('in a group', () => {
  const said = (from: object, more: object = {}) => ({
    message: {
      message_id: 1,
      date: 1,
      chat: group,
      from,
      text: '/subscribe',
      entities: [{ type: 'bot_command', offset: 0, length: 10 }],
      ...more,
    },
  });

  it('an administrator who stays anonymous is one', async () => {
    const got = await received(said(anonymous, { sender_chat: group }));
    expect(got).toMatchObject({ incoming: { isAdmin: true } });
  });

  it.each([
    ['creator', true],
    ['administrator', true],
    ['member', false],
    ['left', false],
  ])('a %s: %s', async (status, isAdmin) => {
    expect(await received(said(person), status)).toMatchObject({ incoming: { isAdmin } });
  });
});
