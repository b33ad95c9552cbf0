import { afterEach, expect, it } from 'vitest';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('a report that is verified is in the statistics at once', async () => {
  world = await createWorld();
  const { reporter, moderator, subscriber, settled } = world;
  await reporter.says('/language');
  await reporter.sees('Қай тілде?');
  await reporter.taps('English');
  await reporter.sees('From now on');
  await reporter.says('/report');
  for (const button of [
    'I was there',
    'Today',
    'Almaty',
    'Rally',
    'Prices',
    '10-49',
    'Nobody asked',
    'Stood and watched',
    'Done',
    'Send',
  ]) {
    await settled();
    await reporter.taps(button);
  }
  await reporter.sees('Thank you! Report number');
  await settled();
  await moderator.sees('Case 1');
  await moderator.taps('Verify');
  await settled();
  await reporter.sees('is verified');
  await subscriber.says('/stats almaty');
  const answer = await subscriber.sees('1 verified assembly');
  expect(answer.photo).toBeDefined();
  console.log(
    answer.text,
    moderator.messages().map((m) => m.text),
    world.lines,
  );
});
