// The hour of a summary is the hour of its place, in weeks, years and nights that are not like others.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendDigests } from '../../../src/actions/digests.ts';
import { type DigestWorld, digestWorld, sentTo } from '../../support/digest-world.ts';
import { newPerson } from '../../support/person.ts';
import { addSubscribers, listDeliveries } from '../../support/subscribers.ts';

const SUNDAY = '2026-11-22T06:00:00Z';

let world: DigestWorld;
beforeAll(async () => {
  world = await digestWorld(SUNDAY);
});
afterAll(() => world.close());
beforeEach(() => world.beginAnew(SUNDAY));

const summariesOf = (person: { readonly id: number }) =>
  sentTo(world.sandbox, person.id).filter((text) => text.includes('Week '));

describe('the calendar', () => {
  it.each([
    // Kazakhstan went from UTC+6 to UTC+5 that night: the day has 25 hours.
    ['29 February 2024', '2024-02-29T03:00:10Z', 4, 9, '2024-02-29T03:00:00.000Z', '2024-W08'],
    ['1 March 2024', '2024-03-01T04:00:10Z', 5, 9, '2024-03-01T04:00:00.000Z', '2024-W08'],
    ['the week with 53', '2027-01-04T04:00:10Z', 1, 9, '2027-01-04T04:00:00.000Z', '2026-W53'],
    ['the first week', '2027-01-11T04:00:10Z', 1, 9, '2027-01-11T04:00:00.000Z', '2027-W01'],
  ])('%s', async (_, at, weekday, hour, dueAt, week) => {
    world.clock.set(at);
    const since = new Date(Date.parse(at) - 86_400_000).toISOString();
    const person = newPerson(world, 'en');
    await person.says('/start');
    await addSubscribers(world.app, [{ chatId: person.id, weekday, hour, since }]);
    await sendDigests(world.app);
    world.clock.pass(3_600);
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([{ week, dueAt, status: 'sent' }]);
    expect(summariesOf(person)).toHaveLength(1);
  });

  it('the hour that comes twice is one hour', async () => {
    world.clock.set('2024-02-29T16:59:00Z');
    const person = newPerson(world, 'en');
    await person.says('/start');
    await addSubscribers(world.app, [
      { chatId: person.id, weekday: 4, hour: 23, since: '2024-02-28T00:00:00Z' },
    ]);
    for (let minute = 0; minute < 140; minute += 10) {
      await sendDigests(world.app);
      world.clock.pass(600);
    }
    expect(summariesOf(person)).toHaveLength(1);
  });
});
