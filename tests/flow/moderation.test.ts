// What moderators do with a case, and what their group and the reporter see of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/locales/translate.ts';
import { rejectReasons } from '../../src/reports/decision.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import {
  claimedText,
  insertCase,
  numberOf,
  tapsOnCase,
  verifiedText,
  verifiesCase,
} from '../support/desk.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { cardOf, caseOf, dataOnButton } from '../support/stored.ts';
import { openEdge, tapFrom, toastFor } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
});
afterAll(() => world.close());

/** A report on the desk. */
async function newCase(language: Language = 'en', place = 'taraz') {
  const reporter = newPerson(world, language);
  const code = await reporter.reports({ place });
  const { number } = await caseOf(world, code);
  const read = () => caseOf(world, code);
  const cardText = () => cardOf(world, { by: first, number }).text;
  return { reporter, code, number, read, cardText };
}

describe('a claim', () => {
  it('puts the name of the moderator, a number, on the card', async () => {
    const { number, cardText } = await newCase();
    await tapsOnCase(world, first, { number, key: 'button.claim' });
    expect(cardText()).toContain(claimedText(world, first, await numberOf(world, first)));
  });

  it('keeps others from deciding and from taking the case over, while it runs', async () => {
    const { number, read, cardText } = await newCase();
    await tapsOnCase(world, first, { number, key: 'button.claim' });
    const refused = await tapsOnCase(world, second, { number, key: 'button.verify' });
    const holder = await numberOf(world, first);
    expect(refused.toast).toBe(second.reads('refusal.claimed_by_other', { moderator: holder }));
    expect(await read()).toMatchObject({ status: 'claimed', decisions: 0 });
    const taken = await tapsOnCase(world, second, { number, key: 'button.hand_back' });
    expect(taken.toast).toBe(second.reads('refusal.claimed_by_other', { moderator: holder }));
    world.clock.pass(10 * 60);
    await tapsOnCase(world, second, { number, key: 'button.verify' });
    expect(cardText()).toContain(
      second.reads('desk.status.verified', {
        moderator: await numberOf(world, second),
        second: 0,
      }),
    );
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
  });

  it('of a case that is claimed already by the same person changes nothing', async () => {
    const { number, read } = await newCase();
    await tapsOnCase(world, first, { number, key: 'button.claim' });
    const before = await read();
    const { toast } = await tapsOnCase(world, first, { number, key: 'button.claim' });
    expect(toast).toBe(first.reads('refusal.already_yours'));
    expect(await read()).toEqual(before);
  });
});

describe('a decision', () => {
  it('to verify is told to the reporter, stands on the card, and leaves it Undo and the record', async () => {
    const { reporter, code, number, cardText } = await newCase('kk');
    await verifiesCase(world, first, number);
    expect(reporter.last().text).toBe(verifiedText(reporter, { code, place: 'taraz' }));
    const moderator = await numberOf(world, first);
    expect(cardText()).toContain(first.reads('desk.status.verified', { moderator, second: 0 }));
    expect(cardText()).toContain(first.reads('level.v1'));
    const [undo, record, ...others] = cardOf(world, { by: first, number }).buttons.flat();
    expect(undo).toBe(`↩️ ${first.reads('button.undo')}`);
    expect(record).toMatch(/^📄 Record № /);
    expect(others).toEqual([]);
  });

  it.each(
    rejectReasons.map((reason, index) => [reason, languages[index % 3] as Language] as const),
  )('to reject as %s is told to the reporter in %s with the reason', async (reason, language) => {
    const { reporter, number, read, cardText } = await newCase(language);
    await tapsOnCase(world, first, { number, key: 'button.reject' });
    expect(cardText()).toContain(first.reads('desk.ask_reason'));
    await tapsOnCase(world, first, { number, key: `reject.${reason}.button` });
    expect(await read()).toMatchObject({ status: 'rejected', decisions: 1 });
    expect(reporter.last().text).toContain(reporter.reads(`reject.${reason}.reporter`));
    expect(cardText()).toContain(first.reads(`reject.${reason}.button`));
    const { buttons } = cardOf(world, { by: first, number });
    expect(buttons).toEqual([[`↩️ ${first.reads('button.undo')}`]]);
  });

  it('is not made by Reject alone: Back leads to the card again', async () => {
    const { number, read, cardText } = await newCase();
    await tapsOnCase(world, first, { number, key: 'button.reject' });
    await tapsOnCase(world, first, { number, key: 'button.back' });
    expect(cardText()).not.toContain(first.reads('desk.ask_reason'));
    expect(await read()).toMatchObject({ status: 'claimed', decisions: 0 });
    await verifiesCase(world, first, number);
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
  });

  it('is final: later taps on old buttons are told what was decided', async () => {
    const { reporter, number, read } = await newCase();
    await verifiesCase(world, first, number);
    const decided = await read();
    const told = reporter.phone.messages().length;
    for (const key of ['button.verify', 'button.reject', 'button.claim'] as const) {
      for (const moderator of [first, second]) {
        const { toast } = await tapsOnCase(world, moderator, { number, key });
        expect(toast).toBe(moderator.reads('refusal.already_verified'));
      }
    }
    expect(await read()).toEqual(decided);
    expect(reporter.phone.messages()).toHaveLength(told);
  });

  it('by a look at an older card is asked for again', async () => {
    const { number, read } = await newCase('en', 'zhanaozen');
    const data = dataOnButton(world, {
      chatId: moderatorsGroup.id,
      words: first.reads('button.verify'),
    });
    await tapsOnCase(world, first, { number, key: 'button.claim' });
    const { toast } = await first.tapsOn(cardOf(world, { by: first, number }).id, data);
    expect(toast).toBe(first.reads('refusal.case_changed'));
    expect(await read()).toMatchObject({ status: 'claimed', decisions: 0 });
  });
});

