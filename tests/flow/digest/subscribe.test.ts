// Subscribing to the weekly summary: in the private chat, in a group by those who run it, by a link;
// changed and ended in one tap.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDigests } from '../../../src/actions/digests.ts';
import { findSubscription } from '../../../src/db/subscriptions.ts';
import { newPerson, type Person, personAt } from '../../support/person.ts';
import { listDeliveries } from '../../support/subscribers.ts';
import { createWorld, type World } from '../../support/world.ts';

const ADMIN = 9_601;
const MEMBER = 9_602;
let nextGroup = -7_000;

let world: World;
beforeAll(async () => {
  // A Sunday.
  world = await createWorld({ start: '2026-11-22T06:00:00Z' });
  world.sandbox.addPerson({ id: ADMIN, firstName: 'Admin', languageCode: 'ru' });
  world.sandbox.addPerson({ id: MEMBER, firstName: 'Member', languageCode: 'en' });
});
afterAll(() => world.close());

const subscriptionOf = (chatId: number) =>
  findSubscription(world.app.db.orm, world.app.vault.chatKey(chatId));

function newGroup() {
  nextGroup -= 1;
  const id = nextGroup;
  world.sandbox.addGroup({ id, title: 'Group', members: [ADMIN, MEMBER], admins: [ADMIN] });
  const at = (person: number, language: 'ru' | 'en') =>
    personAt(world, { id: person, language, chatId: id });
  return { id, admin: at(ADMIN, 'ru'), member: at(MEMBER, 'en') };
}

/** Bot's messages in a chat. */
const said = ({ phone }: Person) => phone.messages().filter((one) => one.fromBot);

describe('in the private chat', () => {
  it('place, day, hour and language are chosen by buttons in one message', async () => {
    const person = newPerson(world, 'en');
    await person.says('/subscribe');
    expect(person.last().text).toContain('Mondays at 09:00');
    expect(await subscriptionOf(person.id)).toBeUndefined();
    await person.taps('Place');
    await person.taps(/More options/);
    await person.taps('Mangystau region');
    await person.taps('Zhanaozen');
    await person.taps('Day');
    await person.taps('Friday');
    await person.taps('Hour');
    await person.taps('18:00');
    await person.taps(/Language/);
    await person.taps('Қазақша');
    expect(await subscriptionOf(person.id)).toBeUndefined();
    await person.taps(/Subscribe/);
    expect(await subscriptionOf(person.id)).toMatchObject({
      area: 'zhanaozen',
      weekday: 5,
      hour: 18,
      language: 'kk',
      isActive: true,
    });
    expect(person.last().text).toContain('The next summary comes on 27 November 2026 at 18:00.');
    expect(said(person)).toHaveLength(1);
    await person.taps('Day');
    await person.taps('Monday');
    expect(await subscriptionOf(person.id)).toMatchObject({ weekday: 1, hour: 18 });
    expect(person.last().text).toContain('23 November 2026 at 18:00');
  });

  it('it is ended in one tap, and nothing of it is kept', async () => {
    const person = newPerson(world, 'ru');
    await person.says('/subscribe Шымкент');
    await person.taps(/Подписаться/);
    expect(await subscriptionOf(person.id)).toMatchObject({ area: 'shymkent' });
    const { toast } = await person.taps(/Отписаться/);
    expect(toast).toContain('Вы отписались');
    expect(await subscriptionOf(person.id)).toBeUndefined();
    // A second tap on an old screen, and the command, find nothing.
    await person.says('/unsubscribe');
    expect(person.last().text).toContain('нет подписки');
  });

  it.each([
    ['/start sub_almaty', 'almaty'],
    ['/start sub_r-mangystau', 'r-mangystau'],
    ['/start sub', 'all'],
    ['/start sub_nowhere', 'all'],
  ])('the link of %s leads to its place', async (link, area) => {
    const person = newPerson(world, 'en');
    await person.says(link);
    await person.taps(/Subscribe/);
    expect(await subscriptionOf(person.id)).toMatchObject({ area, weekday: 1, hour: 9 });
  });

  it('/subscribe with another place changes the subscription that is there', async () => {
    const person = newPerson(world, 'en');
    await person.says('/subscribe Almaty');
    await person.taps(/Subscribe/);
    await person.says('/subscribe Oral');
    expect(await subscriptionOf(person.id)).toMatchObject({ area: 'uralsk', isActive: true });
    await person.says('/subscribe Atlantis');
    expect(person.last().text).toBe(
      person.reads('refusal.subscribe_unknown', { words: 'Atlantis' }),
    );
    expect(await subscriptionOf(person.id)).toMatchObject({ area: 'uralsk' });
  });

  it('who blocks the bot hears nothing, and is offered it again when they come back', async () => {
    const person = newPerson(world, 'en');
    await person.says('/subscribe Aktau');
    await person.taps(/Subscribe/);
    await person.phone.blocks();
    await world.settled();
    expect(await subscriptionOf(person.id)).toMatchObject({ isActive: false, area: 'aktau' });
    const [row] = await world.app.db.sql`
      select chat from subscription where chat_key = ${world.app.vault.chatKey(person.id)}`;
    expect(row?.['chat']).toBeNull();
    await person.phone.unblocks();
    await world.settled();
    expect(person.last().text).toContain('Shall it come again?');
    await person.taps(/Subscribe/);
    expect(await subscriptionOf(person.id)).toMatchObject({ isActive: true, area: 'aktau' });
  });

  it('/mydata tells of it, and /forget erases it', async () => {
    const person = newPerson(world, 'en');
    await person.says('/subscribe');
    await person.taps(/Subscribe/);
    await person.says('/mydata');
    expect(person.last().text).toContain('weekly summary');
    await person.says('/forget');
    await person.taps(/Yes, erase/);
    await world.settled();
    expect(await subscriptionOf(person.id)).toBeUndefined();
  });
});

