import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '../../src/locales/translate.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('what stands behind a message that has to wait is shown after it, once, in order', async () => {
  const { subscriber, sandbox, app } = world;
  sandbox.faults.failNext('sendMessage', { status: 429, retryAfter: 1 });
  await subscriber.says('/help');
  await subscriber.says('/privacy');
  await subscriber.sees(t('en', 'privacy.title'));
  await world.settled();
  const shown = subscriber.messages().filter((message) => message.fromBot);
  expect(shown.map((message) => message.text.split('\n')[0])).toEqual([
    t('en', 'help.title'),
    t('en', 'privacy.title'),
  ]);
  const [row] = await app.db.sql`select count(*)::int as n from outbox where ambiguous`;
  expect(row?.n).toBe(0);
});
