// What one moderator may not decide alone: the case waits, a second one agrees or not, and of all
// that can happen meanwhile there is one outcome.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { sealPress } from '../../../src/telegram/callback.ts';
import { numberOf, tapsOnCase, verifiesCase } from '../../support/desk.ts';
import { expectWholeAudit, isKnown, newCase, setRole } from '../../support/moderation.ts';
import { newModerator, type Person, personAt, quiet } from '../../support/person.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
let trainee: Person;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  await expectWholeAudit(world);
  await world.close();
});
beforeEach(async () => {
  [first, second, trainee] = [newModerator(world), newModerator(world), newModerator(world)];
  for (const one of [first, second, trainee]) await isKnown(one);
  await setRole(world, trainee, 'trainee');
});

const force = { authority_response: ['force'] } as const;

async function proposalsOf(number: number) {
  return world.app.db.sql<{ status: string; why: readonly string[] }[]>`
    select status, to_json(why) as why from proposal where case_number = ${number} order by number`;
}

/** A case for which a verification was proposed. */
async function proposed(by: Person = first, script: Parameters<typeof newCase>[1] = force) {
  const one = await newCase(world, script);
  await verifiesCase(world, by, one.number);
  expect(await one.read()).toMatchObject({ status: 'proposed', decisions: 0 });
  return one;
}

describe('a second moderator is needed', () => {
  it.each([
    ['for the use of force', { authority_response: ['force'] }, 'force'],
    ['for more than a thousand people', { participants: { typed: '1200' } }, 'many_people'],
  ] as const)('%s, and the card says so', async (_, script, code) => {
    const { number, cardText, read } = await proposed(first, script);
    expect(await proposalsOf(number)).toEqual([{ status: 'waiting', why: [code] }]);
    expect(cardText(first)).toContain(first.reads(`four_eyes.${code}`));
    await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
    const by = { moderator: await numberOf(world, first), second: await numberOf(world, second) };
    expect(cardText(first)).toContain(first.reads('desk.status.verified', by));
  });

  it('for nothing else: a thousand people are verified by one', async () => {
    const { number, read } = await newCase(world, { participants: { typed: '1000' } });
    await verifiesCase(world, first, number);
    expect(await read()).toMatchObject({ status: 'verified' });
  });

  it('for whatever a trainee decides: to verify and to reject', async () => {
    const verified = await proposed(trainee, {});
    expect(await proposalsOf(verified.number)).toMatchObject([{ why: ['trainee'] }]);
    await tapsOnCase(world, first, { number: verified.number, key: 'button.confirm' });
    expect(await verified.read()).toMatchObject({ status: 'verified' });
    const rejected = await newCase(world);
    const { number, reporter } = rejected;
    await tapsOnCase(world, trainee, { number, key: 'button.reject' });
    await tapsOnCase(world, trainee, { number, key: 'reject.not_serious.button' });
    const told = reporter.reads('reject.not_serious.reporter');
    expect(await rejected.read()).toMatchObject({ status: 'proposed', decisions: 0 });
    expect(reporter.last().text).not.toContain(told);
    await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(await rejected.read()).toMatchObject({ status: 'rejected', decisions: 1 });
    expect(reporter.last().text).toContain(told);
  });
});

