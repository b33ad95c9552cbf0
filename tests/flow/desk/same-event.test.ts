// Several reports on one assembly: candidates, the choice, and what the record says then.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { tapsOnCase, verifiedText, verifiesCase } from '../../support/desk.ts';
import { type CardScript, newModerator, newPerson, type Person } from '../../support/person.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { cardOf, caseOf, dataOnButton } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
});
afterAll(async () => {
  expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  await world.close();
});

async function newCase(script: CardScript, reporter = newPerson(world, 'en')) {
  const code = await reporter.reports(script);
  const { number } = await caseOf(world, code);
  const card = () => cardOf(world, { by: first, number });
  return { reporter, code, number, card, read: () => caseOf(world, code) };
}

async function recordsAt(place: string) {
  return world.app.db.sql<Record<string, unknown>[]>`
    select number, version, participants_low::float as low, participants_high::float as high,
      participants_best::float as best, level, corroboration, to_jsonb(conflicts) as conflicts,
      to_jsonb(authority_response) as authority_response,
      (select count(*)::int from assembly_report c where c.assembly_id = a.id) as cited
    from assembly a where place_id = ${place} order by number`;
}

/** Opens the comparison with the first candidate, and says that it is the same event. */
async function joins(moderator: Person, number: number) {
  await moderator.tapsOn(
    cardOf(world, { by: moderator, number }).id,
    dataOnButton(world, {
      chatId: moderatorsGroup.id,
      words: buttonOf(moderator, number),
      about: `${moderator.reads('desk.case_title', { number })}<`,
    }),
  );
  return tapsOnCase(world, moderator, { number, key: 'button.same_event' });
}

function buttonOf(moderator: Person, number: number): string {
  const found = cardOf(world, { by: moderator, number })
    .buttons.flat()
    .find((text) => text.startsWith('🔗 №'));
  if (found === undefined) throw new Error('the card has no candidate');
  return found;
}

describe('two reports of one event', () => {
  it('are offered to be joined, and become one record with the values of both', async () => {
    const one = await newCase({ place: 'kostanay', participants: { typed: '100' } });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const other = await newCase({
      place: 'kostanay',
      participants: { typed: '120' },
      authority_response: ['detained'],
    });
    expect(other.card().text).toContain(first.reads('desk.candidates'));
    await joins(first, other.number);
    expect(await other.read()).toMatchObject({ status: 'verified', decisions: 1 });
    const [record, ...more] = await recordsAt('kostanay');
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      low: 110,
      high: 110,
      best: 110,
      level: 'v2',
      corroboration: 2,
      cited: 2,
      conflicts: ['participants'],
      authority_response: ['watched', 'detained'],
    });
    const { code, reporter } = other;
    expect(reporter.last().text).toBe(verifiedText(reporter, { code, place: 'kostanay' }));
  });

  it('by one person have one voice, the latest', async () => {
    const one = await newCase({ place: 'petropavl', participants: { typed: '100' } });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const again = await newCase(
      { place: 'petropavl', participants: { typed: '300' } },
      one.reporter,
    );
    await joins(second, again.number);
    expect(await recordsAt('petropavl')).toMatchObject([
      { best: 300, level: 'v1', corroboration: 1, cited: 2, conflicts: [] },
    ]);
  });
});

describe('Verify where the event seems to be on record', () => {
  it('decides nothing before the moderator says whether it is', async () => {
    const one = await newCase({ place: 'aktau' });
    await verifiesCase(world, first, one.number);
    const other = await newCase({ place: 'aktau' });
    await tapsOnCase(world, first, { number: other.number, key: 'button.verify' });
    expect(await other.read()).toMatchObject({ status: 'claimed', decisions: 0 });
    expect(other.card().text).toContain(first.reads('desk.choose_event'));
    await tapsOnCase(world, first, { number: other.number, key: 'button.new_event' });
    expect(await other.read()).toMatchObject({ status: 'verified', decisions: 1 });
    expect(await recordsAt('aktau')).toHaveLength(2);
  });

  it('decides at once where there are but weaker candidates', async () => {
    const one = await newCase({ place: 'atyrau' });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const other = await newCase({ place: 'atyrau', topic: 'rights' });
    expect(other.card().text).toContain(first.reads('desk.candidate_weak', { record: '№' }));
    await tapsOnCase(world, first, { number: other.number, key: 'button.verify' });
    expect(await recordsAt('atyrau')).toHaveLength(2);
  });
});

describe('a record that has changed since it was compared', () => {
  it('is not joined: the moderator is told, and compares again', async () => {
    const one = await newCase({ place: 'turkistan' });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const [two, three] = [
      await newCase({ place: 'turkistan' }),
      await newCase({ place: 'turkistan' }),
    ];
    const open = (moderator: Person, number: number) =>
      moderator.tapsOn(
        cardOf(world, { by: moderator, number }).id,
        dataOnButton(world, {
          chatId: moderatorsGroup.id,
          words: buttonOf(moderator, number),
          about: `${moderator.reads('desk.case_title', { number })}<`,
        }),
      );
    await open(first, two.number);
    await open(second, three.number);
    await tapsOnCase(world, first, { number: two.number, key: 'button.same_event' });
    const late = await tapsOnCase(world, second, {
      number: three.number,
      key: 'button.same_event',
    });
    const [record] = await recordsAt('turkistan');
    expect(late.toast).toBe(
      second.reads('refusal.assembly_changed', { assembly: Number(record?.['number']) }),
    );
    expect(await three.read()).toMatchObject({ status: 'claimed', decisions: 0 });
    await joins(second, three.number);
    expect(await recordsAt('turkistan')).toMatchObject([{ cited: 3, corroboration: 3 }]);
  });
});

describe('a moderator whose own report the record cites', () => {
  it('cannot join another one to it', async () => {
    const one = await newCase({ place: 'taldykorgan' });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const other = await newCase({ place: 'taldykorgan' });
    world.sandbox.addMember(moderatorsGroup.id, one.reporter.id);
    const { personAt } = await import('../../support/person.ts');
    const own = personAt(world, {
      id: one.reporter.id,
      language: 'en',
      chatId: moderatorsGroup.id,
    });
    const { toast } = await joins(own, other.number);
    expect(toast).toBe(own.reads('refusal.own_report'));
    expect(await recordsAt('taldykorgan')).toMatchObject([{ cited: 1 }]);
  });
});

describe('Undo of a report that was joined', () => {
  it('leaves the record as it was before', async () => {
    const one = await newCase({ place: 'zhezkazgan', participants: { typed: '100' } });
    await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
    const [before] = await recordsAt('zhezkazgan');
    const other = await newCase({ place: 'zhezkazgan', participants: { typed: '120' } });
    await joins(first, other.number);
    await tapsOnCase(world, first, { number: other.number, key: 'button.undo' });
    expect(await other.read()).toMatchObject({ status: 'claimed' });
    expect(await recordsAt('zhezkazgan')).toEqual([{ ...before, version: 3 }]);
    await joins(first, other.number);
    await tapsOnCase(world, first, { number: one.number, key: 'button.undo' });
    expect(await recordsAt('zhezkazgan')).toMatchObject([{ best: 120, cited: 1, level: 'v1' }]);
    await tapsOnCase(world, first, { number: other.number, key: 'button.undo' });
    expect(await recordsAt('zhezkazgan')).toEqual([]);
  });
});
