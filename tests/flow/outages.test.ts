// The database is away: nothing is acknowledged. One update is poison: it ends by itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Outage } from '../../src/actions/intake.ts';
import type { App } from '../../src/app.ts';
import { newPerson, type Person, quiet } from '../support/person.ts';
import { dataOnButton, draftOf } from '../support/stored.ts';
import { messageFrom, openEdge, tapFrom } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe('while the database is away', () => {
  it('every update is put off, and none is acknowledged', async () => {
    await world.stopBot();
    const people = ['en', 'ru', 'kk'].map((language) => newPerson(world, language as 'en'));
    await world.database.drop();
    const edge = openEdge(world.app);
    const updates = people.flatMap((person) => [
      messageFrom(world, person, { text: '/start' }),
      messageFrom(world, person, { text: 'Алматы' }),
      tapFrom(person, { data: 'r.AAAAAAAAAA' }),
    ]);
    const handled = await Promise.allSettled(updates.map((update) => edge.handle(update)));
    for (const one of handled) {
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(Outage) });
    }
    await edge.settled();
    expect(world.sandbox.ledger.filter(({ method }) => /send|answer/i.test(method))).toEqual([]);
  });

  it('a connection that is cut in the middle of updates loses none and doubles none', async () => {
    const people = Array.from({ length: 12 }, () => newPerson(world, 'en'));
    const { sql } = world.app.db;
    for (const person of people) await person.says('/start');
    world.clock.pass(2);
    const said = Promise.all(people.map((person) => person.phone.says('/report')));
    for (let cut = 0; cut < 5; cut += 1) await cutConnections(world.app);
    await said;
    await world.settled();
    for (const person of people) {
      expect(person.phone.messages().filter((one) => one.fromBot)).toHaveLength(2);
      expect((await draftOf(world, person))?.at).toBe('observer_basis');
    }
    const [dead] = await sql`select count(*)::int as n from inbox where outcome = 'dead'`;
    expect(dead?.['n']).toBe(0);
  });
});

async function cutConnections({ db }: App) {
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'baqylau'
      and pid <> pg_backend_pid()`.catch(() => undefined);
}

/** A draft with which no action can deal: its place is none that the card knows. */
async function poison(person: Person) {
  await person.comesTo('review');
  await world.app.db.sql`
    update draft set interview = jsonb_set(interview, '{answers,place,place}', '"atlantis"')
    where person = ${person.key}`;
}

describe('an update that fails every time', () => {
  it('ends dead in the inbox with the kind of the error, and its person is told', async () => {
    const person = newPerson(world, 'ru');
    await poison(person);
    const before = await draftOf(world, person);
    await person.taps({ key: 'button.edit' });
    expect(person.last().text).toBe(person.reads('report.error'));
    const dead = await world.app.db.sql`select outcome, reason from inbox where outcome <> 'done'`;
    expect(dead).toEqual([{ outcome: 'dead', reason: 'Error' }]);
    expect(await draftOf(world, person)).toEqual(before);
    expect(JSON.stringify(world.lines)).not.toContain('atlantis');
  });

  it('does not keep its person from going on', async () => {
    const person = newPerson(world, 'en');
    await poison(person);
    await person.taps({ key: 'button.edit' });
    await person.says('/cancel');
    expect(person.last().text).toBe(person.reads('report.deleted'));
    await person.reports();
  });

  it('does not keep the other updates of its batch from going through', async () => {
    const poisoned = newPerson(world, 'en');
    await poison(poisoned);
    const words = poisoned.reads('button.edit');
    const bad = tapFrom(poisoned, { data: dataOnButton(world, { chatId: poisoned.id, words }) });
    const others = Array.from({ length: 20 }, () => newPerson(world, 'kk'));
    for (const person of others) await person.says('/start');
    world.clock.pass(2);
    const edge = openEdge(world.app);
    const updates = others.map((person) =>
      messageFrom(world, person, {
        text: '/report',
        entities: [{ type: 'bot_command', offset: 0, length: 7 }],
      }),
    );
    updates.splice(10, 0, bad);
    await Promise.all(updates.map((update) => edge.handle(update)));
    await quiet(world);
    for (const person of others) {
      expect((await draftOf(world, person))?.at).toBe('observer_basis');
      expect(person.phone.messages().filter((one) => one.fromBot)).toHaveLength(2);
    }
    const dead = await world.app.db.sql`select update_id from inbox where outcome = 'dead'`;
    expect(dead.map((row) => Number(row['update_id']))).toEqual([bad.update_id]);
  });
});
