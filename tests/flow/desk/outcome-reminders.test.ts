// The desk is reminded to look for what followed an assembly, as the clock moves on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindOfOutcomes } from '../../../src/actions/records/outcome-reminders.ts';
import { placeName } from '../../../src/card/places.ts';
import { formatDay } from '../../../src/dates.ts';
import { verifiedCase } from '../../support/moderation.ts';
import { newModerator, type Person, quiet } from '../../support/person.ts';
import { createWorld, type World } from '../../support/world.ts';

const DAY = 24 * 60 * 60;

let world: World;
let first: Person;
beforeEach(async () => {
  world = await createWorld();
  first = newModerator(world);
});
afterEach(() => world.close());

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
    const { assembly } = await verifiedCase(world, first, { authority_response: ['detained'] });
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
    const [one, other] = [
      await verifiedCase(world, first),
      await verifiedCase(world, first, { form: 'march' }),
    ];
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
    await verifiedCase(world, first);
    // Four in the morning of the fourth day, in Taraz.
    world.clock.set('2026-11-25T23:00:00Z');
    await remind();
    expect(reminders()).toEqual([]);
    world.clock.set('2026-11-26T03:00:00Z');
    await remind();
    expect(reminders()).toHaveLength(1);
  });

  it('once by two who look at the same time, and after a long standstill once for all steps', async () => {
    await verifiedCase(world, first, { authority_response: ['detained'] });
    world.clock.pass(61 * DAY);
    await Promise.all([remindOfOutcomes(world.app), remindOfOutcomes(world.app)]);
    await quiet(world);
    expect(reminders()).toHaveLength(1);
  });

  it('when there is a group again, if there was none on that day', async () => {
    await verifiedCase(world, first);
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
      await verifiedCase(world, first),
      await verifiedCase(world, first, { form: 'march' }),
      await verifiedCase(world, first, { form: 'strike' }),
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
