// What followed for people after an assembly: entered row by row by moderators, never changed, and
// asked for again after three, fourteen and sixty days.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindOfOutcomes } from '../../../src/actions/outcome-reminders.ts';
import { placeName } from '../../../src/card/places.ts';
import { formatDay } from '../../../src/dates.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { tapsOnCase } from '../../support/desk.ts';
import {
  actsOf,
  expectWholeAudit,
  isKnown,
  leavesGroup,
  newCase,
  setRole,
} from '../../support/moderation.ts';
import { fillsIn, type OutcomeScript, replies } from '../../support/outcomes.ts';
import { newModerator, type Person, personAt, quiet } from '../../support/person.ts';
import { dataOnButton } from '../../support/stored.ts';
import { openEdge, tapFrom, toastFor } from '../../support/updates.ts';
import { createWorld, type World } from '../../support/world.ts';

const group = moderatorsGroup.id;
const DAY = 24 * 60 * 60;

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

/** A verified report, whose assembly has the next number. */
async function verified(script: Parameters<typeof newCase>[1] = {}) {
  const one = await newCase(world, script);
  await tapsOnCase(world, first, { number: one.number, key: 'button.verify' });
  const [row] = await world.app.db.sql<{ number: number; id: string }[]>`
    select number, id from assembly order by number desc limit 1`;
  if (row === undefined) throw new Error('nothing was verified');
  return { ...one, assembly: row.number, id: row.id };
}

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
  await by.taps({ key: 'button.record' });
}

async function rowsOf(id: string) {
  return world.app.db.sql`
    select person_ref, kind, fine_mci::float, arrest_days, replaced_by is null as stands,
      replaced_by = id as is_taken_back
    from outcome where assembly_id = ${id} order by number`;
}

