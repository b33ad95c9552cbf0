// What time does at the desk: claims run out, and what waits too long is called to mind.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endLapsedClaims } from '../../../src/actions/desk/lapsed.ts';
import { remindOfWaiting } from '../../../src/actions/desk/remind.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let moderator: Person;
let code: string;
beforeEach(async () => {
  // Eleven in the morning in Kazakhstan.
  world = await createWorld({ start: '2026-11-22T06:00:00Z' });
  moderator = newModerator(world, 'en');
  code = await newPerson(world, 'en').reports();
});
afterEach(() => world.close());

const HOUR = 3600;
const reminders = () =>
  moderator.phone.messages().filter((one) => one.text.startsWith('⏰')).length;
async function look() {
  await remindOfWaiting(world.app);
  await world.settled();
}

it('a claim that ran out is ended and the card says so; one that holds stays', async () => {
  await moderator.taps({ key: 'button.claim' });
  await endLapsedClaims(world.app);
  expect(await caseOf(world, code)).toMatchObject({ status: 'claimed', version: 2 });
  world.clock.pass(11 * 60);
  await endLapsedClaims(world.app);
  await world.settled();
  expect(await caseOf(world, code)).toMatchObject({ status: 'open', version: 3 });
  expect(moderator.last().text).toContain(moderator.reads('desk.status.open'));
  await moderator.taps({ key: 'button.claim' });
  expect(await caseOf(world, code)).toMatchObject({ status: 'claimed', version: 4 });
});

it('the moderators are reminded after six hours, once, and then each day', async () => {
  world.clock.pass(5 * HOUR);
  await look();
  expect(reminders()).toBe(0);
  world.clock.pass(HOUR);
  await look();
  await look();
  expect(reminders()).toBe(1);
  const { number } = await caseOf(world, code);
  expect(moderator.last().text).toContain(`The oldest is case ${number}: 6 hours.`);
  world.clock.pass(23 * HOUR);
  await look();
  expect(moderator.last().text).toContain('6 hours');
  world.clock.pass(HOUR);
  await look();
  // The old one has gone.
  expect(reminders()).toBe(1);
  expect(moderator.last().text).toContain('1 day');
});

it('nobody is reminded at night', async () => {
  world.clock.set('2026-11-22T20:00:00Z');
  await look();
  expect(reminders()).toBe(0);
  world.clock.set('2026-11-23T03:00:00Z');
  await look();
  expect(reminders()).toBe(1);
});
