// A report has to be quick for somebody who stands in a crowd: few taps, and one message that is
// edited, so that the phone neither fills up nor buzzes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/locales/translate.ts';
import { newPerson, type Person } from '../support/person.ts';
import { reportsOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const MOST_TAPS = 13;

describe('the shortest way through the card', () => {
  it.each(languages)('takes at most 13 taps and one bubble in %s', async (language) => {
    const person = newPerson(world, language);
    await knowsSafety(person);
    const before = person.phone.messages().length;
    const calls = world.sandbox.ledger.length;
    await person.reports();
    const made = world.sandbox.ledger.slice(calls);
    const taps = made.filter(({ method }) => method === 'answerCallbackQuery');
    expect(taps.length).toBeGreaterThan(8);
    expect(taps.length).toBeLessThanOrEqual(MOST_TAPS);
    const shown = person.phone.messages().slice(before);
    expect(shown.map(({ fromBot, text }) => (fromBot ? 'bubble' : text))).toEqual([
      '/report',
      'bubble',
    ]);
    // The bubble became the thanks: nothing else was ever sent to this chat.
    const sent = made.filter(
      ({ method, params }) => method.startsWith('send') && Number(params['chat_id']) === person.id,
    );
    expect(sent).toHaveLength(1);
    expect(await reportsOf(world, person)).toHaveLength(1);
  });
});

/** The safety screen is shown before the first report only. */
async function knowsSafety(person: Person): Promise<void> {
  await person.begins();
  await person.taps({ key: 'button.cancel' });
}
