// The edge hands the updates of one person to the intake in the order in which they were made.
import type { Update } from '@grammyjs/types';
import { expect, it } from 'vitest';
import type { Intake, Received } from '../../../src/actions/intake.ts';
import type { Rate } from '../../../src/gate.ts';
import type { TelegramClient } from '../../../src/telegram/client.ts';
import { createEdge, type EdgeOptions } from '../../../src/telegram/edge.ts';
import { createFloodGuard, floodLimit } from '../../../src/telegram/flood.ts';
import { createVault } from '../../../src/vault.ts';

const aigerim = { id: 501, is_bot: false, first_name: 'Aigerim' };
const daniyar = { id: 601, is_bot: false, first_name: 'Daniyar' };
const group = { id: -1001, type: 'supergroup', title: 'Moderators' };

it('keeps the order of what one person does, however long each takes to read', async () => {
  const { handle, order } = edgeWith(() => undefined);
  const kinds = [edited, tap, text, command, tap, text, command];
  await Promise.all(kinds.map((make, index) => handle(make(index))));
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('does not let others wait while Telegram says who is in a group', async () => {
  let tellMembership: () => void = () => undefined;
  const membership = new Promise<void>((done) => {
    tellMembership = done;
  });
  const { handle, order } = edgeWith(() => membership);
  const all = [tapInGroup(0), text(1)].map(handle);
  await all[1];
  expect(order).toEqual([1]);
  tellMembership();
  await Promise.all(all);
  expect(order).toEqual([1, 0]);
});

it('goes on with the next update of a person when one cannot be handled', async () => {
  const { handle, order } = edgeWith(() => undefined, { failsOn: 0 });
  const results = await Promise.allSettled([text(0), text(1)].map(handle));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(order).toEqual([0, 1]);
});

it('answers one update of a flood, reads no other, and lets through that somebody left', async () => {
  const rate = { everyMs: 60_000, burst: 2 };
  const { handle, order, kinds } = edgeWith(() => undefined, { rate });
  const all = [text(0), tap(1), text(2), edited(3), tap(4), left(5), blocked(6), text(7)];
  for (const update of all) await handle(update);
  expect(order).toEqual([0, 1, 2, 5, 6]);
  expect(kinds).toEqual(['text', 'press', 'flood', 'left', 'blocked']);
});

function edgeWith(
  membership: () => Promise<void> | undefined,
  { failsOn, rate }: { readonly failsOn?: number; readonly rate?: Rate } = {},
) {
  const kinds: string[] = [];
  const order: number[] = [];
  const client = {
    call: async (method: string) => {
      if (method === 'getChatMember') await membership();
      return { ok: true, result: { status: 'member' } };
    },
  } as unknown as TelegramClient;
  const receive = async ({ incoming }: Received) => {
    order.push(incoming.updateId);
    kinds.push(incoming.event.kind);
    if (incoming.updateId === failsOn) throw new Error('it fails');
    return {};
  };
  const intake: Intake = { receive, settled: async () => undefined };
  const me = { id: 1, is_bot: true, first_name: 'Baqylau', username: 'baqylau_bot' };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const edge = createEdge({
    me: me as EdgeOptions['me'],
    client,
    intake,
    vault: createVault(Buffer.alloc(32, 1)),
    log,
    flood: createFloodGuard({ ...floodLimit, ...(rate && { rate }) }),
    groupMoved: async () => undefined,
  });
  return { handle: (update: Update) => edge.handle(update), order, kinds };
}

function text(id: number, words = '350'): Update {
  const chat = { id: aigerim.id, type: 'private', first_name: 'Aigerim' };
  const entities = words.startsWith('/')
    ? { entities: [{ type: 'bot_command', offset: 0, length: words.length }] }
    : {};
  const message = { message_id: id, date: 1, from: aigerim, chat, text: words, ...entities };
  return { update_id: id, message } as Update;
}

function command(id: number): Update {
  return text(id, '/report');
}

function edited(id: number): Update {
  return { update_id: id, edited_message: { ...text(id).message, edit_date: 2 } } as Update;
}

function tap(id: number): Update {
  const query = { id: String(id), from: aigerim, chat_instance: '1', data: 'any' };
  return { update_id: id, callback_query: { ...query, message: text(id).message } } as Update;
}

function tapInGroup(id: number): Update {
  const query = { id: String(id), from: daniyar, chat_instance: '1', data: 'any' };
  const message = { message_id: id, date: 1, chat: group, text: 'Case 1' };
  return { update_id: id, callback_query: { ...query, message } } as Update;
}

/** Aigerim removes Daniyar from the group. */
function left(id: number): Update {
  const message = {
    message_id: id,
    date: 1,
    from: aigerim,
    chat: group,
    left_chat_member: daniyar,
  };
  return { update_id: id, message } as Update;
}

function blocked(id: number): Update {
  const { chat } = text(id).message ?? {};
  const change = { date: 1, from: aigerim, chat, new_chat_member: { status: 'kicked' } };
  return { update_id: id, my_chat_member: change } as unknown as Update;
}