describe('an outcome', () => {
  it('is entered by buttons and replies, and read in words', async () => {
    const { assembly, id } = await verified();
    await first.says(`/outcome ${assembly}`);
    expect(first.last().text).toContain(first.reads('outcome.none'));
    await first.taps({ key: 'button.new_person' });
    await fillsIn(world, first, finePaid);
    expect(first.last().text).toContain(first.reads('outcome.check'));
    expect(await rowsOf(id)).toEqual([]);
    await first.taps({ key: 'button.record' });
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
    const { assembly, id } = await verified();
    await records(first, assembly, finePaid);
    await records(second, assembly, { kind: 'administrative_arrest', arrest_days: '15' });
    await first.says(`/outcome ${assembly}`);
    await first.taps('➕ P2');
    await fillsIn(world, first, { kind: 'warning' });
    await first.taps({ key: 'button.record' });
    expect(await rowsOf(id)).toMatchObject([
      { person_ref: 'P1', kind: 'fine' },
      { person_ref: 'P2', kind: 'administrative_arrest', arrest_days: 15 },
      { person_ref: 'P2', kind: 'warning' },
    ]);
  });

  it('is replaced by another row, and taken back, and every row stays', async () => {
    const { assembly, id } = await verified();
    await records(first, assembly, finePaid);
    await second.says(`/outcome ${assembly}`);
    const takeBack = dataOnButton(world, { chatId: group, words: first.reads('button.take_back') });
    await second.taps(/✏️ P1/);
    await fillsIn(world, second, { kind: 'fine', fine: '20 MCI' });
    await second.taps({ key: 'button.record' });
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
    const { assembly, id } = await verified();
    await first.says(`/outcome ${assembly}`);
    await first.taps({ key: 'button.new_person' });
    await fillsIn(world, first, { ...finePaid, date: '01.11.2026' });
    await first.taps({ key: 'button.record' });
    expect(first.last().text).toContain(first.reads('outcome.fault.decided_before_assembly'));
    expect(await rowsOf(id)).toEqual([]);
    await first.taps({ key: 'button.edit' });
    await fillsIn(world, first, { kind: 'warning', date: '22.11.2026' });
    await first.taps({ key: 'button.record' });
    expect(await rowsOf(id)).toMatchObject([{ kind: 'warning', fine_mci: null }]);
  });

  it('is left with Cancel, and an answer that is not understood is asked for again', async () => {
    const { assembly, id } = await verified();
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
    const { assembly, reporter, id } = await verified();
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
    const { assembly, id } = await verified();
    await opens(second, assembly);
    await fillsIn(world, second, { kind: 'warning' });
    await setRole(world, second, 'trainee');
    expect((await second.taps({ key: 'button.record' })).toast).toBe(
      second.reads('refusal.trainee_enters_nothing'),
    );
    await setRole(world, second, 'moderator');
    const data = dataOnButton(world, { chatId: group, words: first.reads('button.record') });
    await leavesGroup(world, second);
    const edge = openEdge(world.app);
    const update = tapFrom(second, { data, group });
    await edge.handle(update);
    await edge.settled();
    expect(toastFor(world, update)).toBe(second.reads('refusal.not_a_moderator'));
    expect(await rowsOf(id)).toEqual([]);
  });

  it('another moderator in the interview of somebody else', async () => {
    const { assembly, id } = await verified();
    await opens(first, assembly);
    await fillsIn(world, first, { kind: 'warning' });
    expect((await second.taps({ key: 'button.record' })).toast).toBe(
      second.reads('refusal.draft_of_other'),
    );
    await replies(world, second, '50 MCI');
    await first.taps({ key: 'button.record' });
    expect(await rowsOf(id)).toMatchObject([{ kind: 'warning' }]);
  });

  it('anybody, of a record that was retracted', async () => {
    const { assembly, id } = await verified();
    await world.app.db.sql`update assembly set retracted_at = now(), retracted_for = 'duplicate'
      where id = ${id}`;
    expect((await opens(first, assembly)).toast).toBe(first.reads('refusal.assembly_retracted'));
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
    const { assembly, code } = await verified({ authority_response: ['detained'] });
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

describe('the desk is reminded', () => {
  const reminders = () =>
    first.phone.messages().filter(({ text }) => text.startsWith(first.reads('outcome.remind')));
  const remind = async () => {
    await remindOfOutcomes(world.app);
    await quiet(world);
  };
  const lineOf = (assembly: number, n: number) =>
    first.reads('outcome.remind_line', {
      assembly,
      place: placeName('taraz', 'en'),
      day: formatDay('2026-11-22', 'en'),
      n,
    });

  it('after 3, 14 and 60 days, each once, where people were detained', async () => {
    const { assembly } = await verified({ authority_response: ['detained'] });
    await remind();
    expect(reminders()).toEqual([]);
    let seen = 0;
    for (const [step, passed] of [
      [3, 3],
      [14, 11],
      [60, 46],
    ] as const) {
      world.clock.pass(passed * DAY);
      await remind();
      await remind();
      seen += 1;
      expect(reminders()).toHaveLength(seen);
      expect(reminders().at(-1)?.text).toContain(lineOf(assembly, step));
    }
    await first.taps(`№ ${assembly}`);
    expect(first.last().text).toContain(first.reads('outcome.title', { assembly }));
  });

  it('once where nobody was, and of all in one message', async () => {
    const [one, other] = [await verified(), await verified({ form: 'march' })];
    world.clock.pass(3 * DAY);
    await remind();
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]?.text).toContain(lineOf(one.assembly, 3));
    expect(reminders()[0]?.text).toContain(lineOf(other.assembly, 3));
    world.clock.pass(57 * DAY);
    await remind();
    expect(reminders()).toHaveLength(1);
  });

  it('by day only: what falls due at night comes in the morning', async () => {
    await verified();
    // Four in the morning of the fourth day, in Taraz.
    world.clock.set('2026-11-25T23:00:00Z');
    await remind();
    expect(reminders()).toEqual([]);
    world.clock.set('2026-11-26T03:00:00Z');
    await remind();
    expect(reminders()).toHaveLength(1);
  });

  it('once by two who look at the same time, and after a long standstill once for all steps', async () => {
    await verified({ authority_response: ['detained'] });
    world.clock.pass(61 * DAY);
    await Promise.all([remindOfOutcomes(world.app), remindOfOutcomes(world.app)]);
    await quiet(world);
    expect(reminders()).toHaveLength(1);
  });

  it('when there is a group again, if there was none on that day', async () => {
    await verified();
    await world.app.db.sql`update desk set is_present = false`;
    world.clock.pass(3 * DAY);
    await remind();
    expect(reminders()).toEqual([]);
    await world.app.db.sql`update desk set is_present = true`;
    await remind();
    expect(reminders()).toHaveLength(1);
  });

  it('of nothing that was retracted or turned out to be another record', async () => {
    const [one, other, third] = [
      await verified(),
      await verified({ form: 'march' }),
      await verified({ form: 'strike' }),
    ];
    const { sql } = world.app.db;
    await sql`update assembly set retracted_at = now(), retracted_for = 'duplicate'
      where id = ${one.id}`;
    await sql`update assembly set merged_into = ${third.id} where id = ${other.id}`;
    world.clock.pass(3 * DAY);
    await remind();
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]?.text).toContain(lineOf(third.assembly, 3));
    expect(reminders()[0]?.text).not.toContain(lineOf(one.assembly, 3));
    expect(reminders()[0]?.text).not.toContain(lineOf(other.assembly, 3));
  });
});
