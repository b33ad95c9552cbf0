// Corrections that one moderator may not make alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { newModerator, type Person, personAt } from '../../support/person.ts';
import {
  corrects,
  newRecord,
  pressesRaw,
  recordText,
  tapsOnRecord,
} from '../../support/records.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
  await second.says('/log');
});
afterAll(() => world.close());

async function opened(answers = {}) {
  const record = await newRecord(world, first, answers);
  await first.says(`/assembly ${record.number}`);
  return record;
}

const people = { section: 'section.required', field: 'card.participants.short' } as const;
const about = { section: 'record.about' } as const;

function correctionsOf(id: string) {
  return world.app.db.sql`
    select field, before, after, reason, second from correction
    where assembly_id = ${id} order by corrected_at, id`;
}

describe('a correction that is grave', () => {
  const deaths = { ...about, field: 'record.field.deaths', write: '2' } as const;

  it('waits for a second moderator, who sees what it is', async () => {
    const { number, id } = await opened();
    await corrects(world, first, { number, ...deaths });
    expect(await correctionsOf(id)).toHaveLength(0);
    const text = recordText(second, number);
    expect(text).toContain(first.reads('four_eyes.deaths'));
    expect(text).toContain('Deaths');
    const own = await tapsOnRecord(world, first, number, { key: 'button.confirm' });
    expect(own.toast).toBe(first.reads('refusal.confirm_own'));
    await tapsOnRecord(world, second, number, first.reads('button.confirm'));
    expect(await correctionsOf(id)).toMatchObject([{ field: 'deaths', second: second.key }]);
    expect(recordText(first, number)).not.toContain(first.reads('four_eyes.deaths'));
    const acts = await world.app.db.sql`
      select act from audit where assembly_number = ${number} order by seq`;
    expect(acts.map(({ act }) => act)).toEqual(['verify', 'propose', 'confirm', 'correct']);
  });

  it('is not made when it is declined', async () => {
    const { number, id } = await opened();
    await corrects(world, first, { number, ...people, write: '3000' });
    await tapsOnRecord(world, second, number, first.reads('button.decline'));
    expect(await correctionsOf(id)).toHaveLength(0);
    expect(await world.app.db.sql`select status from proposal where assembly_id = ${id}`).toEqual([
      { status: 'declined' },
    ]);
    expect(recordText(first, number)).not.toContain(first.reads('four_eyes.many_people'));
  });

  it('cannot be confirmed by whose report it rests on', async () => {
    const { number, id, reporter } = await opened();
    await corrects(world, first, { number, ...deaths });
    const [row] = await world.app.db.sql`select number from proposal where assembly_id = ${id}`;
    const own = inGroup(reporter);
    for (const verb of ['confirm', 'decline'] as const) {
      const { toast } = await pressesRaw(world, own, { do: verb, proposal: row?.['number'] });
      expect(toast).toBe(own.reads('refusal.own_record'));
    }
    expect(await correctionsOf(id)).toHaveLength(0);
  });

  it('is proposed for every correction of a trainee', async () => {
    const { number, id } = await opened();
    const trainee = newModerator(world);
    await trainee.says('/log');
    await world.app.db.sql`update moderator set role = 'trainee' where person = ${trainee.key}`;
    await trainee.says(`/assembly ${number}`);
    await corrects(world, trainee, { number, ...people, write: '60' });
    expect(await correctionsOf(id)).toHaveLength(0);
    await tapsOnRecord(world, first, number, { key: 'button.confirm' });
    expect(await correctionsOf(id)).toHaveLength(1);
  });
});

function inGroup({ id }: Person): Person {
  world.sandbox.addMember(moderatorsGroup.id, id);
  return personAt(world, { id, language: 'en', chatId: moderatorsGroup.id });
}
