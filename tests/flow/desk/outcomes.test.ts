// What followed for people after an assembly: entered row by row by moderators, and never changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import {
  actsOf,
  expectWholeAudit,
  isKnown,
  leavesGroup,
  setRole,
  verifiedCase,
} from '../../support/moderation.ts';
import { fillsIn, type OutcomeScript, replies } from '../../support/outcomes.ts';
import { newModerator, type Person, personAt } from '../../support/person.ts';
import { dataOnButton } from '../../support/stored.ts';
import { openEdge, tapFrom, toastFor } from '../../support/updates.ts';
import { createWorld, type World } from '../../support/world.ts';

const group = moderatorsGroup.id;

let world: World;
let first: Person;
let second: Person;
beforeEach(async () => {
  world = await createWorld();
  [first, second] = [newModerator(world), newModerator(world)];
  for (const one of [first, second]) await isKnown(one);
});
afterEach(async () => {
  await expectWholeAudit(world);
  await world.close();
});

const finePaid: OutcomeScript = {
  kind: 'fine',
  role: 'organizer',
  phase: 'during',
  article: 'CAO 488',
  court: 'Special court of Taraz',
  date: '22.11.2026',
  fine: '40 MCI',
  appeal: 'upheld',
  source: 'https://example.org/decision',
};

const fineText =
  'P1 (organiser): a fine of 40 MCI (173,000 ₸); under CAO 488; Special court of Taraz; 22 November 2026; upheld on appeal; https://example.org/decision';

async function records(by: Person, assembly: number, script: OutcomeScript) {
  await by.says(`/outcome ${assembly}`);
  await by.taps({ key: 'button.new_person' });
  await fillsIn(world, by, script);
  await by.taps({ key: 'button.note_outcome' });
}

async function rowsOf(id: string) {
  return world.app.db.sql`
    select person_ref, kind, fine_mci::float, arrest_days, replaced_by is null as stands,
      replaced_by = id as is_taken_back
    from outcome where assembly_id = ${id} order by number`;
}

describe('an outcome', () => {
  it('is entered by buttons and replies, and read in words', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await first.says(`/outcome ${assembly}`);
    expect(first.last().text).toContain(first.reads('outcome.none'));
    await first.taps({ key: 'button.new_person' });
    await fillsIn(world, first, finePaid);
    expect(first.last().text).toContain(first.reads('outcome.check'));
    expect(await rowsOf(id)).toEqual([]);
    await first.taps({ key: 'button.note_outcome' });
    expect(first.last().text).toContain(fineText);
    await first.says(`/outcome ${assembly}`);
    expect(first.last().text).toContain(fineText);
    expect(await rowsOf(id)).toMatchObject([{ person_ref: 'P1', fine_mci: 40, stands: true }]);
    const [row] = await world.app.db.sql`
      select actor, assembly_number, detail::jsonb as detail from audit where act = 'outcome'`;
    expect(row).toEqual({
      actor: first.key,
      assembly_number: assembly,
      detail: { what: 'added', outcome: 1, kind: 'fine' },
    });
  });

  it('of another person is another number, and of the same person another row', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await records(first, assembly, finePaid);
    await records(second, assembly, { kind: 'administrative_arrest', arrest_days: '15' });
    await first.says(`/outcome ${assembly}`);
    await first.taps('➕ P2');
    await fillsIn(world, first, { kind: 'warning' });
    await first.taps({ key: 'button.note_outcome' });
    expect(await rowsOf(id)).toMatchObject([
      { person_ref: 'P1', kind: 'fine' },
      { person_ref: 'P2', kind: 'administrative_arrest', arrest_days: 15 },
      { person_ref: 'P2', kind: 'warning' },
    ]);
  });

  it('is replaced by another row, and taken back, and every row stays', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await records(first, assembly, finePaid);
    await second.says(`/outcome ${assembly}`);
    const takeBack = dataOnButton(world, { chatId: group, words: first.reads('button.take_back') });
    await second.taps(/✏️ P1/);
    await fillsIn(world, second, { kind: 'fine', fine: '20 MCI' });
    await second.taps({ key: 'button.note_outcome' });
    expect((await second.tapsOn(second.last().id, takeBack)).toast).toBe(
      second.reads('refusal.outcome_replaced'),
    );
    await second.says(`/outcome ${assembly}`);
    expect(second.last().text).toContain('P1: a fine of 20 MCI; no source');
    expect(second.last().text).not.toContain('40 MCI');
    await second.taps({ key: 'button.take_back' });
    expect(second.last().text).toContain(second.reads('outcome.none'));
    expect(await rowsOf(id)).toMatchObject([
      { fine_mci: 40, stands: false, is_taken_back: false },
      { fine_mci: 20, stands: false, is_taken_back: true },
    ]);
    // A number is never given to somebody else.
    await records(first, assembly, { kind: 'acquitted' });
    expect(await rowsOf(id)).toMatchObject([{}, {}, { person_ref: 'P2' }]);
    const acts = (await actsOf(world)).filter((act) => act === 'outcome');
    expect(acts).toHaveLength(4);
  });

  it('that cannot be is not recorded, and the screen says why', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await first.says(`/outcome ${assembly}`);
    await first.taps({ key: 'button.new_person' });
    await fillsIn(world, first, { ...finePaid, date: '01.11.2026' });
    await first.taps({ key: 'button.note_outcome' });
    expect(first.last().text).toContain(first.reads('outcome.fault.decided_before_assembly'));
    expect(await rowsOf(id)).toEqual([]);
    await first.taps({ key: 'button.edit' });
    await fillsIn(world, first, { kind: 'warning', date: '22.11.2026' });
    await first.taps({ key: 'button.note_outcome' });
    expect(await rowsOf(id)).toMatchObject([{ kind: 'warning', fine_mci: null }]);
  });

  it('is left with Cancel, and an answer that is not understood is asked for again', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await first.says(`/outcome ${assembly}`);
    await first.taps({ key: 'button.new_person' });
    await first.taps(first.reads('card.outcome_kind.choice.fine'));
    for (let skipped = 0; skipped < 5; skipped += 1) await first.taps({ key: 'button.skip' });
    await replies(world, first, 'a lot');
    expect(first.last().text).toContain(first.reads('refusal.money_format'));
    await first.taps({ key: 'button.cancel' });
    expect(first.last().text).toContain(first.reads('outcome.cancelled'));
    expect(await rowsOf(id)).toEqual([]);
    const [row] = await world.app.db.sql`select count(*)::int as n from desk_draft`;
    expect(row?.['n']).toBe(0);
  });
});