describe('the second moderator', () => {
  it('is neither the first one nor a trainee', async () => {
    const { number, read } = await proposed();
    const own = await tapsOnCase(world, first, { number, key: 'button.confirm' });
    expect(own.toast).toBe(first.reads('refusal.confirm_own'));
    const unripe = await tapsOnCase(world, trainee, { number, key: 'button.confirm' });
    expect(unripe.toast).toBe(trainee.reads('refusal.trainee_cannot_confirm'));
    expect(await read()).toMatchObject({ status: 'proposed', decisions: 0 });
  });

  it('is never the reporter, neither by a button nor in the database', async () => {
    const { number, reporter, read } = await proposed();
    world.sandbox.addMember(moderatorsGroup.id, reporter.id);
    const inGroup = personAt(world, {
      id: reporter.id,
      language: 'en',
      chatId: moderatorsGroup.id,
    });
    await isKnown(inGroup);
    for (const key of ['button.confirm', 'button.decline'] as const) {
      const { toast } = await tapsOnCase(world, inGroup, { number, key });
      expect(toast).toBe(inGroup.reads('refusal.own_report'));
    }
    expect(await read()).toMatchObject({ status: 'proposed' });
    const { sql } = world.app.db;
    await expect(sql`insert into decision (case_number, moderator, second, verdict, decided_at)
      values (${number}, ${first.key}, ${reporter.key}, 'verified', now())`).rejects.toMatchObject({
      constraint_name: 'decision_not_own',
    });
    await expect(sql`update proposal set status = 'confirmed', settled_by = ${reporter.key},
      settled_at = now() where case_number = ${number}`).rejects.toMatchObject({
      constraint_name: 'proposal_not_own',
    });
  });

  it('may decline: the case is open again, and nobody is told anything', async () => {
    const { number, read, reporter } = await proposed();
    const told = reporter.phone.messages().length;
    await tapsOnCase(world, second, { number, key: 'button.decline' });
    expect(await read()).toMatchObject({ status: 'open', decisions: 0 });
    expect(await proposalsOf(number)).toMatchObject([{ status: 'declined' }]);
    expect(reporter.phone.messages()).toHaveLength(told);
    await tapsOnCase(world, second, { number, key: 'button.claim' });
    expect(await read()).toMatchObject({ status: 'claimed' });
  });

  it('need not come: whoever proposed it takes it back', async () => {
    const { number, read } = await proposed();
    await tapsOnCase(world, first, { number, key: 'button.decline' });
    expect(await read()).toMatchObject({ status: 'open', decisions: 0 });
    expect(await proposalsOf(number)).toMatchObject([{ status: 'lapsed' }]);
  });
});

describe('while a decision is proposed', () => {
  it('nobody decides alone, and a lease of ten minutes does not end it', async () => {
    const { number, read } = await proposed();
    world.clock.pass(30 * 60);
    const { version } = await read();
    const data = sealPress(
      { do: 'reject_for', case: number, version, reason: 'not_serious' },
      world.app.vault.chatKey(moderatorsGroup.id),
      world.app.vault.buttonKey,
    );
    const { toast } = await second.tapsOn(1, data);
    expect(toast).toBe(second.reads('refusal.already_proposed'));
    expect(await read()).toMatchObject({ status: 'proposed', decisions: 0 });
  });

  it('two who confirm, and one who declines, at once: one outcome', async () => {
    const third = newModerator(world);
    await isKnown(third);
    for (let round = 0; round < 5; round += 1) {
      const { number, read } = await proposed();
      const [row] = await world.app.db.sql<{ number: number }[]>`
        select number from proposal where case_number = ${number}`;
      const seal = (verb: 'confirm' | 'decline') =>
        sealPress(
          { do: verb, proposal: Number(row?.number) },
          world.app.vault.chatKey(moderatorsGroup.id),
          world.app.vault.buttonKey,
        );
      const taps = [
        second.phone.tapsOn(1, seal('confirm')),
        third.phone.tapsOn(1, seal('confirm')),
        first.phone.tapsOn(1, seal('decline')),
      ];
      const tapped = await Promise.all(round % 2 === 0 ? taps : taps.toReversed());
      await quiet(world);
      const after = await read();
      const settled = await proposalsOf(number);
      expect(settled).toHaveLength(1);
      expect([after.status, after.decisions, settled[0]?.status]).toEqual(
        after.decisions === 1 ? ['verified', 1, 'confirmed'] : ['open', 0, 'lapsed'],
      );
      expect(tapped.filter(({ toast }) => toast === undefined)).toHaveLength(1);
    }
  });

  it('the reporter may take the report back: nothing is left to confirm', async () => {
    const { number, reporter, code, read } = await proposed();
    await reporter.says('/mine');
    await reporter.taps(new RegExp(code));
    await reporter.taps({ key: 'button.withdraw' });
    await reporter.taps({ key: 'button.withdraw_yes' });
    expect(await read()).toMatchObject({ status: 'withdrawn', decisions: 0 });
    expect(await proposalsOf(number)).toMatchObject([{ status: 'lapsed' }]);
    const { toast } = await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(toast).toBe(second.reads('refusal.proposal_settled'));
    expect(await read()).toMatchObject({ status: 'withdrawn', decisions: 0 });
  });

  it('the reporter may be forgotten: the decision is made as for anybody', async () => {
    const { number, reporter, read } = await proposed();
    await reporter.says('/forget');
    await reporter.taps({ key: 'button.forget' });
    await world.settled();
    await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
  });
});

it('a coordinator needs a second one as well', async () => {
  await setRole(world, first, 'coordinator');
  const { number, read } = await proposed(first);
  await tapsOnCase(world, second, { number, key: 'button.confirm' });
  expect(await read()).toMatchObject({ status: 'verified' });
});
