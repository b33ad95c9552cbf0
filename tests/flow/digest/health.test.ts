// `/health` tells coordinators, and nobody else, what waits and how far the weekly summary is.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendDigests } from '../../../src/actions/digests.ts';
import { type Language, languages } from '../../../src/locales/translate.ts';
import { healthScreen } from '../../../src/screens/desk/health.ts';
import { newPerson, personAt } from '../../support/person.ts';
import { addSubscribers } from '../../support/subscribers.ts';
import { createWorld, type World } from '../../support/world.ts';

const COORDINATOR = 9_801;

let world: World;
beforeAll(async () => {
  world = await createWorld({ coordinators: [COORDINATOR], withoutWorker: true });
  world.sandbox.addPerson({ id: COORDINATOR, firstName: 'C', languageCode: 'en' });
});
afterAll(() => world.close());

it('says to a coordinator what was sent, and what is left', async () => {
  const coordinator = personAt(world, { id: COORDINATOR, language: 'en' });
  await coordinator.says('/health');
  expect(coordinator.last().text).toContain('No message waits to be sent.');
  expect(coordinator.last().text).toContain('Nobody is subscribed.');
  await addSubscribers(world.app, [{ chatId: COORDINATOR }, { chatId: 9_802, hour: 10 }]);
  world.clock.set('2026-11-23T04:00:30Z');
  await sendDigests(world.app);
  await world.app.db.sql`
    update digest_delivery x set due_at = d.prepared_until from digest d
    where d.id = x.digest and x.status = 'pending'`;
  await coordinator.says('/health');
  expect(coordinator.last().text).toContain('2 chats are subscribed.');
  expect(coordinator.last().text).toContain('Week 2026-W47: sent 1, left 1.');
  expect(coordinator.last().text).toContain('what is left takes about 1 minute');
});

it('says nothing of it to others', async () => {
  const somebody = newPerson(world, 'en');
  await somebody.says('/health');
  expect(somebody.last().text).toBe('Only coordinators can do this.');
});

it.each(languages)('reads well in %s', (language: Language) => {
  const digest = { week: '2026-W47', sent: 41_200, left: 58_800, ambiguous: 2, dead: 31 };
  const more = { gone: 4, late: 0, sentInLastMinute: 1_490, isWithheld: false };
  const view = {
    language,
    screens: { n: 3, since: new Date('2026-11-23T04:00:00Z') },
    jobs: 1,
    dead: 2,
    ambiguous: 1,
    unscreened: 5,
    openCases: 21,
    subscribers: 100_000,
    digests: [{ ...digest, ...more }],
  };
  const texts = healthScreen(view).paragraphs.map(({ text }) => text);
  expect(texts).toHaveLength(10);
  expect(texts.filter((text) => /[{}#]|undefined|NaN/.test(text))).toEqual([]);
  expect(texts.join('\n').replaceAll(/[\s,]/g, '')).toMatch(/41200.*58800/);
});
