// *Undo*: for ten minutes a decision can be taken back as if it had not been made.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import {
  claimedText,
  numberOf,
  tapsOnCase,
  verifiedText,
  verifiesCase,
} from '../../support/desk.ts';
import { expectWholeAudit, isKnown, newCase, setRole } from '../../support/moderation.ts';
import { newModerator, type Person } from '../../support/person.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { cardOf, dataOnButton } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

const MINUTE = 60;

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  [first, second] = [newModerator(world), newModerator(world)];
  for (const one of [first, second]) await isKnown(one);
});
afterAll(async () => {
  await expectWholeAudit(world);
  await world.close();
});

const verifies = (by: Person, number: number) => verifiesCase(world, by, number);
const undoes = (by: Person, number: number) =>
  tapsOnCase(world, by, { number, key: 'button.undo' });

async function countOf() {
  const [row] = await world.app.db.sql`
    select (select count(*)::int from assembly) as assemblies,
      (select coalesce(sum(n), 0)::int from rollup where figure = 'assemblies' and span = 'all' and subset = 'all') as counted`;
  return row;
}

describe('a verification that is undone', () => {
  it('leaves no assembly and no figure, and the reporter is told', async () => {
    const before = await countOf();
    const { number, read, reporter, code, cardText } = await newCase(world);
    await verifies(first, number);
    expect(await countOf()).not.toEqual(before);
    expect(reporter.last().text).toBe(verifiedText(reporter, { code, place: 'taraz' }));
    const told = reporter.phone.messages().length;
    await undoes(first, number);
    expect(await countOf()).toEqual(before);
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    expect(await read()).toMatchObject({ status: 'claimed' });
    expect(cardText(first)).toContain(claimedText(world, first, await numberOf(world, first)));
    // In the message that told of the decision.
    expect(reporter.phone.messages()).toHaveLength(told);
    expect(reporter.last().text).toBe(reporter.reads('report.looked_at_again', { id: code }));
  });

  it('can be decided otherwise at once, and that is what the reporter reads', async () => {
    const { number, read, reporter } = await newCase(world);
    await verifies(first, number);
    await undoes(first, number);
    await tapsOnCase(world, first, { number, key: 'button.reject' });
    await tapsOnCase(world, first, { number, key: 'reject.not_serious.button' });
    expect(await read()).toMatchObject({ status: 'rejected', decisions: 2 });
    expect(reporter.last().text).toContain(reporter.reads('reject.not_serious.reporter'));
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  });
});

it('a rejection is undone in the same way', async () => {
  const { number, read, reporter, code } = await newCase(world);
  await tapsOnCase(world, first, { number, key: 'button.reject' });
  await tapsOnCase(world, first, { number, key: 'reject.not_serious.button' });
  await undoes(first, number);
  expect(await read()).toMatchObject({ status: 'claimed' });
  expect(reporter.last().text).toBe(reporter.reads('report.looked_at_again', { id: code }));
  await verifies(first, number);
  expect(await read()).toMatchObject({ status: 'verified', decisions: 2 });
});

describe('it is undone', () => {
  it('within ten minutes only', async () => {
    const { number, read } = await newCase(world);
    await verifies(first, number);
    world.clock.pass(10 * MINUTE);
    expect((await undoes(first, number)).toast).toBe(first.reads('refusal.undo_too_late'));
    expect(await read()).toMatchObject({ status: 'verified' });
  });

  it('by whoever decided, or by a coordinator, and by no other moderator', async () => {
    const { number, read } = await newCase(world);
    await verifies(first, number);
    expect((await undoes(second, number)).toast).toBe(second.reads('refusal.undo_not_yours'));
    expect(await read()).toMatchObject({ status: 'verified' });
    await setRole(world, second, 'coordinator');
    await undoes(second, number);
    await setRole(world, second, 'moderator');
    expect(await read()).toMatchObject({ status: 'claimed' });
    const [row] = await world.app.db.sql`
      select moderator, undone_by from decision where case_number = ${number}`;
    expect(row).toEqual({ moderator: first.key, undone_by: second.key });
  });

  it('by the second of two who decided as well', async () => {
    const { number, read } = await newCase(world, { authority_response: ['force'] });
    await verifies(first, number);
    await tapsOnCase(world, second, { number, key: 'button.confirm' });
    await undoes(second, number);
    expect(await read()).toMatchObject({ status: 'claimed' });
  });

  it('once: a doubled tap changes nothing', async () => {
    const { number, read } = await newCase(world);
    await verifies(first, number);
    const data = dataOnButton(world, {
      chatId: moderatorsGroup.id,
      words: first.reads('button.undo'),
    });
    const { id } = cardOf(world, { by: first, number });
    await first.tapsOn(id, data);
    const before = await read();
    expect((await first.tapsOn(id, data)).toast).toBe(first.reads('refusal.case_changed'));
    expect(await read()).toEqual(before);
  });
});
