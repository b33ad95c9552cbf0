// `/a12`: a record as everybody may see it, and what nobody sees of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { languages } from '../../src/locales/translate.ts';
import { newModerator, newPerson, type Person } from '../support/person.ts';
import { newRecord } from '../support/records.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let moderator: Person;
beforeAll(async () => {
  world = await createWorld();
  moderator = newModerator(world);
});
afterAll(() => world.close());

/** About the reporter and about single people. */
const hidden = {
  observer_basis: { kind: 'choice', value: 'participant_told' },
  count_method: { kind: 'choice', value: 'by_eye' },
  source_types: { kind: 'choices', values: ['relative'] },
  detained_who: { kind: 'choices', values: ['minors'] },
  fined_people: { kind: 'number', value: 1 },
  arrested_people: { kind: 'number', value: 1 },
  arrest_days: { kind: 'number', value: 13 },
};

it('opens once it is public, and says nothing of who reported it or of single people', async () => {
  const { sql } = world.app.db;
  const { id, number } = await newRecord(world, moderator, { place: 'taraz', form: 'march' });
  const values = JSON.stringify(hidden);
  await sql`update assembly set values = values || ${values}::text::jsonb where id = ${id}`;
  for (const [field, after] of Object.entries(hidden)) {
    await sql`insert into correction (id, assembly_id, field, after, reason, moderator, corrected_at)
      values (gen_random_uuid(), ${id}, ${field}, ${JSON.stringify(after)}::text::jsonb,
        'better_source', ${moderator.key}, now())`;
  }
  const early = newPerson(world, 'en');
  await early.says(`/a${number}`);
  expect(early.last().text).toBe(early.reads('refusal.record_not_public', { number }));
  world.clock.pass(4 * 3600);
  for (const language of languages) {
    const person = newPerson(world, language);
    await person.says(`/a${number}`);
    const { text } = person.last();
    expect(text).toContain(person.reads('card.form.choice.march'));
    expect(text).not.toContain(person.reads('record.corrections'));
    for (const field of Object.keys(hidden)) {
      const key = field === 'source_types' ? `record.field.${field}` : `card.${field}.short`;
      expect(text).not.toContain(person.reads(key as Parameters<Person['reads']>[0]));
    }
  }
  await sql`update assembly set level = 'v0' where id = ${id}`;
  await early.says(`/a${number}`);
  expect(early.last().text).toBe(early.reads('refusal.record_not_public', { number }));
});
