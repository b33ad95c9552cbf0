// An hour after midnight needs its day: the hint and the refusal show the day after the assembly.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zoneOf } from '../../src/card/zone.ts';
import { formatShortDay, localDate } from '../../src/dates.ts';
import { newPerson } from '../support/person.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('the example of an hour after midnight is of the day after the assembly', async () => {
  const person = newPerson(world, 'ru');
  await person.reports({ event_when: 'yesterday' });
  await person.taps(new RegExp(person.reads('button.add_details')));
  await person.taps({ key: 'section.time' });
  await person.says('23:00');
  const example = formatShortDay(localDate(world.clock.now(), zoneOf('almaty')));
  expect(person.last().text).toContain(person.reads('card.end_time.hint', { example }));
  await person.says('01:30');
  const end = `${example.slice(0, 5)} 01:30`;
  expect(person.last().text).toContain(person.reads('refusal.end_before_start', { end }));
});
