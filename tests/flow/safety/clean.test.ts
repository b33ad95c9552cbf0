// Messages go from the phone: when the person asks, and by themselves before Telegram forbids it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidy } from '../../../src/actions/upkeep.ts';
import { createWorld, type World } from '../../support/world.ts';
import { begins, count, DAY, HOUR, newcomer, newReport, tapsAll } from './people.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const tidied = async () => {
  await tidy(world.app);
  await world.settled();
};

describe('"Clean this chat"', () => {
  it('leaves nothing on the phone, and nothing of it with us', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    await phone.says('thank you');
    await phone.sends({ sticker: '👍' });
    await world.settled();
    const { toast } = await phone.taps('Clean this chat');
    expect(toast).toBe('Done.');
    await world.settled();
    expect(phone.messages()).toEqual([]);
    expect(await count(world, 'chat_message')).toBe(0);
    expect(await count(world, `outbox where kind = 'clean'`)).toBe(0);
  });

  it('leaves the report at the desk, and the person hears of the decision', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    await phone.taps('Clean this chat');
    await world.settled();
    await world.moderator.taps('Verify');
    await world.settled();
    await phone.sees('is verified');
    expect(phone.messages()).toHaveLength(1);
  });

  it('deletes more than a hundred messages', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    for (let n = 0; n < 130; n += 1) await phone.says(`word ${n}`);
    await world.settled();
    expect(phone.messages().length).toBeGreaterThan(200);
    await phone.taps('Clean this chat');
    await world.settled();
    expect(phone.messages()).toEqual([]);
    const calls = world.sandbox.ledger.filter(({ method }) => method === 'deleteMessages');
    expect(calls.length).toBeGreaterThan(1);
    for (const { params } of calls)
      expect((params['message_ids'] as number[]).length).toBeLessThanOrEqual(100);
  });

  it('is not lost when Telegram fails at first', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    world.sandbox.faults.failNext('deleteMessages', { status: 502 });
    await phone.taps('Clean this chat');
    await world.settled();
    expect(phone.messages()).toEqual([]);
  });

  it('has a card that is open go on in a new bubble', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    await phone.taps('New report');
    await world.settled();
    await phone.taps('Clean this chat');
    await world.settled();
    expect(phone.messages()).toEqual([]);
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('How do you know about it?');
  });
});

describe('cleaning by itself', () => {
  it('comes before Telegram forbids it, for both sides', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    await phone.says('thank you');
    await world.settled();
    world.clock.pass(45 * HOUR);
    await tidied();
    expect(phone.messages().length).toBeGreaterThan(2);
    world.clock.pass(1.2 * HOUR);
    await tidied();
    expect(phone.messages()).toEqual([]);
    expect(await count(world, 'chat_message')).toBe(0);
  });

  it('leaves what is younger', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    world.clock.pass(40 * HOUR);
    await world.moderator.taps('Verify');
    await world.settled();
    world.clock.pass(7 * HOUR);
    await tidied();
    expect(phone.messages().map(({ text }) => text)).toEqual([
      expect.stringContaining('is verified'),
    ]);
  });

  it('counts a bubble from when it was sent, not from when it was last edited', async () => {
    const phone = newcomer(world);
    await begins(world, phone);
    for (const button of ['I was there', 'Back', 'I was there', 'Back', 'I was there']) {
      expect(phone.messages().filter((message) => message.fromBot)).toHaveLength(1);
      world.clock.pass(9.3 * HOUR);
      await tapsAll(world, phone, [button]);
      await tidied();
    }
    expect(phone.messages()).toEqual([]);
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('When did it happen?');
  });

  it('does not happen twice', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    world.clock.pass(47 * HOUR);
    await tidied();
    await tidied();
    const calls = world.sandbox.ledger.filter(({ method }) => method === 'deleteMessages');
    expect(calls).toHaveLength(1);
  });

  it('empties what it may not delete any more', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    world.clock.pass(3 * DAY);
    await tidied();
    const left = phone.messages().filter((message) => message.fromBot);
    expect(left.map(({ text, buttons }) => ({ text, buttons }))).toEqual(
      left.map(() => ({ text: '·', buttons: [] })),
    );
    expect(await count(world, 'chat_message')).toBe(0);
  });

  it('gives up on somebody who blocked the bot', async () => {
    const phone = newcomer(world);
    await newReport(world, phone);
    await phone.blocks();
    await world.settled();
    world.clock.pass(47 * HOUR);
    await tidied();
    expect(await count(world, 'chat_message')).toBe(0);
    expect(await count(world, `outbox where status = 'pending'`)).toBe(0);
  });
});
