// The moderators' group becomes a supergroup while cases are open: another chat with another id.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskPlace } from '../../src/db/commit.ts';
import { linkDesk } from '../../src/db/desk.ts';
import { verifiedText } from '../support/desk.ts';
import { newModerator, newPerson, type Person, personAt, quiet } from '../support/person.ts';
import { cardOf, caseOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

const BASIC_GROUP = -4_000_001;

let world: World;
let reporter: Person;
let moderator: Person;
beforeEach(async () => {
  world = await createWorld();
  world.sandbox.addGroup({ id: BASIC_GROUP, title: 'Desk', members: [601], type: 'group' });
  const { db, vault } = world.app;
  const chatKey = vault.chatKey(BASIC_GROUP);
  const chat = vault.sealChat(BASIC_GROUP, deskPlace(chatKey));
  await linkDesk(db.orm, { chatKey, chat, language: 'en' });
  reporter = newPerson(world, 'en');
  moderator = newModerator(world, 'en', BASIC_GROUP);
});
afterEach(() => world.close());

const inSupergroup = (group: number) =>
  personAt(world, { id: moderator.id, language: 'en', chatId: group });

it('open cases are sent anew to the new group, and are decided there', async () => {
  const codes = [await reporter.reports({ place: 'aktau' }), await reporter.reports()];
  await moderator.taps({ key: 'button.claim' });
  const [first, second] = await Promise.all(codes.map((code) => caseOf(world, code)));
  const group = world.sandbox.upgradeGroup(BASIC_GROUP);
  await world.settled();
  const moved = inSupergroup(group);
  const claimed = moved.reads('desk.status.claimed', { moderator: 1, until: '' }).trim();
  expect(cardOf(world, { by: moved, number: second?.number ?? 0, group }).text).toContain(claimed);
  const open = cardOf(world, { by: moved, number: first?.number ?? 0, group });
  expect(open.text).toContain(moved.reads('desk.status.open'));
  expect(moved.phone.messages().filter((one) => one.fromBot)).toHaveLength(2);
  await moved.taps({ key: 'button.verify' });
  await world.settled();
  const decided = await Promise.all(codes.map((code) => caseOf(world, code)));
  expect(decided.map((one) => one.status).toSorted()).toEqual(['open', 'verified']);
  const told = codes.map((code, index) =>
    verifiedText(reporter, { code, place: index === 0 ? 'aktau' : 'almaty' }),
  );
  expect(told).toContain(reporter.last().text);
});

it('a report that comes while nobody knows of the move arrives in the new group, once', async () => {
  const group = world.sandbox.upgradeGroup(BASIC_GROUP);
  await reporter.reports();
  await world.settled();
  const moved = inSupergroup(group);
  expect(moved.phone.messages().filter((one) => one.fromBot)).toHaveLength(1);
  await moved.taps({ key: 'button.reject' });
  await moved.taps({ key: 'reject.not_serious.button' });
  await world.settled();
  expect(reporter.last().text).toContain(reporter.reads('reject.not_serious.reporter'));
});

it('what was about to be said to the group is said in the new one', async () => {
  await moderator.phone.says('/help');
  const group = world.sandbox.upgradeGroup(BASIC_GROUP);
  await world.settled();
  const texts = inSupergroup(group)
    .phone.messages()
    .map((one) => one.text);
  expect(texts).toContain(moderator.reads('group.private_only'));
});

it('the news may come twice and late: every case is sent once', async () => {
  await reporter.reports();
  const group = world.sandbox.upgradeGroup(BASIC_GROUP);
  await world.settled();
  await world.app.groupMoved(world.app.vault.chatKey(BASIC_GROUP), group);
  await quiet(world);
  expect(
    inSupergroup(group)
      .phone.messages()
      .filter((one) => one.fromBot),
  ).toHaveLength(1);
});

it('another group that moves changes nothing at the desk', async () => {
  const other = -4_000_002;
  world.sandbox.addGroup({ id: other, title: 'Other', members: [601], type: 'group' });
  await reporter.reports();
  const before = await world.app.db.sql`select chat_key from desk`;
  const group = world.sandbox.upgradeGroup(other);
  await world.settled();
  expect(await world.app.db.sql`select chat_key from desk`).toEqual(before);
  expect(
    world.sandbox
      .phone(601, group)
      .messages()
      .filter((one) => one.fromBot),
  ).toEqual([]);
});
