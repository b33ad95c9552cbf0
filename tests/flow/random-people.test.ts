// Whatever people do, in whatever order, at once, late or twice, and whatever happens to the bot
// meanwhile: what is stored is what they meant. `npm run drill` plays many more of them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTally } from '../support/random-commands.ts';
import { playRandomPeople } from '../support/random-people.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('the stored reports always equal what random people have meant', async () => {
  const tally = newTally();
  await playRandomPeople({ world, runs: 12, maxCommands: 40, withinMs: 30_000, tally });
  expect(tally.reports).toBeGreaterThan(0);
});
