// `/assembly`: the record in the moderators' group, from whom each value is, and who may look.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { newModerator, newPerson, type Person, personAt } from '../../support/person.ts';
import {
  citeAlso,
  newRecord,
  pressesRaw,
  recordNumbered,
  recordText,
  tapsOnRecord,
} from '../../support/records.ts';
import { cardOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world, 'ru');
});
afterAll(() => world.close());

describe('the record of an assembly', () => {
  it('is shown by its number, with status, level, place, day and every value with its source', async () => {
    const { number, caseNumber } = await newRecord(world, first);
    await first.says(`/assembly ${number}`);
    const text = recordText(first, number);
    expect(text).toContain(first.reads('record.choice.event_status.took_place'));
    expect(text).toContain(first.reads('level.v1'));
    expect(text).toContain('Taraz');
    expect(text).toContain(`(№ ${caseNumber})`);
    expect(text).toContain('1 independent report');
  });

  it.each(['A', 'a', 'А', '№ '])('is found when it is written as %s17', async (letter) => {
    const { number } = await newRecord(world, first);
    await first.says(`/assembly ${letter}${number}`);
    expect(recordText(first, number)).toContain('Taraz');
  });

  it('opens from the card of the case that was verified', async () => {
    const { number, caseNumber } = await newRecord(world, first);
    const card = cardOf(world, { by: first, number: caseNumber });
    await first.phone.taps(`📄 ${first.reads('button.record', { assembly: number })}`, {
      on: card.id,
    });
    await world.settled();
    expect(recordText(first, number)).toContain('Taraz');
  });

  it('is one message that is edited, and comes to the end when it is asked for again', async () => {
    const { number } = await newRecord(world, first);
    await first.says(`/assembly ${number}`);
    await first.says(`/assembly ${number}`);
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    const title = first.reads('record.title', { number });
    const shown = first.phone.messages().filter(({ text }) => text.split('\n')[0] === title);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.text).toContain(first.reads('record.ask_field'));
  });

  it('marks contradictions until a moderator settles them with one tap', async () => {
    const one = await newRecord(world, first, { form: 'rally' });
    const other = await newRecord(world, first, { form: 'march' });
    await citeAlso(world, one, { caseNumber: other.caseNumber, voice: 2 });
    await world.app.db.sql`update assembly set conflicts = '{form}' where id = ${one.id}`;
    await first.says(`/assembly ${one.number}`);
    expect(recordText(first, one.number)).toContain('⚠️');
    await tapsOnRecord(world, first, one.number, first.reads('button.settle', { field: 'Form' }));
    const { toast } = await tapsOnRecord(
      world,
      first,
      one.number,
      `${first.reads('card.form.choice.march')} (№ ${other.caseNumber})`,
    );
    expect(toast).toBeUndefined();
    expect(recordText(first, one.number)).not.toContain('⚠️');
    expect(await recordNumbered(world, one.number)).toMatchObject({
      form: 'march',
      conflicts: '{}',
    });
  });

  it('says so where there is no such number, and no number', async () => {
    await first.says('/assembly 99999');
    expect(first.last().text).toBe(first.reads('refusal.assembly_unknown'));
    await first.says('/assembly almaty');
    expect(first.last().text).toBe(first.reads('refusal.assembly_which'));
  });

  it('says nothing about it outside of the moderators’ group', async () => {
    const { number } = await newRecord(world, first);
    const somebody = newPerson(world, 'en');
    await somebody.says(`/assembly ${number}`);
    expect(somebody.last().text).not.toContain('Taraz');
  });

  it('may be looked at, and not be changed, by whose report it rests on', async () => {
    const { number, reporter, version } = await newRecord(world, first);
    world.sandbox.addMember(moderatorsGroup.id, reporter.id);
    const own = personAt(world, { id: reporter.id, language: 'en', chatId: moderatorsGroup.id });
    await own.says(`/assembly ${number}`);
    expect(recordText(own, number)).toContain('Taraz');
    for (const press of [
      { do: 'assembly_retract', reason: 'duplicate' },
      { do: 'assembly_field', field: 'topic' },
      { do: 'assembly_campaign', campaign: 'none' },
      { do: 'assembly_unlink' },
    ] as const) {
      const { toast } = await pressesRaw(world, own, { ...press, assembly: number, version });
      expect(toast).toBe(own.reads('refusal.own_record'));
    }
    expect(await recordNumbered(world, number)).toMatchObject({ version });
  });

  it('tells who taps an old button that it has changed, and draws it anew', async () => {
    const { number, version } = await newRecord(world, first);
    await first.says(`/assembly ${number}`);
    const { toast } = await pressesRaw(world, second, {
      do: 'assembly_retract',
      assembly: number,
      version: version - 1,
      reason: 'duplicate',
    });
    expect(toast).toBe(second.reads('refusal.record_changed'));
    expect(
      await world.app.db.sql`select from proposal where assembly_id = ${
        (await recordNumbered(world, number)).id
      }`,
    ).toHaveLength(0);
  });
});