describe('who may not decide', () => {
  it('the reporter, though a member of the group, cannot act on their own report', async () => {
    const { reporter, number, read } = await newCase();
    world.sandbox.addMember(moderatorsGroup.id, reporter.id);
    const inGroup = personAt(world, {
      id: reporter.id,
      language: 'en',
      chatId: moderatorsGroup.id,
    });
    const before = await read();
    for (const key of ['button.claim', 'button.verify', 'button.reject'] as const) {
      const { toast } = await tapsOnCase(world, inGroup, { number, key });
      expect(toast).toBe(reporter.reads('refusal.own_report'));
    }
    expect(await read()).toEqual(before);
    await verifiesCase(world, first, number);
    expect(await read()).toMatchObject({ status: 'verified' });
  });

  it('nor does the database take such a decision, by whatever way it comes', async () => {
    const { sql } = world.app.db;
    const reporter = newPerson(world, 'en');
    await reporter.says('/start');
    await sql`insert into moderator (person, is_member, checked_at)
      values (${reporter.key}, true, now())`;
    const { number } = await insertCase(world, reporter);
    const own = sql`insert into decision (case_number, moderator, verdict, decided_at)
      values (${number}, ${reporter.key}, 'verified', now())`;
    await expect(own).rejects.toMatchObject({ constraint_name: 'decision_not_own' });
    await sql`insert into decision (case_number, moderator, verdict, decided_at)
      values (${number}, ${first.key}, 'verified', now())`;
    const changed = sql`update decision set moderator = ${reporter.key}
      where case_number = ${number}`;
    await expect(changed).rejects.toMatchObject({ constraint_name: 'decision_not_own' });
  });

  it('somebody who is in the group no longer, even a moment after their last tap', async () => {
    const leaver = newModerator(world);
    const { number, read } = await newCase();
    const edge = openEdge(world.app);
    const { id: group } = moderatorsGroup;
    const tap = async (words: string) => {
      const data = dataOnButton(world, { chatId: group, words });
      const update = tapFrom(leaver, { data, group });
      await edge.handle(update);
      await edge.settled();
      await world.settled();
      return toastFor(world, update);
    };
    expect(await tap(leaver.reads('button.claim'))).toBeUndefined();
    expect(await read()).toMatchObject({ status: 'claimed', version: 2 });
    world.sandbox.removeMember(group, leaver.id);
    await world.settled();
    expect(await tap(leaver.reads('button.verify'))).toBe(leaver.reads('refusal.not_a_moderator'));
    expect(await read()).toMatchObject({ status: 'claimed', decisions: 0 });
    // What the leaver held is free again when the claim runs out.
    world.clock.pass(10 * 60);
    await verifiesCase(world, first, number);
    expect(await read()).toMatchObject({ status: 'verified' });
  });

  it('a stranger who knows the data of a button, also while Telegram cannot be asked', async () => {
    const { read } = await newCase();
    const stranger = newPerson(world, 'ru');
    const { id: group } = moderatorsGroup;
    const before = await read();
    const data = dataOnButton(world, { chatId: group, words: first.reads('button.verify') });
    const edge = openEdge(world.app);
    for (const failures of [1, 0]) {
      world.sandbox.faults.failNext('getChatMember', { status: 502 }, failures);
      const update = tapFrom(stranger, { data, group });
      await edge.handle(update);
      await edge.settled();
      expect(toastFor(world, update)).toBe(stranger.reads('refusal.not_a_moderator'));
    }
    world.sandbox.faults.clear();
    expect(await read()).toEqual(before);
  });
});
