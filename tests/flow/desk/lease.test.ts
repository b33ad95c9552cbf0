// A claim is a lease of ten minutes: renewed by acting, handed back by a button or by time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { claimedText, numberOf, tapsOnCase, verifiesCase } from '../../support/desk.ts';
import { actsOf, expectWholeAudit, newCase } from '../../support/moderation.ts';
import { newModerator, type Person } from '../../support/person.ts';
import { dataOnButton } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

const MINUTE = 60;

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  [first, second] = [newModerator(world), newModerator(world)];
});
afterAll(async () => {
  await expectWholeAudit(world);
  await world.close();
});

const claims = (by: Person, number: number) =>
  tapsOnCase(world, by, { number, key: 'button.claim' });

it('a claim holds for ten minutes, and no longer', async () => {
  const { number, read } = await newCase(world);
  await claims(first, number);
  const refused = first.reads('refusal.claimed_by_other', {
    moderator: await numberOf(world, first),
  });
  world.clock.pass(10 * MINUTE - 4);
  expect((await verifiesCase(world, second, number)).toast).toBe(refused);
  world.clock.pass(4);
  await verifiesCase(world, second, number);
  expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
});

it('a claim that ran out is of no use: not even its holder hands it back, and all may claim', async () => {
  const { number, read, buttons } = await newCase(world);
  await claims(first, number);
  world.clock.pass(10 * MINUTE);
  const { toast } = await tapsOnCase(world, first, { number, key: 'button.hand_back' });
  expect(toast).toBe(first.reads('refusal.not_yours'));
  expect(buttons(first).join()).toContain(first.reads('button.claim'));
  await claims(second, number);
  expect(await read()).toMatchObject({ status: 'claimed', version: 3 });
});

it('each act on the case renews the claim, and the card says until when', async () => {
  const { number, cardText } = await newCase(world);
  await claims(first, number);
  const moderator = await numberOf(world, first);
  world.clock.pass(8 * MINUTE);
  await tapsOnCase(world, first, { number, key: 'button.reject' });
  expect(cardText(first)).toContain(claimedText(world, first, moderator));
  world.clock.pass(8 * MINUTE);
  const { toast } = await tapsOnCase(world, second, { number, key: 'button.back' });
  expect(toast).toBe(second.reads('refusal.claimed_by_other', { moderator }));
});

it('a question to the reporter claims the case, and renews a claim', async () => {
  const { number, read, cardText } = await newCase(world);
  await tapsOnCase(world, first, { number, key: 'button.ask_reporter' });
  expect(await read()).toMatchObject({ status: 'claimed' });
  world.clock.pass(9 * MINUTE);
  await tapsOnCase(world, first, { number, key: 'ask.exact_place.button' });
  expect(cardText(first)).toContain(claimedText(world, first, await numberOf(world, first)));
});

it('handed back, a case is free at once, and the audit has both', async () => {
  const { number, read, buttons } = await newCase(world);
  const before = (await actsOf(world)).length;
  await claims(first, number);
  await tapsOnCase(world, first, { number, key: 'button.hand_back' });
  expect(await read()).toMatchObject({ status: 'open' });
  expect(buttons(first).join()).toContain(first.reads('button.claim'));
  await claims(second, number);
  expect(await read()).toMatchObject({ status: 'claimed' });
  expect((await actsOf(world)).slice(before)).toEqual(['claim', 'hand_back', 'claim']);
});

it('a doubled tap on Claim changes nothing', async () => {
  const { number, read } = await newCase(world);
  const data = dataOnButton(world, {
    chatId: moderatorsGroup.id,
    words: first.reads('button.claim'),
  });
  await first.tapsOn(1, data);
  const before = await read();
  expect(before.number).toBe(number);
  expect((await first.tapsOn(1, data)).toast).toBe(first.reads('refusal.already_yours'));
  expect(await read()).toEqual(before);
});