describe('who may not enter an outcome', () => {
  const opens = async (by: Person, assembly: number) => {
    await by.says(`/outcome ${assembly}`);
    return by.taps({ key: 'button.new_person' });
  };

  it('a moderator whose report the assembly cites, neither by a button nor in the database', async () => {
    const { assembly, reporter, id } = await verifiedCase(world, first);
    world.sandbox.addMember(group, reporter.id);
    const inGroup = personAt(world, { id: reporter.id, language: 'en', chatId: group });
    await isKnown(inGroup);
    expect((await opens(inGroup, assembly)).toast).toBe(reporter.reads('refusal.own_report'));
    const { sql } = world.app.db;
    await expect(sql`insert into outcome (id, assembly_id, person_ref, kind, entered_by, entered_at)
      values (gen_random_uuid(), ${id}, 'P1', 'warning', ${reporter.key}, now())`).rejects.toMatchObject(
      { constraint_name: 'outcome_not_own' },
    );
  });

  it('a trainee, and whoever is in the group no longer, with the interview already open', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await opens(second, assembly);
    await fillsIn(world, second, { kind: 'warning' });
    await setRole(world, second, 'trainee');
    expect((await second.taps({ key: 'button.note_outcome' })).toast).toBe(
      second.reads('refusal.trainee_enters_nothing'),
    );
    await setRole(world, second, 'moderator');
    const data = dataOnButton(world, { chatId: group, words: first.reads('button.note_outcome') });
    await leavesGroup(world, second);
    const edge = openEdge(world.app);
    const update = tapFrom(second, { data, group });
    await edge.handle(update);
    await edge.settled();
    expect(toastFor(world, update)).toBe(second.reads('refusal.not_a_moderator'));
    expect(await rowsOf(id)).toEqual([]);
  });

  it('another moderator in the interview of somebody else', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await opens(first, assembly);
    await fillsIn(world, first, { kind: 'warning' });
    expect((await second.taps({ key: 'button.note_outcome' })).toast).toBe(
      second.reads('refusal.draft_of_other'),
    );
    await replies(world, second, '50 MCI');
    await first.taps({ key: 'button.note_outcome' });
    expect(await rowsOf(id)).toMatchObject([{ kind: 'warning' }]);
  });

  it('anybody, of a record that was retracted', async () => {
    const { assembly, id } = await verifiedCase(world, first);
    await world.app.db.sql`update assembly set retracted_at = now(), retracted_for = 'duplicate'
      where id = ${id}`;
    expect((await opens(first, assembly)).toast).toBe(first.reads('refusal.outcome_retracted'));
  });
});

describe('/outcome', () => {
  it('wants the number of an assembly that is there', async () => {
    await first.says('/outcome');
    expect(first.last().text).toBe(first.reads('refusal.outcome_number'));
    await first.says('/outcome 999');
    expect(first.last().text).toBe(first.reads('refusal.assembly_unknown'));
  });

  it('shows what reporters told since', async () => {
    const { assembly, code } = await verifiedCase(world, first, {
      authority_response: ['detained'],
    });
    const told = {
      later_outcome: { kind: 'choices', values: ['fine'] },
      fined_people: { kind: 'number', value: 3 },
      fine_amount: { kind: 'unknown' },
    };
    await world.app.db.sql`
      insert into report_addition (id, report_id, kind, answers, received_at)
      select gen_random_uuid(), id, 'details', ${JSON.stringify(told)}::text::jsonb, now()
      from report where code = ${code}`;
    await first.says(`/outcome ${assembly}`);
    const { text } = first.last();
    expect(text).toContain(first.reads('outcome.told'));
    expect(text).toContain('Fined: 3 people');
    expect(text).not.toContain(first.reads('card.fine_amount.short') + ':');
  });
});
