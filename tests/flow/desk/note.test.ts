// A note to the reporter beside the reason of a rejection: a reply to the card while it is new.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LONGEST_NOTE } from '../../../src/reports/decision.ts';
import { tapsOnCase } from '../../support/desk.ts';
import { expectWholeAudit, newCase } from '../../support/moderation.ts';
import { newModerator, type Person, quiet } from '../../support/person.ts';
import { cardOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

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

async function rejectedCase() {
  const one = await newCase(world);
  await tapsOnCase(world, first, { number: one.number, key: 'button.reject' });
  await tapsOnCase(world, first, { number: one.number, key: 'reject.not_an_assembly.button' });
  return one;
}

async function replies(by: Person, number: number, text: string) {
  world.clock.pass(2);
  await by.phone.says(text, { replyTo: cardOf(world, { by, number }).id });
  await quiet(world);
}

it('reaches the reporter in the message about the rejection, and stands on the card', async () => {
  const { number, reporter, cardText, code } = await rejectedCase();
  expect(cardText(first)).toContain(first.reads('desk.add_note', { max: LONGEST_NOTE }));
  const before = reporter.phone.messages().length;
  await replies(first, number, 'A queue at a bakery <b>is</b> no rally.');
  const { text } = reporter.last();
  expect(text).toContain(reporter.reads('reject.not_an_assembly.reporter'));
  expect(text).toContain('A moderator adds: A queue at a bakery <b>is</b> no rally.');
  expect(reporter.phone.messages()).toHaveLength(before);
  expect(cardText(first)).toContain('Told to the reporter: A queue at a bakery');
  await reporter.says('/mine');
  await reporter.taps(new RegExp(code));
  expect(reporter.last().text).toContain('A queue at a bakery');
});

it('is written by whoever decided, for ten minutes, and is no letter', async () => {
  const { number, reporter } = await rejectedCase();
  const told = reporter.last().text;
  await replies(second, number, 'Not mine to say');
  expect(second.last().text).toBe(second.reads('refusal.undo_not_yours'));
  await replies(first, number, 'x'.repeat(LONGEST_NOTE + 1));
  expect(first.last().text).toBe(first.reads('refusal.note_too_long', { max: LONGEST_NOTE }));
  world.clock.pass(11 * 60);
  await replies(first, number, 'Too late');
  expect(first.last().text).toBe(first.reads('refusal.undo_too_late'));
  expect(reporter.last().text).toBe(told);
});
