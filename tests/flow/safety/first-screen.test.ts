// Before the first question a new person reads one honest screen.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWorld, type World } from '../../support/world.ts';
import { answers, begins, count, newcomer, newReport, tapsAll } from './people.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

it('says what Telegram knows, what is kept for how long, and how to erase it', async () => {
  const phone = newcomer(world);
  await phone.says('/start');
  const { text } = await phone.sees('Telegram itself knows who you are');
  expect(text).toContain('deleted 24 hours after the last one');
  expect(text).toContain('erased 14 days after you last wrote');
  expect(text).toContain('erased 90 days after the decision');
  expect(text).toContain('/forget erases');
  expect(text).toContain('/panic');
});

it('turns into the first question, so that there is one bubble', async () => {
  const phone = newcomer(world);
  await begins(world, phone);
  const bot = phone.messages().filter((message) => message.fromBot);
  expect(bot).toHaveLength(1);
  expect(bot[0]?.text).toContain('How do you know about it?');
  await tapsAll(world, phone, answers);
  expect(phone.messages().filter((message) => message.fromBot)).toHaveLength(1);
});

it('stands before the first question of a new person who sends /report', async () => {
  const phone = newcomer(world);
  await phone.says('/report');
  await phone.sees('Telegram itself knows who you are');
  await phone.taps('New report');
  await phone.sees('How do you know about it?');
});

it('is not in the way of somebody who has seen it', async () => {
  const phone = newcomer(world);
  await phone.says('/start');
  await phone.sees('Telegram itself knows who you are');
  await world.settled();
  world.clock.pass(2);
  await phone.says('/report');
  await phone.seesLast('How do you know about it?');
});

it.each([
  ['/report', '/report'],
  ['/start', '/start'],
  ['/start', '/report'],
  ['/report', '/start', '/report', '/start'],
])('is one bubble for somebody new who sends %s and %s at once', async (...commands) => {
  const phone = newcomer(world);
  await Promise.all(commands.map((command) => phone.says(command)));
  await world.settled();
  const bubbles = () => phone.messages().filter((message) => message.fromBot);
  expect(bubbles()).toHaveLength(1);
  expect(phone.messages().at(-1)?.text).toContain('Telegram itself knows who you are');
  expect(await count(world, 'draft')).toBe(0);
  await phone.taps('New report');
  await world.settled();
  expect(bubbles()).toHaveLength(1);
  await phone.seesLast('How do you know about it?');
});

it('is one bubble also for a second /report that came while the first was on its way', async () => {
  const phone = newcomer(world);
  world.sandbox.faults.delay('sendMessage', 300);
  await phone.says('/report');
  await vi.waitFor(async () => expect(await count(world, 'outbox')).toBe(1), { interval: 5 });
  world.clock.pass(5);
  await phone.says('/report');
  await world.settled();
  world.sandbox.faults.clear();
  expect(phone.messages().filter((message) => message.fromBot)).toHaveLength(1);
});

it('is not shown again to somebody who comes back', async () => {
  const phone = newcomer(world);
  await newReport(world, phone);
  await phone.says('/report');
  await world.settled();
  await phone.seesLast('How do you know about it?');
});

it('is read in the language that was chosen', async () => {
  const phone = newcomer(world);
  await phone.says('/start');
  await world.settled();
  await phone.taps('Language');
  await world.settled();
  await phone.taps('Русский');
  await phone.seesLast('Сам Telegram знает, кто вы');
  await phone.taps('Новое сообщение');
  await phone.seesLast('Откуда');
});

it('leaves the way at thirteen taps or fewer', async () => {
  const phone = newcomer(world);
  await phone.says('/start');
  await world.settled();
  await tapsAll(world, phone, ['New report', ...answers, 'Send']);
  await phone.sees('Thank you!');
  expect(['New report', ...answers, 'Send'].length).toBeLessThanOrEqual(13);
});

it('begins one card for two quick taps', async () => {
  const phone = newcomer(world);
  await phone.says('/start');
  await world.settled();
  const before = phone
    .messages()
    .filter((message) => message.fromBot)
    .at(-1);
  await Promise.all([phone.taps('New report'), phone.taps('New report')]);
  await world.settled();
  const bot = phone.messages().filter((message) => message.fromBot);
  expect(bot.map(({ id }) => id)).toEqual([before?.id]);
  const [row] = await world.app.db.sql`select count(*)::int as n from draft`;
  expect(row?.['n']).toBe(1);
});
