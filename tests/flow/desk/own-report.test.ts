// Nobody touches their own report: neither by a button or a reply, nor in the database, alone, as
// the second of two, or through an assembly that cites it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { tapsOnCase, verifiesCase } from '../../support/desk.ts';
import { isKnown, newCase, verifiedCase } from '../../support/moderation.ts';
import { newModerator, newPerson, type Person, personAt, quiet } from '../../support/person.ts';
import { cardOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let other: Person;
beforeAll(async () => {
  world = await createWorld();
  other = newModerator(world);
  await isKnown(other);
});
afterAll(() => world.close());

/** A reporter who is a moderator as well. */
async function double() {
  const reporter = newPerson(world, 'en');
  world.sandbox.addMember(moderatorsGroup.id, reporter.id);
  const chatId = moderatorsGroup.id;
  const inGroup = personAt(world, { id: reporter.id, language: 'en', chatId });
  await isKnown(inGroup);
  return { reporter, inGroup };
}

describe('on the desk', () => {
  it('every button of the card refuses, and so does a question in their own words', async () => {
    const { reporter, inGroup } = await double();
    const { number, read } = await newCase(world, {}, reporter);
    const before = await read();
    const keys = ['claim', 'ask_reporter', 'verify', 'reject', 'verify_as'] as const;
    for (const key of keys) {
      const { toast } = await tapsOnCase(world, inGroup, { number, key: `button.${key}` });
      expect(toast).toBe(inGroup.reads('refusal.own_report'));
    }
    const replyTo = cardOf(world, { by: inGroup, number }).id;
    await inGroup.phone.says('Where exactly?', { replyTo });
    await quiet(world);
    expect(inGroup.last().text).toBe(inGroup.reads('refusal.own_report'));
    expect(await read()).toEqual(before);
  });

  it('a decision that another one made is not undone by them', async () => {
    const { reporter, inGroup } = await double();
    const { number, read } = await newCase(world, {}, reporter);
    await verifiesCase(world, other, number);
    const { toast } = await tapsOnCase(world, inGroup, { number, key: 'button.undo' });
    expect(toast).toBe(inGroup.reads('refusal.own_report'));
    expect(await read()).toMatchObject({ status: 'verified' });
  });
});

describe('in the database', () => {
  const refused = (constraint: string) => ({ constraint_name: constraint });

  it('a decision is refused with them as the second, and its undoing', async () => {
    const { reporter } = await double();
    const { number } = await newCase(world, {}, reporter);
    const { sql } = world.app.db;
    await expect(sql`insert into decision (case_number, moderator, second, verdict, decided_at)
      values (${number}, ${other.key}, ${reporter.key}, 'verified', now())`).rejects.toMatchObject(
      refused('decision_not_own'),
    );
    await verifiesCase(world, other, number);
    await expect(sql`update decision set undone_at = now(), undone_by = ${reporter.key}
      where case_number = ${number}`).rejects.toMatchObject(refused('decision_not_own'));
  });

  it.each(['proposed_by', 'settled_by'] as const)(
    'a proposal about the case or its assembly is refused with them as %s',
    async (column) => {
      const { reporter } = await double();
      const { number, id } = await verifiedCase(world, other, {}, reporter);
      const { sql } = world.app.db;
      const by = column === 'proposed_by' ? reporter.key : other.key;
      const settledBy = column === 'settled_by' ? reporter.key : null;
      const insert = (caseNumber: number | null, assemblyId: string | null) => sql`
        insert into proposal (id, kind, case_number, assembly_id, act, why, proposed_by,
          proposed_at, status, settled_by, settled_at)
        values (gen_random_uuid(), 'retract', ${caseNumber}, ${assemblyId}, '{}'::jsonb, '{}',
          ${by}, now(), 'declined', ${settledBy}, now())`;
      await expect(insert(number, null)).rejects.toMatchObject(refused('proposal_not_own'));
      await expect(insert(null, id)).rejects.toMatchObject(refused('proposal_not_own'));
    },
  );

  it.each(['moderator', 'second'] as const)(
    'a correction of the assembly that cites it is refused with them as %s',
    async (column) => {
      const { reporter } = await double();
      const { id } = await verifiedCase(world, other, {}, reporter);
      const [by, second] =
        column === 'moderator' ? [reporter.key, other.key] : [other.key, reporter.key];
      await expect(world.app.db.sql`
        insert into correction (id, assembly_id, field, after, reason, moderator, second,
          corrected_at)
        values (gen_random_uuid(), ${id}, 'form', '{"kind":"unknown"}'::jsonb, 'mistake', ${by},
          ${second}, now())`).rejects.toMatchObject(refused('correction_not_own'));
    },
  );
});
