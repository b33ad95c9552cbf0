// `/stats comparison`: what is on record as monitored decides what is compared.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { newRecord } from '../support/records.ts';
import { createWorld, type World } from '../support/world.ts';

const ADMIN = sandboxPeople.subscriber.id;

let world: World;
let admin: Person;
beforeEach(async () => {
  world = await createWorld({ coordinators: [ADMIN] });
  admin = personAt(world, { id: ADMIN, language: 'en' });
});
afterEach(() => world.close());

it('compares nothing until it is recorded that a place was monitored in both periods', async () => {
  await newRecord(world, newModerator(world), { place: 'taraz' });
  const reader = newPerson(world, 'ru');
  await reader.says('/stats comparison 2026-11');
  expect(reader.last().text).toContain(
    reader.reads('comparison.not_enough', { now: 'ноябрь 2026 г.', before: 'октябрь 2026 г.' }),
  );
  expect(reader.last().photo).toBeUndefined();
  await admin.says('/coverage taraz 2026-10..');
  await reader.says('/stats comparison 2026-11');
  // One in the 22 days that have passed.
  expect(reader.last().text).toContain(
    'Проходило 1,4 собрания в месяц; в предыдущий месяц (октябрь 2026 г.) собраний не было.',
  );
  expect(reader.last().text).toContain(
    'Сравниваются только места, где наблюдение велось в оба периода: Тараз.',
  );
  expect(reader.last().photo).toBeDefined();
});

it('says that there was something before where there is nothing now', async () => {
  await newRecord(world, newModerator(world), { place: 'taraz', event_when: 'yesterday' });
  await admin.says('/coverage taraz 2026-10..');
  const reader = newPerson(world, 'en');
  world.clock.pass(10 * 24 * 3_600);
  await reader.says('/stats comparison taraz 2026-12');
  expect(reader.last().text).toContain(
    'There was no assembly; in the month before (November 2026) there were 1.0 a month.',
  );
});