describe('in a group', () => {
  it('those who run it choose, and nobody else', async () => {
    const { id, admin, member } = newGroup();
    await member.says('/subscribe Almaty');
    expect(member.last().text).toBe('Only an administrator of this chat can do this.');
    await admin.says('/subscribe Almaty');
    const { toast } = await member.taps(/Подписаться/);
    expect(toast).toBe('Only an administrator of this chat can do this.');
    expect(await subscriptionOf(id)).toBeUndefined();
    await admin.taps(/Подписаться/);
    expect(await subscriptionOf(id)).toMatchObject({ area: 'almaty', isActive: true });
    expect(admin.last().text).toContain('Этот чат подписан.');
    await member.says('/unsubscribe');
    expect(await subscriptionOf(id)).toMatchObject({ isActive: true });
    await admin.says('/unsubscribe');
    expect(await subscriptionOf(id)).toBeUndefined();
  });

  it('while Telegram does not say who runs it, nobody chooses', async () => {
    const { id, admin } = newGroup();
    world.sandbox.faults.failNext('getChatMember', { status: 502 }, 1);
    await admin.says('/subscribe');
    expect(admin.last().text).toContain('Telegram не ответил');
    expect(await subscriptionOf(id)).toBeUndefined();
  });

  it('a bot that is taken out ends it, and offers it when it comes back', async () => {
    const { id, admin } = newGroup();
    await admin.says('/subscribe');
    await admin.taps(/Подписаться/);
    world.sandbox.removeMember(id, world.sandbox.botId);
    await world.settled();
    expect(await subscriptionOf(id)).toMatchObject({ isActive: false });
    world.sandbox.addMember(id, world.sandbox.botId);
    await world.settled();
    expect(admin.last().text).toContain('Присылать её снова?');
  });

  it('a group that becomes a supergroup takes it along, and gets each summary once', async () => {
    const { id, admin } = newGroup();
    await admin.says('/subscribe');
    await admin.taps(/Подписаться/);
    const newId = world.sandbox.upgradeGroup(id);
    await world.settled();
    expect(await subscriptionOf(id)).toBeUndefined();
    expect(await subscriptionOf(newId)).toMatchObject({ area: 'all', isActive: true });
    world.clock.set('2026-11-23T04:01:00Z');
    await sendDigests(world.app);
    const key = world.app.vault.chatKey(newId);
    const rows = (await listDeliveries(world.app)).filter(({ chatKey }) => chatKey === key);
    expect(rows).toMatchObject([{ week: '2026-W47', status: 'sent' }]);
  });
});
